"""Admin of ministries, posts, members and ministers.

`desk/agenda.py` registers ministries, because saving one also moves toezeggingen to its successor.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from parliament.admin.base import RegisterInline
from parliament.admin.reasons import ReferenceAdmin
from parliament.models import Member, Minister, MinistryPeriod, Party, Post, Tenure
from parliament.recipients import without_titles


class PeriodInline(RegisterInline):
    model = MinistryPeriod
    fk_name = "ministry"


class MinistryAdmin(ReferenceAdmin):
    list_display = ["name", "abbreviation", "key"]
    search_fields = ["name", "abbreviation", "periods__name"]
    inlines = [PeriodInline]


class TenureInline(RegisterInline):
    model = Tenure


@admin.register(Post)
class PostAdmin(ReferenceAdmin):
    list_display = ["title", "ministry"]
    list_filter = ["ministry"]
    list_select_related = ["ministry"]
    search_fields = ["title"]
    inlines = [TenureInline]


class PersonAdmin(ReferenceAdmin):
    search_fields = ["name"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return super().get_search_results(request, queryset, without_titles(search_term))


@admin.register(Minister)
class MinisterAdmin(PersonAdmin):
    list_display = ["name"]
    inlines = [TenureInline]


@admin.register(Party)
class PartyAdmin(ReferenceAdmin):
    list_display = ["abbreviation", "name"]
    search_fields = ["abbreviation", "name"]


@admin.register(Member)
class MemberAdmin(PersonAdmin):
    list_display = ["name", "party"]
    list_filter = ["party"]
    list_select_related = ["party"]
