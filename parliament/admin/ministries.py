from django.contrib import admin

from parliament.admin.base import RegisterAdmin, RegisterInline
from parliament.models import Ministry, MinistryPeriod


class PeriodInline(RegisterInline):
    model = MinistryPeriod
    fk_name = "ministry"


@admin.register(Ministry)
class MinistryAdmin(RegisterAdmin):
    list_display = ["name", "abbreviation", "key"]
    search_fields = ["name", "abbreviation", "periods__name"]
    inlines = [PeriodInline]
