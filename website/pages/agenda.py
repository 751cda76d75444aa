"""Public debates that are still to come, or were called off."""

from __future__ import annotations

from datetime import date

from parliament.models import Debate
from parliament.models.debate import NOT_HELD, DebateQuerySet


def coming_debates(*, on: date) -> DebateQuerySet:
    """Debates from this day on that were not called off, soonest first. Leaves out procedural meetings, because nothing
    is promised there."""
    return _planned_from(on).exclude(state__in=NOT_HELD)


def called_off(*, on: date) -> list[tuple[Debate, Debate | None]]:
    """Debates from this day on that were moved or cancelled, each with its replacement if there is one."""
    gone = list(_planned_from(on).filter(state__in=NOT_HELD))
    instead = Debate.objects.public().in_bulk([debate.replaced_by_id for debate in gone if debate.replaced_by_id])
    return [(debate, instead.get(debate.replaced_by_id)) for debate in gone]


def _planned_from(on: date) -> DebateQuerySet:
    planned = Debate.objects.public().filter(day__gte=on).exclude(kind=Debate.Kind.PROCEDURE)
    return planned.select_related("committee").order_by("day", "starts", "number")
