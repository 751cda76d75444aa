"""All that the public may know of a toezegging in plain values: what a file says of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models.expressions import RawSQL
from django.urls import reverse

from parliament.models import Committee, Debate
from toezeggingen.buckets import Bucket
from toezeggingen.models import Event, Fulfilment, Postponement, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome
from toezeggingen.models.querysets import ToezeggingQuerySet, bucket_of
from toezeggingen.models.toezegging import Firmness
from toezeggingen.status import OPEN, Status

KEPT = 4096  # values: most are names, words and days that come again
PIECE = 2000  # rows whose further facts are asked for together
NEVER = (0, 0)

Facts = dict[str, Any]


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
    "brief": Column("Gedaan in brief", 14),
    "nakoming": Column("Brieven die voldoen, geheel of deels", 24),
    "afgedaanOp": Column("Afgedaan op", 12),
    "adres": Column("Adres", 55),
}
_FIELDS = (
    "pk", "number", "text", "made_on", "status", "bucket", "due_latest", "due_earliest", "deadline_words", "firmness",
    "hangs_on", "ministry_now__name", "ministry_then__name", "post__title", "minister__name",
    "debate__number", "debate__day", "debate__kind", "debate__title", "debate__committee__name", "letter__number",
    "is_letter_public", "is_debate_confidential",
)  # fmt: skip
_STATUSES = dict(Status.choices)
_BUCKETS = dict(Bucket.choices)
_FIRMNESS = dict(Firmness.choices)
_KINDS: dict[str | None, str] = {None: "", **dict(Debate.Kind.choices)}
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def told(rows: ToezeggingQuerySet, *, today: date) -> Iterator[tuple[int, Facts]]:
    """The key and the `COLUMNS` of each of these published toezeggingen, in their order.

    Read from a cursor on the server, so that a million take no more memory than a thousand; all of one moment where
    the caller holds a snapshot. What has no number or day is None; a text is "".
    """
    page = settings.SITE_URL + reverse("toezeggingen")
    values = rows.with_publicity().annotate(bucket=bucket_of(today)).values(*_FIELDS).iterator(chunk_size=PIECE)
    while piece := list(islice(values, PIECE)):
        further = _Further([row["pk"] for row in piece])
        for row in piece:
            yield row["pk"], _told(row, further, page, today)


class _Further:
    """What other tables say of a piece of the rows, by the key of the row."""

    def __init__(self, pks: list[int]) -> None:
        keys = RawSQL("SELECT unnest(%s)", [pks])  # one parameter: thousands take longer to write than to answer
        members = Toezegging.members.through.objects.filter(toezegging__in=keys).order_by("member__name")
        parties = Toezegging.parties.through.objects.filter(toezegging__in=keys).order_by("party__abbreviation")
        named = members.values_list("toezegging", "member__name", "member__party__abbreviation")
        self.members = _listed((key, f"{name} ({party})" if party else name) for key, name, party in named)
        self.parties = _listed(parties.values_list("toezegging", "party__abbreviation"))
        self.letters = _listed(_settling().filter(toezegging__in=keys).values_list("toezegging", "letter__number"))
        self.postponed = _postponed(keys)
        ends = Event.objects.filter(toezegging__in=keys, kind__in=(Event.Kind.DECIDED, Event.Kind.LAPSED))
        self.ended_on: dict[int, date] = dict(ends.order_by("pk").values_list("toezegging", "on"))


def _settling() -> Any:
    """Public letters that a clerk confirmed as keeping the promise, wholly or in part, and no meeting refused."""
    letters = Fulfilment.objects.public().filter(letter__isnull=False, effect__in=(Effect.FULFILS, Effect.PARTLY))
    return letters.exclude(outcome=Outcome.REFUSED).order_by("letter__date", "letter__number")


def _postponed(keys: RawSQL) -> dict[int, tuple[int, int]]:
    """How often, and for how many days in all, over the terms that had a day before and after."""
    postponed: dict[int, tuple[int, int]] = {}
    rows = Postponement.objects.filter(toezegging__in=keys)
    for key, old, new in rows.values_list("toezegging", "old_latest", "new_latest"):
        times, days = postponed.get(key, NEVER)
        postponed[key] = times + 1, days + ((new - old).days if old and new else 0)
    return postponed


def _listed(pairs: Iterable[tuple[int, str]]) -> dict[int, str]:
    words: dict[int, str] = {}
    for key, word in pairs:
        words[key] = f"{words[key]}; {word}" if key in words else word
    return words


def _told(row: Facts, further: _Further, page: str, today: date) -> Facts:
    key, due, bucket, is_secret = row["pk"], row["due_latest"], row["bucket"], row["is_debate_confidential"]
    times, days = further.postponed.get(key, NEVER)
    return {
        "nummer": row["number"],
        "toezegging": writable(row["text"]),
        "gedaanOp": row["made_on"],
        "status": _STATUSES[row["status"]],
        "termijn": _BUCKETS.get(bucket, ""),
        "dagenTeLaat": (today - due).days if bucket == Bucket.OVERDUE else None,
        "uiterlijk": due,
        "opZijnVroegst": row["due_earliest"],
        "termijnInWoorden": writable(row["deadline_words"]),
        "hardheid": _FIRMNESS[row["firmness"]],
        "hangtAfVan": writable(row["hangs_on"]),
        "keerUitgesteld": times,
        "dagenUitgesteld": days,
        "ministerieNu": writable(row["ministry_now__name"]),
        "ministerieToen": writable(row["ministry_then__name"]),
        "ambt": writable(row["post__title"] or ""),
        "bewindspersoon": writable(row["minister__name"] or ""),
        "leden": writable(further.members.get(key, "")),
        "fracties": writable(further.parties.get(key, "")),
        "debat": writable(row["debate__number"] or ""),
        "debatDatum": row["debate__day"],
        "debatSoort": _KINDS[row["debate__kind"]],
        "debatTitel": "vertrouwelijk" if is_secret else writable(row["debate__title"] or ""),
        "commissie": "" if is_secret else _subject(row["debate__committee__name"]),
        "brief": _letter(row),
        "nakoming": writable(further.letters.get(key, "")),
        "afgedaanOp": None if row["status"] in OPEN else further.ended_on.get(key),
        "adres": f"{page}{row['number']}/",
    }


@lru_cache(KEPT)
def _subject(committee: str | None) -> str:
    return writable(Committee(name=committee).subject) if committee else ""


def _letter(row: Facts) -> str:
    if row["letter__number"] is None:
        return ""
    return writable(row["letter__number"]) if row["is_letter_public"] else "nog niet openbaar"


@lru_cache(KEPT)
def writable(text: str) -> str:
    """Without the characters that no XML and no calendar can hold."""
    return text if text.isprintable() else _CONTROL.sub("", text)
