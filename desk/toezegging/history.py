"""What happened to one toezegging, in the words of its fields."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models

from parliament import dates
from toezeggingen.models import Event, Fulfilment, Toezegging


class Change(NamedTuple):
    label: str
    old: str
    new: str


class Past(NamedTuple):
    event: Event
    changes: list[Change]


def tell_history(toezegging: Toezegging) -> list[Past]:
    """Every event in the order of their days, with what it changed."""
    events = toezegging.events.select_related(
        "by", "meeting", "fulfilment__letter", "fulfilment__debate", "postponement"
    )
    return [
        Past(event, [_change(event, name, old, new) for name, (old, new) in event.changes.items() if old != new])
        for event in events
    ]


def _change(event: Event, name: str, old: str, new: str) -> Change:
    if name == "relations":
        return Change("verbanden", old or "geen", new or "geen")
    model = Fulfilment if event.kind == Event.Kind.DECIDED else Toezegging
    field = model._meta.get_field(name)
    return Change(str(field.verbose_name), _tell(field, old), _tell(field, new))  # type: ignore[union-attr]


def _tell(field: object, value: str) -> str:
    if value and isinstance(field, models.DateField):
        return dates.dutch(date.fromisoformat(value))
    labels = dict(getattr(field, "flatchoices", ()))
    return str(labels.get(value, value)) or "leeg"
