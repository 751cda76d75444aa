"""Admin of ministries, posts, members and ministers.

`desk/agenda.py` registers ministries, because saving one also moves toezeggingen to its successor.
"""

from django.contrib import admin

from parliament.admin.base import RegisterInline
from parliament.admin.reasons import ReferenceAdmin
from parliament.models import Member, Minister, MinistryPeriod, Party, Post, Tenure


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


@admin.register(Minister)
class MinisterAdmin(ReferenceAdmin):
    list_display = ["name"]
    search_fields = ["name"]
    inlines = [TenureInline]


@admin.register(Party)
class PartyAdmin(ReferenceAdmin):
    list_display = ["abbreviation", "name"]
    search_fields = ["abbreviation", "name"]


@admin.register(Member)
class MemberAdmin(ReferenceAdmin):
    list_display = ["name", "party"]
    list_filter = ["party"]
    list_select_related = ["party"]
    search_fields = ["name"]
