from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from toezeggingen.buckets import Bucket


class TermFilter(admin.SimpleListFilter):
    """The same buckets as the public list, and what is hidden from it."""

    title = "termijn"
    parameter_name = "termijn"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*Bucket.choices, ("ingetrokken", "ingetrokken")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case None:
                return queryset
            case "ingetrokken":
                return queryset.filter(withdrawn=True)
            case bucket:
                return queryset.in_buckets([bucket], on=timezone.localdate())
