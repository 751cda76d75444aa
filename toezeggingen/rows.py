"""Toezeggingen as a list shows them: words only, from two queries, because a template asks each thing of each row."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.text import Truncator

from parliament import dates
from parliament.models import Committee, Debate
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.prepared import Prepared, each
from toezeggingen.search.marking import marked
from toezeggingen.standing import Mark, marks, says

if TYPE_CHECKING:
    from toezeggingen.timeline import Moment

MOST_WORDS = 60  # of the promise itself, in a list
_FIELDS = (
    "number", "text", "made_on", "status", "due_latest", "deadline_words", "times_postponed", "is_awaiting",
    "post__title", "debate__kind", "debate__title", "debate__committee__name", "letter__number",
    "is_letter_public", "is_debate_confidential",
)  # fmt: skip
_KINDS = dict(Debate.Kind.choices)

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
    keys = list(rows.values_list("pk", flat=True))
    facts = {key: dict(zip(_FIELDS, told, strict=True)) for key, *told in _facts(keys)}
    page = reverse("toezeggingen")

    def text_of(text: str) -> str:
        if sought:
            return marked(text, sought, most=most_words)
        return text if text.count(" ") < most_words else Truncator(text).words(most_words, truncate=" …")

    return [_told(facts[key], page, text_of, today) for key in keys]


def _told(row: dict[str, Any], page: str, text_of: Callable[[str], str], today: date) -> Row:
    due = row["due_latest"]
    is_due_told = due is not None and not says(row["deadline_words"], due)
    return Row(
        address=f"{page}{row['number']}/",
        number=row["number"],
        text=text_of(row["text"]),
        made_iso=row["made_on"].isoformat(),
        made_on=dates.dutch(row["made_on"]),
        post=_capital(row["post__title"] or "bewindspersoon onbekend"),
        origin=_origin(row),
        marks=marks(row["status"], due, is_awaiting=row["is_awaiting"], today=today),
        words=row["deadline_words"],
        due_iso=due.isoformat() if is_due_told else "",
        due_on=dates.dutch(due) if is_due_told else "",
        postponed=row["times_postponed"],
    )


def _origin(row: dict[str, Any]) -> str:
    if row["is_debate_confidential"]:
        return "vertrouwelijke technische briefing"
    if row["debate__kind"]:
        debate = f"{_KINDS[row['debate__kind']]} {row['debate__title']}"
        committee = row["debate__committee__name"]
        return f"{debate} · {Committee(name=committee).subject}" if committee else debate
    return f"brief {row['letter__number']}" if row["is_letter_public"] else "een brief die nog niet openbaar is"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
