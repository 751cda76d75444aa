"""Toezeggingen as rows of a list, in plain words. Two queries fetch any number of rows."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator, capfirst

from parliament import dates
from parliament.models import Debate
from parliament.models.committee import subject_of
from search.fields import FIELDS
from search.text.marking import marked_excerpt
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.threads import Thread, read_threads
from website.history.timeline import TimelineEntry
from website.labels import Badge, mentions_day, status_badges

MAX_WORDS = 60  # longest text of a toezegging in a list
_FIELDS = (
    "pk", "number", "text", "made_on", "status", "due_latest", "deadline_words", "times_postponed", "awaits",
    "post__title", "debate__kind", "debate__title", "debate__committee__name", "letter__number",
    "debate__is_confidential", "is_letter_public",
)  # fmt: skip
_FURTHER = [field for field in FIELDS if field.is_in_list]
_KINDS = dict(Debate.Kind.choices)


@dataclass(slots=True)
class ListRow:
    """A toezegging in a list. A field without a value is empty. `further` holds the label and value of each field with
    `is_in_list`. `ending` is set only on pages that show how a toezegging ended."""

    address: str
    number: str
    text: str
    made_iso: str
    made_on: str
    post: str
    origin: str
    badges: list[Badge]
    deadline_words: str
    due_iso: str
    due_on: str
    times_postponed: int
    further: list[tuple[str, str]]
    thread: Thread | None = None
    ending: TimelineEntry | None = None


def list_rows(
    toezeggingen: ToezeggingQuerySet,
    *,
    today: date,
    highlight: AbstractSet[str] = frozenset(),
    max_words: int = MAX_WORDS,
    is_once: bool = False,
) -> list[ListRow]:
    """The rows of these published toezeggingen, in the order of the query.

    `highlight` holds folded words to mark in the text. A text longer than `max_words` is cut. With
    `is_once`, a row stands for its whole thread and tells how often it was promised.
    """
    # Select the keys first. In a single query, PostgreSQL would compute all annotations for every candidate before it
    # applies the LIMIT.
    keys = list(toezeggingen.values_list("pk", flat=True))
    rows = list_rows_by_key(keys, today=today, highlight=highlight, max_words=max_words)
    threads = read_threads() if is_once else {}
    for key, row in zip(keys, rows, strict=True):
        row.thread = threads.get(key)
    return rows


def list_rows_by_key(
    keys: list[int], *, today: date, highlight: AbstractSet[str] = frozenset(), max_words: int = MAX_WORDS
) -> list[ListRow]:
    """The rows of the published toezeggingen with these primary keys, in the order of the keys."""
    rows = Toezegging.objects.filter(pk__in=keys).order_by().with_progress().with_publicity()
    by_key = {row.pk: row for row in rows.values_list(*_FIELDS, *(field.lookup for field in _FURTHER), named=True)}
    base = reverse("toezeggingen")

    def shorten(text: str) -> str:
        if highlight:
            return marked_excerpt(text, highlight, most=max_words)
        return text if text.count(" ") < max_words else Truncator(text).words(max_words, truncate=" …")

    return [_list_row(by_key[key], base, shorten, today) for key in keys]


def _list_row(row: Any, base: str, shorten: Callable[[str], str], today: date) -> ListRow:
    due = None if mentions_day(row.deadline_words, row.due_latest) else row.due_latest
    return ListRow(
        address=f"{base}{row.number}/",
        number=row.number,
        text=shorten(row.text),
        made_iso=row.made_on.isoformat(),
        made_on=dates.dutch(row.made_on),
        post=str(capfirst(row.post__title or "bewindspersoon onbekend")),
        origin=_origin(row),
        badges=status_badges(row.status, row.due_latest, awaits=row.awaits, today=today),
        deadline_words=row.deadline_words,
        due_iso=due.isoformat() if due else "",
        due_on=dates.dutch(due) if due else "",
        times_postponed=row.times_postponed,
        further=[(field.label, words) for field in _FURTHER if (words := field.in_words(getattr(row, field.lookup)))],
    )


def _origin(row: Any) -> str:
    if row.debate__is_confidential:
        return Debate.Kind(row.debate__kind).if_confidential
    if row.debate__kind:
        debate = f"{_KINDS[row.debate__kind]} {row.debate__title}"
        return f"{debate} · {subject_of(row.debate__committee__name)}" if row.debate__committee__name else debate
    return f"brief {row.letter__number}" if row.is_letter_public else "een brief die nog niet openbaar is"
