"""A filter on the debate: the newest ones to choose from, and any other by its number in the address."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from parliament import dates
from parliament.models import Debate
from toezeggingen.models import Toezegging

NEWEST = 15


class DebateFilter(admin.SimpleListFilter):
    title = "debat"
    parameter_name = "debat"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        made = Exists(Toezegging.objects.filter(debate=OuterRef("pk")))
        debates = list(Debate.objects.filter(made).order_by("-day", "number")[:NEWEST])
        chosen = request.GET.get(self.parameter_name, "")[:20].upper()
        if chosen not in {debate.number for debate in debates}:
            debates += Debate.objects.filter(number=chosen)
        return [(debate.number, f"{debate.title}, {dates.dutch(debate.day)}") for debate in debates if debate.day]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        number = self.value()
        return queryset.filter(debate__number=number.upper()) if number else queryset
