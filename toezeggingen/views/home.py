from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toezeggingen import rows
from toezeggingen.buckets import Bucket
from toezeggingen.freshness import fresh
from toezeggingen.models import Toezegging

ROWS = 5
COUNTED = (Bucket.OVERDUE, Bucket.SOON, Bucket.AWAITING)


@require_safe
@fresh
def show_home(request: HttpRequest) -> HttpResponse:
    """Where the register stands today: four numbers, what is longest overdue and what was settled last."""
    today = timezone.localdate()
    overdue = Toezegging.objects.with_standing().overdue(on=today).longest_overdue_first()[:ROWS]
    settled = Toezegging.objects.with_standing().last_settled_first()[:ROWS]
    return render(
        request,
        "toezeggingen/home.html",
        {
            "today": today,
            "open": Toezegging.objects.open().count(),
            "counts": {bucket.name: Toezegging.objects.in_buckets([bucket], on=today).count() for bucket in COUNTED},
            "overdue": rows.shown(overdue, today=today),
            "settled": rows.shown(settled, today=today),
        },
    )
