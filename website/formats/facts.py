"""All that the public may know of a toezegging in plain values: what a file says of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.urls import reverse

from parliament.models import Committee, Debate
from toezeggingen.buckets import Bucket
from toezeggingen.models import Fulfilment, Postponement
from toezeggingen.models.fulfilment import Effect, Outcome
from toezeggingen.models.querysets import ToezeggingQuerySet, bucket_of
from toezeggingen.models.toezegging import Firmness
from toezeggingen.status import Status
from website import recipients
from website.formats.characters import writable
from website.labels import days_late

PIECE = 3500  # rows that are told together: more are quicker, and take more memory
NEVER = (0, 0)

Facts = dict[str, Any]
Values = Sequence[Any]  # of a column
Known = dict[str, Values]


@dataclass(frozen=True)
class Column:
    """`width` in characters, for a spreadsheet."""

    heading: str
    width: int


COLUMNS = {
    "nummer": Column("Nummer", 15),
    "toezegging": Column("Toezegging", 70),
    "gedaanOp": Column("Gedaan op", 12),
    "status": Column("Status", 14),
    "termijn": Column("Stand van de termijn", 20),
    "dagenTeLaat": Column("Dagen te laat", 10),
    "uiterlijk": Column("Uiterlijk", 12),
    "opZijnVroegst": Column("Op zijn vroegst", 12),
    "termijnInWoorden": Column("Termijn, zoals uitgesproken", 30),
    "hardheid": Column("Hardheid van de termijn", 16),
    "hangtAfVan": Column("Hangt af van", 25),
    "keerUitgesteld": Column("Keer uitgesteld", 10),
    "dagenUitgesteld": Column("Dagen uitgesteld", 10),
    "ministerieNu": Column("Ministerie nu", 30),
    "ministerieToen": Column("Ministerie toen", 30),
    "ambt": Column("Ambt", 30),
    "bewindspersoon": Column("Bewindspersoon", 22),
    "leden": Column("Toegezegd aan leden", 30),
    "fracties": Column("Toegezegd aan fracties", 18),
    "debat": Column("Debat", 13),
    "debatDatum": Column("Datum van het debat", 12),
    "debatSoort": Column("Soort debat", 20),
    "debatTitel": Column("Titel van het debat", 45),
    "commissie": Column("Commissie", 30),
    "volgcommissies": Column("Volgcommissies", 30),
    "brief": Column("Gedaan in brief", 14),
    "nakoming": Column("Brieven die voldoen, geheel of deels", 24),
    "afgedaanOp": Column("Afgedaan op", 12),
    "nagekomenOp": Column("Nagekomen op", 12),
    "dagenTeLaatNagekomen": Column("Dagen te laat nagekomen", 12),
    "adres": Column("Adres", 55),
}
_FIELDS = (
    "pk", "number", "text", "made_on", "status", "bucket", "due_latest", "due_earliest", "deadline_words", "firmness",
    "hangs_on", "ministry_now__name", "ministry_then__name", "post__title", "minister__name",
    "debate", "debate__number", "debate__day", "debate__kind", "debate__title", "debate__committee__name",
    "letter__number", "is_letter_public", "is_debate_confidential", "settled_on", "kept_on",
)  # fmt: skip
_STATUSES = dict(Status.choices)
_BUCKETS: dict[str | None, str] = {None: "", **dict(Bucket.choices)}
_FIRMNESS = dict(Firmness.choices)
_KINDS: dict[str | None, str] = {None: "", **dict(Debate.Kind.choices)}


def facts_of(rows: ToezeggingQuerySet, *, today: date) -> Iterator[tuple[int, Facts]]:
    """The key and the `COLUMNS` of each of these published toezeggingen, in their order; `pieces` says the rest."""
    for keys, columns in pieces(rows, today=today):
        for key, *values in zip(keys, *columns, strict=True):
            yield key, dict(zip(COLUMNS, values, strict=True))


def pieces(rows: ToezeggingQuerySet, *, today: date) -> Iterator[tuple[Values, list[Values]]]:
    """Of thousands at a time the keys and each of the `COLUMNS`. What has no number or day is None; a text is "".

    Read from a cursor on the server, so that a million take no more memory than a piece; all of one moment where the
    caller holds a snapshot.
    """
    page = settings.SITE_URL + reverse("toezeggingen")
    chosen = rows.with_publicity().with_kept_on().annotate(bucket=bucket_of(today))
    values = chosen.values_list(*_FIELDS).iterator(chunk_size=PIECE)
    while piece := list(islice(values, PIECE)):
        known: Known = dict(zip(_FIELDS, zip(*piece, strict=True), strict=True))
        columns = _columns(known, _Further(known), page, today)
        yield known["pk"], [columns[name] for name in COLUMNS]


class _Further:
    """What other tables say of a piece of the rows, by the key of the row; the followers by that of the debate."""

    def __init__(self, known: Known) -> None:
        asked = _belongs_to("toezegging", known["pk"])
        self.members = _listed(recipients.members(asked))
        self.parties = _listed(recipients.parties(asked))
        self.letters = _listed(_settling().filter(asked).values_list("toezegging", "letter__number"))
        self.followers = _listed(_followers({key for key in known["debate"] if key}))
        postponed = Postponement.objects.filter(asked).by_toezegging()
        self.postponed = {row["toezegging"]: (row["times"], row["days"]) for row in postponed}


def _belongs_to(field: str, pks: Iterable[int]) -> Func:
    """Of rows of another table: the field holds one of these keys. `IN` would look each of them up; this goes through
    the index once. The keys go as one text, since making a parameter of thousands takes longer than answering."""
    keys = Value(f"{{{','.join(map(str, pks))}}}")
    shape = {"template": "%(expressions)s)", "arg_joiner": " = ANY("}
    return Func(F(field), keys, **shape, output_field=BooleanField())


def _settling() -> QuerySet[Fulfilment]:
    """Public letters that a clerk confirmed as keeping the promise, wholly or in part, and no meeting refused."""
    letters = Fulfilment.objects.public().filter(letter__isnull=False, effect__in=(Effect.FULFILS, Effect.PARTLY))
    return letters.exclude(outcome=Outcome.REFUSED).order_by("letter__date", "letter__number")


def _followers(debates: Iterable[int]) -> Iterator[tuple[int, str]]:
    followed = Debate.follow_up_committees.through.objects.filter(_belongs_to("debate", debates))
    named = followed.order_by("committee__name").values_list("debate", "committee__name")
    return ((key, _subject(name)) for key, name in named)


def _listed(pairs: Iterable[tuple[int, str]]) -> dict[int, str]:
    words: dict[int, str] = {}
    for key, word in pairs:
        words[key] = f"{words[key]}; {word}" if key in words else word
    return words


def _columns(known: Known, further: _Further, page: str, today: date) -> Known:
    """A column at a time, which takes half of the time that it takes by the row."""
    keys, numbers, days, is_secret = known["pk"], known["number"], known["due_latest"], known["is_debate_confidential"]
    postponed = [further.postponed.get(key, NEVER) for key in keys]
    return {
        "nummer": numbers,
        "toezegging": _texts(known["text"]),
        "gedaanOp": known["made_on"],
        "status": [_STATUSES[status] for status in known["status"]],
        "termijn": [_BUCKETS[bucket] for bucket in known["bucket"]],
        "dagenTeLaat": [
            (today - due).days if bucket == Bucket.OVERDUE else None
            for due, bucket in zip(days, known["bucket"], strict=True)
        ],
        "uiterlijk": days,
        "opZijnVroegst": known["due_earliest"],
        "termijnInWoorden": _texts(known["deadline_words"]),
        "hardheid": [_FIRMNESS[firmness] for firmness in known["firmness"]],
        "hangtAfVan": _texts(known["hangs_on"]),
        "keerUitgesteld": [times for times, _ in postponed],
        "dagenUitgesteld": [lasted for _, lasted in postponed],
        "ministerieNu": _texts(known["ministry_now__name"]),
        "ministerieToen": _texts(known["ministry_then__name"]),
        "ambt": _texts(known["post__title"]),
        "bewindspersoon": _texts(known["minister__name"]),
        "leden": _texts([further.members.get(key) for key in keys]),
        "fracties": _texts([further.parties.get(key) for key in keys]),
        "debat": _texts(known["debate__number"]),
        "debatDatum": known["debate__day"],
        "debatSoort": [_KINDS[kind] for kind in known["debate__kind"]],
        "debatTitel": _unless(is_secret, _texts(known["debate__title"]), "vertrouwelijk"),
        "commissie": _unless(is_secret, [_subject(name) for name in known["debate__committee__name"]], ""),
        "volgcommissies": _unless(is_secret, [further.followers.get(key, "") for key in known["debate"]], ""),
        "brief": _texts(
            [
                "nog niet openbaar" if number and not is_public else number
                for number, is_public in zip(known["letter__number"], known["is_letter_public"], strict=True)
            ]
        ),
        "nakoming": _texts([further.letters.get(key) for key in keys]),
        "afgedaanOp": known["settled_on"],
        "nagekomenOp": known["kept_on"],
        "dagenTeLaatNagekomen": list(map(days_late, days, known["kept_on"])),
        "adres": [f"{page}{number}/" for number in numbers],
    }


def _unless(hidden: Values, told: Iterable[str], instead: str) -> Values:
    return [instead if is_hidden else one for is_hidden, one in zip(hidden, told, strict=True)]


def _texts(column: Values) -> Values:
    """Looked at together, since hardly any text has what cannot be written."""
    texts = [text or "" for text in column]
    return texts if "".join(texts).isprintable() else [writable(text) for text in texts]


@lru_cache
def _subject(committee: str | None) -> str:
    return writable(Committee(name=committee).subject) if committee else ""
