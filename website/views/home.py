from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from search.overview_counts import tally
from toezeggingen.models import Toezegging
from website.caching.freshness import fresh
from website.list_rows import list_rows
from website.pages.agenda import coming_debates
from website.pages.last_settled import last_settled

ROWS = 5
AHEAD = timedelta(days=8)  # up to and including the same weekday of next week


@require_safe
@fresh
def show_home(request: HttpRequest) -> HttpResponse:
    """The register today: counts, debates of the coming week, and the toezeggingen that are longest overdue or were
    settled last."""
    today = timezone.localdate()
    published = Toezegging.objects.published()
    overdue = Toezegging.objects.overdue(on=today).longest_overdue_first()
    return render(
        request,
        "home.html",
        {
            "today": today,
            "tally": tally(published, on=today),
            "coming": coming_debates(on=today).filter(day__lt=today + AHEAD)[:ROWS],
            "overdue": list_rows(overdue[:ROWS], today=today),
            "settled": last_settled(ROWS, today=today),
        },
    )
