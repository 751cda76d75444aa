from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from search.counts import tally
from toezeggingen.models import Toezegging
from website import list_rows
from website.caching.freshness import fresh
from website.history.outcomes import last_settled
from website.pages.agenda import coming_debates

ROWS = 5
AHEAD = timedelta(days=8)  # a week on from today


@require_safe
@fresh
def show_home(request: HttpRequest) -> HttpResponse:
    """Where the register stands today: the numbers, the debates of this week, the longest overdue, the last settled."""
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
            "overdue": list_rows.shown(overdue[:ROWS], today=today),
            "settled": last_settled(ROWS, today=today),
        },
    )
