"""Toezeggingen as a list shows them: words only, from two queries, because a template asks each thing of each row."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator

from parliament import dates
from parliament.models import Committee, Debate
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.search.marking import marked
from toezeggingen.standing import marks, says

MOST_WORDS = 60  # of the promise itself, in a list
_FIELDS = (
    "number", "text", "made_on", "status", "due_latest", "deadline_words", "times_postponed", "is_awaiting",
    "post__title", "debate__kind", "debate__title", "debate__committee__name", "letter__number",
    "is_letter_public", "is_debate_confidential",
)  # fmt: skip
_KINDS = dict(Debate.Kind.choices)

Row = dict[str, Any]


def shown(
    rows: ToezeggingQuerySet, *, today: date, sought: AbstractSet[str] = frozenset(), most_words: int = MOST_WORDS
) -> list[Row]:
    """What a line about each of these published toezeggingen says, in their order. The words that were
    `sought` (folded) are marked in the text; of one longer than `most_words` the beginning is told.

    The keys: address, number, text, made_iso, made_on, post, origin, marks, words, due_iso, due_on, postponed.
    Those that have nothing to say are empty.
    """
    page = reverse("toezeggingen")
    values = _facts(list(rows.values_list("pk", flat=True)))
    told = [_told(row, f"{page}{row['number']}/", today, most_words) for row in values]
    if sought:
        for line, row in zip(told, values, strict=True):
            line["text"] = marked(row["text"], sought, most=most_words)
    return told


def _facts(keys: list[int]) -> list[Row]:
    """Of these toezeggingen in this order. They are chosen before anything is asked of them: in one query the database
    would ask it of all that the choice was made from, which for a page out of a million takes most of a second."""
    rows = Toezegging.objects.filter(pk__in=keys).order_by().with_standing().with_publicity()
    known = {row["pk"]: row for row in rows.values("pk", *_FIELDS)}
    return [known[key] for key in keys]


def _told(row: Row, address: str, today: date, most_words: int) -> Row:
    due = row["due_latest"]
    is_due_told = due is not None and not says(row["deadline_words"], due)
    text: str = row["text"]
    return {
        "address": address,
        "number": row["number"],
        "text": text if text.count(" ") < most_words else Truncator(text).words(most_words, truncate=" …"),
        "made_iso": row["made_on"].isoformat(),
        "made_on": dates.dutch(row["made_on"]),
        "post": _capital(row["post__title"] or "bewindspersoon onbekend"),
        "origin": _origin(row),
        "marks": marks(row["status"], due, is_awaiting=row["is_awaiting"], today=today),
        "words": row["deadline_words"],
        "due_iso": due.isoformat() if is_due_told else "",
        "due_on": dates.dutch(due) if is_due_told else "",
        "postponed": row["times_postponed"],
    }


def _origin(row: Row) -> str:
    if row["is_debate_confidential"]:
        return "vertrouwelijke technische briefing"
    if row["debate__kind"]:
        debate = f"{_KINDS[row['debate__kind']]} {row['debate__title']}"
        committee = row["debate__committee__name"]
        return f"{debate} · {Committee(name=committee).subject}" if committee else debate
    return f"brief {row['letter__number']}" if row["is_letter_public"] else "een brief die nog niet openbaar is"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
