"""Export pairs of what the rules read in a letter and what a clerk decided, as material to improve the rules.

Pairs have no table. They are made from the reading, the fulfilment and the events, which are kept once a clerk has
judged. See docs/reading.md for how to use pairs.
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
    """One pair for each fulfilment by a letter that a clerk judged, oldest first, without the names of employees.

    With `since`, only fulfilments with their last event on or after that day (in Amsterdam).
    """
    rows = Fulfilment.objects.judged().filter(letter__isnull=False).annotate(read=_read(), judged_at=_judged_at())
    if since:
        rows = rows.filter(judged_at__date__gte=since)
    rows = rows.select_related("letter", "toezegging", "version").defer("version__text", "version__file")
    return map(_pair, rows.order_by("judged_at", "pk").iterator())


def _read() -> Subquery:
    """What the rules found on the toezegging in the version that the clerk judged; None if not considered."""
    considered = Consideration.objects.filter(
        reading__version=OuterRef("version"), toezegging=OuterRef("toezegging")
    ).order_by()
    fields = ("act", "score", "because", "passage", "proposed")
    return Subquery(considered.values(found=JSONObject(rules="reading__rules", **{name: name for name in fields}))[:1])


def _judged_at() -> Subquery:
    """The moment of the last event. A postponement is found by its letter, not by the fulfilment."""
    postponed = Q(postponement__letter=OuterRef("letter"), toezegging=OuterRef("toezegging"))
    events = Event.objects.filter(Q(fulfilment=OuterRef("pk")) | postponed)
    return Subquery(events.order_by("-pk").values("at")[:1])


def _pair(row: Any) -> dict[str, Any]:
    """The pair for one fulfilment. `row` is a Fulfilment annotated with `read` and `judged_at`."""
    of_fulfilment = {"because": row.because, "passage": row.passage, "proposed": row.proposed_by == Proposer.READING}
    return {
        "letter": row.letter.number,
        "version": row.version.nr if row.version else None,
        "toezegging": row.toezegging.number,
        "text": row.toezegging.text,
        **(row.read or {**NOTHING_READ, **of_fulfilment}),
        "decision": _decision(row),
        "effect": None if row.state == State.REJECTED else _effect(row),
        "decided_on": timezone.localdate(row.judged_at).isoformat(),
    }


def _effect(row: Any) -> Act:
    """The effect as an act. If several acts have this effect, the act that the rules found counts as confirmed."""
    effect = Effect(row.effect)
    read_as = Act(row.read["act"]) if row.read else None
    return read_as if read_as and EFFECTS[read_as] is effect else READ_AS[effect]


def _decision(row: Fulfilment) -> str:
    """The outcome, or else the state. "voorgesteld" is a proposal by a clerk that is not decided yet."""
    if row.state == State.CONFIRMED and row.effect == Effect.POSTPONES:
        return "uitgesteld"
    return row.outcome or row.state
