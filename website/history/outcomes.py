"""How a settled toezegging ended: by which decision, on what it rested, or why it lapsed."""

from __future__ import annotations

from datetime import date
from typing import Any

from toezeggingen.models import Event, Toezegging
from toezeggingen.models.event import EventQuerySet
from toezeggingen.models.querysets import ToezeggingQuerySet
from website import list_rows
from website.history import timeline


def last_settled(most: int, *, today: date) -> list[list_rows.Row]:
    """Those of the whole register that were settled last, as `list_rows.shown` gives them, each with its `ending`."""
    return _told(_last_ends(toezegging__in=Toezegging.objects.settled())[:most], today)


def last_settled_of(chosen: ToezeggingQuerySet, most: int, *, today: date) -> list[list_rows.Row]:
    """The same of some of its toezeggingen."""
    # All of theirs and not the last few: for a few the database would walk through the decisions of the register.
    ends = list(_last_ends(toezegging__in=chosen.settled()).values_list("pk", flat=True))
    return _told(_last_ends(pk__in=ends[:most]), today)


def _last_ends(**which: Any) -> EventQuerySet:
    return Event.objects.public().last_ends().filter(**which)


def _told(ends: EventQuerySet, today: date) -> list[list_rows.Row]:
    events = list(ends.select_related(*timeline.FACTS))
    shown = list_rows.of([event.toezegging_id for event in events], today=today)
    for row, event in zip(shown, events, strict=True):
        row.ending = timeline.alone(event)
    return shown
