"""The whole history of one toezegging, as clerks see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.contrib.admin.models import LogEntry

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
    keys = {cause["log"] for event in events for cause in event.causes if "log" in cause}
    log = LogEntry.objects.select_related("user").in_bulk(keys)
    return [HistoryRow(event, _changes(event, rows), _reason(event, rows, log)) for event in events]


def _reason(event: Event, rows: NamedRows, log: Mapping[int, LogEntry]) -> str:
    """The public reason, and for clerks the line in the log that the register followed: who, what and why."""
    followed = [log[key] for key in dict.fromkeys(cause.get("log") for cause in event.causes) if key in log]
    lines = [f"{one.user}, {one.object_repr}: {one.get_change_message()}" for one in followed]
    return " ".join(filter(None, [reason_of(event, rows), *lines]))


def _changes(event: Event, rows: NamedRows) -> list[FieldChange]:
    return [_change(name, old, new, rows) for name, (old, new) in event.changes.items() if old != new]


def _change(name: str, old: object, new: object, rows: NamedRows) -> FieldChange:
    label, nothing = ("verbanden", "geen") if name == RELATIONS else (str(field_of(name).verbose_name), "leeg")
    old_words, new_words = (in_words(name, value, rows, public=False, nothing=nothing) for value in (old, new))
    return FieldChange(label, old_words, new_words)
