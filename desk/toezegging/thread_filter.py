"""One line for each thread: of toezeggingen that repeat each other, a list then shows only the newest."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from toezeggingen.threads import repeated_since

ONE_LINE = "een-regel"


class ThreadFilter(admin.SimpleListFilter):
    title = "reeksen"
    parameter_name = "reeks"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(ONE_LINE, "één regel per reeks")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.exclude(pk__in=repeated_since()) if self.value() == ONE_LINE else queryset
