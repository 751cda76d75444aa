"""How a settled toezegging ended: by which decision, on what it rested, or why it lapsed."""

from __future__ import annotations

from datetime import date

from toezeggingen import rows, timeline
from toezeggingen.models import Event
from toezeggingen.models.querysets import ToezeggingQuerySet


def last_settled(chosen: ToezeggingQuerySet, most: int, *, today: date) -> list[rows.Row]:
    """The last settled of these published toezeggingen, as `rows.shown` gives them, each with its `ending`."""
    settled = chosen.last_settled_first()[:most]
    ends = dict(settled.values_list("number", "end"))  # type: ignore[misc] # annotated there
    events = Event.objects.public().select_related(*timeline.FACTS).in_bulk(ends.values())
    shown = rows.shown(settled, today=today)
    for row in shown:
        row.ending = timeline.alone(events[ends[row.number]])
    return shown
