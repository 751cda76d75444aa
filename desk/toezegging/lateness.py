"""Which toezeggingen are late, and how late: a filter and a text for the lists of the clerks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from toezeggingen.buckets import Bucket, days_late
from toezeggingen.models import Toezegging
from website.labels import decision_follows

WITHOUT_DAY = "zonder-dag"


class DeadlineFilter(admin.SimpleListFilter):
    """Offer the deadline buckets of the public list, and the withdrawn toezeggingen."""

    title = "termijn"
    parameter_name = "termijn"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            *Bucket.choices,
            (WITHOUT_DAY, "zonder datum, ook wat ergens van afhangt"),
            ("ingetrokken", "ingetrokken"),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "ingetrokken":
                return queryset.filter(withdrawn=True)
            case str(value) if value == WITHOUT_DAY:
                return queryset.in_buckets([Bucket.UNDATED, Bucket.HANGING], on=timezone.localdate())
            case bucket if bucket in Bucket.values:
                return queryset.in_buckets([bucket], on=timezone.localdate())
            case _:
                return queryset


def describe_lateness(toezegging: Toezegging, on: date) -> str:
    """Describe how late the toezegging is, or that it is withdrawn or awaits a decision. "" if nothing applies.

    The toezegging must come from a query with `with_progress()`.
    """
    if not toezegging.is_open:
        return "ingetrokken" if toezegging.withdrawn else ""
    if awaits := toezegging.awaits:  # type: ignore[attr-defined] # with_progress()
        return decision_follows(awaits)
    days = days_late(toezegging.due_latest, on)
    return f"{days} {'dag' if days == 1 else 'dagen'} te laat" if days else ""
