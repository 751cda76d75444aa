"""Toezeggingen as a list shows them: words only, from two queries, because a template asks each thing of each row."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.text import Truncator

from parliament import dates
from parliament.addresses import address
from parliament.models import Debate
from parliament.models.committee import subject_of
from search.text.marking import marked
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from website.labels import Mark, marks, says
from website.prepared_queries import Prepared, each

if TYPE_CHECKING:
    from website.history.timeline import Moment

MOST_WORDS = 60  # of the promise itself, in a list
_FIELDS = (
    "number", "text", "made_on", "status", "due_latest", "deadline_words", "times_postponed", "awaits",
    "post__title", "debate__kind", "debate__title", "debate__committee__name", "letter__number",
    "is_letter_public", "is_debate_confidential",
)  # fmt: skip
_KINDS = dict(Debate.Kind.choices)


class _Facts(NamedTuple):
    """What `_FIELDS` are of one toezegging, in their order."""

    number: str
    text: str
    made_on: date
    status: str
    due: date | None
    words: str
    times_postponed: int
    awaits: str | None
    post: str | None
    debate_kind: str | None
    debate_title: str | None
    committee: str | None
    letter: str | None
    is_letter_public: bool
    is_debate_confidential: bool


_facts: Prepared[tuple[Any, ...]] = Prepared(
    lambda keys: (
        Toezegging.objects.filter(pk__in=each(keys))
        .order_by()
        .with_standing()
        .with_publicity()
        .values_list("pk", *_FIELDS)
    )
)


@dataclass(slots=True)
class Row:
    """What a line about a toezegging says; what it has nothing to say about is empty."""

    address: str
    number: str
    text: str
    made_iso: str
    made_on: str
    post: str
    origin: str
    marks: list[Mark]
    words: str
    due_iso: str
    due_on: str
    postponed: int
    ending: Moment | None = None  # on a page that tells more of it


def shown(
    rows: ToezeggingQuerySet, *, today: date, sought: AbstractSet[str] = frozenset(), most_words: int = MOST_WORDS
) -> list[Row]:
    """What a line about each of these published toezeggingen says, in their order. The words that were
    `sought` (folded) are marked in the text; of one longer than `most_words` the beginning is told."""
    # They are chosen before anything is asked of them: in one query the database would ask it of all that the choice
    # was made from, which for a page out of a million takes most of a second.
    return of(list(rows.values_list("pk", flat=True)), today=today, sought=sought, most_words=most_words)


def of(
    keys: list[int], *, today: date, sought: AbstractSet[str] = frozenset(), most_words: int = MOST_WORDS
) -> list[Row]:
    """The same of toezeggingen by their keys."""
    facts = {key: _Facts._make(told) for key, *told in _facts(keys)}
    page = address("toezeggingen")

    def text_of(text: str) -> str:
        if sought:
            return marked(text, sought, most=most_words)
        return text if text.count(" ") < most_words else Truncator(text).words(most_words, truncate=" …")

    return [_told(facts[key], page, text_of, today) for key in keys]


def _told(facts: _Facts, page: str, text_of: Callable[[str], str], today: date) -> Row:
    due = None if says(facts.words, facts.due) else facts.due
    return Row(
        address=f"{page}{facts.number}/",
        number=facts.number,
        text=text_of(facts.text),
        made_iso=facts.made_on.isoformat(),
        made_on=dates.dutch(facts.made_on),
        post=_capital(facts.post or "bewindspersoon onbekend"),
        origin=_origin(facts),
        marks=marks(facts.status, facts.due, awaits=facts.awaits, today=today),
        words=facts.words,
        due_iso=due.isoformat() if due else "",
        due_on=dates.dutch(due) if due else "",
        postponed=facts.times_postponed,
    )


def _origin(facts: _Facts) -> str:
    if facts.is_debate_confidential:
        return "vertrouwelijke technische briefing"
    if facts.debate_kind:
        debate = f"{_KINDS[facts.debate_kind]} {facts.debate_title}"
        return f"{debate} · {subject_of(facts.committee)}" if facts.committee else debate
    return f"brief {facts.letter}" if facts.is_letter_public else "een brief die nog niet openbaar is"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
