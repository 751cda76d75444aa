"""Debates and recesses, on which terms hang: whoever moves one sees which terms moved with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from parliament.admin.debates import DebateAdmin, RecessAdmin
from parliament.models import Debate, Recess
from toezeggingen.rescheduling import follow_agenda

AHEAD = timedelta(days=365)  # "voor het volgende kerstreces" is said up to a year before


class FollowedAdmin(admin.ModelAdmin):
    """Terms follow in the transaction of the change: both are there, or neither."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        _follow(request)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        _follow(request)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            _follow(request)


@admin.register(Debate)
class FollowedDebateAdmin(FollowedAdmin, DebateAdmin):
    pass


@admin.register(Recess)
class FollowedRecessAdmin(FollowedAdmin, RecessAdmin):
    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.method == "GET" and (told := tell_short_calendar(timezone.localdate())):
            messages.warning(request, told)
        return super().changelist_view(request, extra_context)


def tell_short_calendar(on: date) -> str:
    """What to say when the known recesses end within what ministers promise ahead, "" while they do not."""
    last = Recess.objects.order_by("last_meeting").last()
    if last and last.last_meeting >= on + AHEAD:
        return ""
    known = f"recessen tot en met het {last.kind} van {last.last_meeting.year}" if last else "nog geen recessen"
    return (
        f"Het register kent {known}. Een termijn die aan een later reces hangt, krijgt pas een dag als u dat invoert."
    )


def _follow(request: HttpRequest) -> None:
    moved = follow_agenda(on=timezone.localdate())
    if moved:
        count = "1 termijn is" if len(moved) == 1 else f"{len(moved)} termijnen zijn"
        listed = reverse("admin:toezeggingen_toezegging_changelist")
        address = f"{listed}?id__in={','.join(str(one.pk) for one in moved)}"
        messages.info(request, format_html('{} mee aangepast: <a href="{}">bekijk welke</a>.', count, address))
