"""The whole history of one toezegging, as clerks see it."""

from __future__ import annotations

from typing import NamedTuple

from toezeggingen.models import Event, Toezegging
from website.history.changes import RELATIONS, FieldChange, NamedRows, field_of, in_words, reason_of


class HistoryRow(NamedTuple):
    event: Event
    changes: list[FieldChange]
    reason: str


def history_of(toezegging: Toezegging) -> list[HistoryRow]:
    """List all events by day, each with its changes and its reason."""
    events = toezegging.events.select_related(
        "by", "meeting", "fulfilment__letter", "fulfilment__debate", "postponement"
    )
    rows = NamedRows.fetch(events)
    return [HistoryRow(event, _changes(event, rows), reason_of(event, rows)) for event in events]


def _changes(event: Event, rows: NamedRows) -> list[FieldChange]:
    return [_change(name, old, new, rows) for name, (old, new) in event.changes.items() if old != new]


def _change(name: str, old: object, new: object, rows: NamedRows) -> FieldChange:
    label, nothing = ("verbanden", "geen") if name == RELATIONS else (str(field_of(name).verbose_name), "leeg")
    old_words, new_words = (in_words(name, value, rows, public=False, nothing=nothing) for value in (old, new))
    return FieldChange(label, old_words, new_words)
