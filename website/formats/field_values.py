"""The values of all fields in `search/fields.py` for many toezeggingen, for file formats.

The values are computed column by column, which takes half the time of row by row. A missing date or number is None. A
missing text is "".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.urls import reverse

from parliament.models import Committee, Debate
from search.fields import FIELDS, Field, FieldType
from toezeggingen.buckets import Bucket, days_late
from toezeggingen.models import Fulfilment, Postponement
from toezeggingen.models.fulfilment import Effect, Outcome
from toezeggingen.models.querysets import ToezeggingQuerySet, bucket_of
from website import recipients
from website.formats.characters import writable

BATCH = 2500  # rows; larger batches are faster and take more memory
NEVER = {"times": 0, "days": 0}

RowValues = dict[str, Any]  # by field name
Column = Sequence[Any]
Columns = dict[str, Column]

_LOOKUPS = [field.lookup for field in FIELDS if field.lookup]
_FURTHER_LOOKUPS = (
    "pk", "debate", "debate__title", "debate__committee__name",
    "debate__is_confidential", "letter__number", "is_letter_public",
)  # fmt: skip


def rows_with_values(rows: ToezeggingQuerySet, *, today: date) -> Iterator[tuple[int, RowValues]]:
    """Yield the primary key and the field values of each of these published toezeggingen, in the order of the query."""
    names = [field.name for field in FIELDS]
    for keys, columns in batches(rows, today=today):
        for key, *values in zip(keys, *columns, strict=True):
            yield key, dict(zip(names, values, strict=True))


def batches(rows: ToezeggingQuerySet, *, today: date) -> Iterator[tuple[Column, list[Column]]]:
    """Yield for each batch of rows the primary keys and one column of values per field.

    Reads from a server-side cursor, so that a million rows take no more memory than one batch.
    """
    lookups = [*_FURTHER_LOOKUPS, *_LOOKUPS]
    annotated = rows.with_publicity().with_fulfilled_on().annotate(bucket=bucket_of(today))
    values = annotated.values_list(*lookups).iterator(chunk_size=BATCH)
    while batch := list(islice(values, BATCH)):
        raw: Columns = dict(zip(lookups, zip(*batch, strict=True), strict=True))
        columns = {field.name: plain_values(field, raw[field.lookup]) for field in FIELDS if field.lookup}
        columns |= _computed(raw, today)
        yield raw["pk"], [columns[field.name] for field in FIELDS]


def plain_values(field: Field, values: Column) -> Column:
    """The values as a file shows them: choices by their label, texts without unwritable characters."""
    if field.type is FieldType.CHOICE:
        labels: dict[str | None, str] = {None: "", "": "", **dict(field.choices)}
        return [labels[value] for value in values]
    return _texts(values) if field.type is FieldType.TEXT else values


def _is_among(field: str, keys: Iterable[int]) -> Func:
    """The condition `field = ANY(keys)`, with all keys in one parameter. An `IN` with thousands of parameters takes
    longer to prepare than to execute."""
    array = Value(f"{{{','.join(map(str, keys))}}}")
    shape = {"template": "%(expressions)s)", "arg_joiner": " = ANY("}
    return Func(F(field), array, **shape, output_field=BooleanField())


def _fulfilling_letters() -> QuerySet[Fulfilment]:
    """Public letters that fulfil a toezegging, wholly or partly. A clerk confirmed this, and no meeting refused the
    letter."""
    letters = Fulfilment.objects.public().filter(letter__isnull=False, effect__in=(Effect.FULFILS, Effect.PARTLY))
    return letters.exclude(outcome=Outcome.REFUSED).order_by("letter__date", "letter__number")


def _followers(debates: Column) -> Iterator[tuple[int, str]]:
    """Pairs of the primary key of a debate and the subject of a follow-up committee, in order of name."""
    rows = Debate.follow_up_committees.through.objects.filter(_is_among("debate", {key for key in debates if key}))
    names = rows.order_by("committee__name").values_list("debate", "committee__name")
    return ((key, _subject(name)) for key, name in names)


def _joined(keys: Column, pairs: Iterable[tuple[int, str]]) -> Column:
    """The texts that belong to each key, joined to one text."""
    texts: dict[int, str] = {}
    for key, text in pairs:
        texts[key] = f"{texts[key]}; {text}" if key in texts else text
    return _texts([texts.get(key) for key in keys])


def _computed(raw: Columns, today: date) -> Columns:
    """The columns of the fields that have no lookup."""
    keys, due, is_secret = raw["pk"], raw["due_latest"], raw["debate__is_confidential"]
    of_rows = _is_among("toezegging", keys)
    moved = {row["toezegging"]: row for row in Postponement.objects.filter(of_rows).by_toezegging()}
    postponements = [moved.get(key, NEVER) for key in keys]
    page = settings.SITE_URL + reverse("toezeggingen")
    return {
        "dagenTeLaat": [
            days_late(day, today) if bucket == Bucket.OVERDUE else None
            for day, bucket in zip(due, raw["bucket"], strict=True)
        ],
        "keerUitgesteld": [row["times"] for row in postponements],
        "dagenUitgesteld": [row["days"] for row in postponements],
        "leden": _joined(keys, recipients.members(of_rows)),
        "fracties": _joined(keys, recipients.parties(of_rows)),
        "debatTitel": _unless(is_secret, _texts(raw["debate__title"]), "vertrouwelijk"),
        "commissie": _unless(is_secret, [_subject(name) for name in raw["debate__committee__name"]], ""),
        "volgcommissies": _unless(is_secret, _joined(raw["debate"], _followers(raw["debate"])), ""),
        "brief": _texts(
            [
                "nog niet openbaar" if number and not is_public else number
                for number, is_public in zip(raw["letter__number"], raw["is_letter_public"], strict=True)
            ]
        ),
        "nakoming": _joined(keys, _fulfilling_letters().filter(of_rows).values_list("toezegging", "letter__number")),
        "dagenTeLaatNagekomen": list(map(days_late, due, raw["fulfilled_on"])),
        "adres": [f"{page}{number}/" for number in raw["number"]],
    }


def _unless(hidden: Column, values: Iterable[str], instead: str) -> Column:
    return [instead if is_hidden else value for is_hidden, value in zip(hidden, values, strict=True)]


def _texts(column: Column) -> Column:
    """Texts without unwritable characters. These characters are rare, so the column is first checked as a whole."""
    texts = [text or "" for text in column]
    return texts if "".join(texts).isprintable() else [writable(text) for text in texts]


@lru_cache
def _subject(committee: str | None) -> str:
    return writable(Committee(name=committee).subject) if committee else ""
