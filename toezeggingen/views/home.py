from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

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
    shown = Toezegging.objects.with_facts().with_origin()
    return render(
        request,
        "toezeggingen/home.html",
        {
            "today": today,
            "open": Toezegging.objects.open().count(),
            "counts": {bucket.name: Toezegging.objects.in_buckets([bucket], on=today).count() for bucket in COUNTED},
            "overdue": shown.overdue(on=today).longest_overdue_first()[:ROWS],
            "settled": shown.last_settled_first()[:ROWS],
        },
    )
