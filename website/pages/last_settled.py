"""The toezeggingen that were settled last, with how each of them ended: the last decision, or why it lapsed."""

from __future__ import annotations

from datetime import date

from toezeggingen.models import Event, Toezegging
from toezeggingen.models.event import EventQuerySet
from toezeggingen.models.querysets import ToezeggingQuerySet
from website.history import timeline
from website.list_rows import ListRow, list_rows_by_key


def last_settled(limit: int, *, today: date) -> list[ListRow]:
    """The toezeggingen in the whole register that were settled last, as list rows with an `ending`."""
    return _rows(_last_settling().filter(toezegging__in=Toezegging.objects.settled())[:limit], today)


def last_settled_among(chosen: ToezeggingQuerySet, limit: int, *, today: date) -> list[ListRow]:
    """The toezeggingen among `chosen` that were settled last, as list rows with an `ending`."""
    # Read all keys first. With a LIMIT, PostgreSQL would scan the decisions of the whole register to find a few rows.
    keys = list(_last_settling().filter(toezegging__in=chosen.settled()).values_list("pk", flat=True))
    return _rows(_last_settling().filter(pk__in=keys[:limit]), today)


def _last_settling() -> EventQuerySet:
    return Event.objects.public().last_settling()


def _rows(ends: EventQuerySet, today: date) -> list[ListRow]:
    events = list(ends.select_related(*timeline.RELATED))
    rows = list_rows_by_key([event.toezegging_id for event in events], today=today)
    for row, event in zip(rows, events, strict=True):
        row.ending = timeline.single_entry(event)
    return rows
