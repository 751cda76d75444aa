"""The debates that are still to be held, as the public may know them."""

from __future__ import annotations

from datetime import date

from parliament.models import Debate
from parliament.models.debate import NOT_HELD, DebateQuerySet
from toezeggingen.told import told_debates


def coming_debates(*, on: date) -> DebateQuerySet:
    """From that day on, the first one first. A procedural meeting is none: there nothing is promised."""
    coming = told_debates().filter(day__gte=on).exclude(state__in=NOT_HELD).exclude(kind=Debate.Kind.PROCEDURE)
    return coming.select_related("committee").order_by("day", "starts", "number")
