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
from website.pages.front import doors, example_searches
from website.pages.last_settled import last_settled

ROWS = 5
FEW = 3
AHEAD = timedelta(days=8)  # up to and including the same weekday of next week


@require_safe
@fresh
def show_home(request: HttpRequest) -> HttpResponse:
    """The register today: doors to what a reader looks for, counts, what the coming week brings, and the toezeggingen
    that became late last, are late longest, or were settled last."""
    today = timezone.localdate()
    published = Toezegging.objects.published()
    overdue = Toezegging.objects.overdue(on=today)
    ending = Toezegging.objects.due_by(today + AHEAD).filter(due_latest__gte=today).order_by("due_latest", "number")
    return render(
        request,
        "home.html",
        {
            "today": today,
            "tally": tally(published, on=today),
            "coming": coming_debates(on=today).filter(day__lt=today + AHEAD)[:ROWS],
            "doors": doors(),
            "examples": example_searches(),
            "ending": list_rows(ending[:ROWS], today=today),
            "newly_late": list_rows(overdue.order_by("-due_latest", "number")[:FEW], today=today),
            "longest_late": list_rows(overdue.longest_overdue_first()[:FEW], today=today),
            "settled": last_settled(FEW, today=today),
        },
    )
