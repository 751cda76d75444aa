"""How a settled toezegging ended: by which decision, on what it rested, or why it lapsed."""

from __future__ import annotations

from datetime import date

from toezeggingen import rows, timeline
from toezeggingen.models import Event
from toezeggingen.models.querysets import ToezeggingQuerySet


def last_settled(chosen: ToezeggingQuerySet, most: int, *, today: date) -> list[rows.Row]:
    """The last settled of these published toezeggingen, as `rows.shown` gives them, each with its `ending`."""
    ends = Event.objects.public().last_ends().filter(toezegging__in=chosen.settled())
    events = ends.select_related(*timeline.FACTS)[:most]
    shown = rows.of([event.toezegging_id for event in events], today=today)
    for row, event in zip(shown, events, strict=True):
        row.ending = timeline.alone(event)
    return shown
