from parliament.admin.base import RegisterAdmin, RegisterInline
from parliament.models import MinistryPeriod


class PeriodInline(RegisterInline):
    model = MinistryPeriod
    fk_name = "ministry"


class MinistryAdmin(RegisterAdmin):
    list_display = ["name", "abbreviation", "key"]
    search_fields = ["name", "abbreviation", "periods__name"]
    inlines = [PeriodInline]
