"""What reading made of a letter beside what a clerk made of it: the pairs by which the rules are mended.

A pair is nothing apart: the reading, the nakoming and the history hold it, and none of these changes once a clerk has
judged. docs/reading.md says how pairs are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from letters.reading import Act
from matching.models import Consideration
from matching.proposing import EFFECTS, READ_AS
from toezeggingen.models import Event, Fulfilment
from toezeggingen.models.fulfilment import Effect, Proposer, State

NOTHING_READ = {"rules": None, "act": None, "score": None}


def pairs(since: date | None = None) -> Iterator[dict[str, Any]]:
    """A line for each judgement on a letter, the oldest first, of those put down on `since` (a day in Amsterdam) or
    later. No line names an employee."""
    rows = Fulfilment.objects.judged().filter(letter__isnull=False).annotate(read=_read(), judged_at=_judged_at())
    if since:
        rows = rows.filter(judged_at__date__gte=since)
    rows = rows.select_related("letter", "toezegging", "version").defer("version__text", "version__file")
    return map(_pair, rows.order_by("judged_at", "pk").iterator())


def _read() -> Subquery:
    """What reading made of that toezegging in the text that the clerk judged; None where it passed it by."""
    considered = Consideration.objects.filter(
        reading__version=OuterRef("version"), toezegging=OuterRef("toezegging")
    ).order_by()
    told = ("act", "score", "because", "passage", "proposed")
    return Subquery(considered.values(found=JSONObject(rules="reading__rules", **{name: name for name in told}))[:1])


def _judged_at() -> Subquery:
    """The moment of the last word on it: a postponement is one too, and names the letter and not the nakoming."""
    put_off = Q(postponement__letter=OuterRef("letter"), toezegging=OuterRef("toezegging"))
    words = Event.objects.filter(Q(fulfilment=OuterRef("pk")) | put_off)
    return Subquery(words.order_by("-pk").values("at")[:1])


def _pair(row: Any) -> dict[str, Any]:
    """`row` is a Fulfilment with `read` and `judged_at`."""
    in_its_own_words = {"because": row.because, "passage": row.passage, "proposed": row.proposed_by == Proposer.READING}
    return {
        "letter": row.letter.number,
        "version": row.version.nr if row.version else None,
        "toezegging": row.toezegging.number,
        "text": row.toezegging.text,
        **(row.read or {**NOTHING_READ, **in_its_own_words}),
        "decision": _decision(row),
        "effect": None if row.state == State.REJECTED else _effect(row),
        "decided_on": timezone.localdate(row.judged_at).isoformat(),
    }


def _effect(row: Any) -> Act:
    """As an act of reading. Three acts are one effect: where reading found one of these, the clerk agreed with it."""
    effect = Effect(row.effect)
    read_as = Act(row.read["act"]) if row.read else None
    return read_as if read_as and EFFECTS[read_as] is effect else READ_AS[effect]


def _decision(row: Fulfilment) -> str:
    """ "voorgesteld" is a clerk's own proposal on which no further word has been said."""
    if row.state == State.CONFIRMED and row.effect == Effect.POSTPONES:
        return "uitgesteld"
    return row.outcome or row.state
