from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from toezeggingen.buckets import Bucket
from toezeggingen.models import Toezegging


class InUseFilter(admin.RelatedFieldListFilter):
    """Offer only the ministries and committees that have toezeggingen."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> Any:
        used = Toezegging.objects.order_by().values(self.field_path)
        return field.get_choices(include_blank=False, limit_choices_to={"pk__in": used})


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
