from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from toezeggingen import timeline
from toezeggingen.filters.kinds import echo
from toezeggingen.freshness import fresh
from toezeggingen.paging import PAGE, complaint
from toezeggingen.recent import Week, changes
from toezeggingen.selection import FORMAT, Link, Problem, Selection

CHANGES_A_PAGE = 50
WEEK = "week"


@require_safe
@fresh
def show_recent(request: HttpRequest) -> HttpResponse:
    """What was put down of late, the last first, under the day in Amsterdam on which it was. An address narrows it to a
    week, and to toezeggingen as the list does."""
    query = request.GET.copy()
    asked = query.pop(WEEK, [""])[-1]
    week = Week.read(asked)
    selection = Selection(query)
    feed = selection.address(FORMAT, ["atom"])
    if week:
        selection.query[WEEK] = str(week)
    elif asked:
        selection.problems.append(Problem(WEEK, f"Week “{echo(asked)}” is onbekend en is genegeerd."))
    page = Paginator(changes(selection, week), CHANGES_A_PAGE).get_page(query.get(PAGE))
    if words := complaint(query, page):
        selection.problems.append(Problem(PAGE, words))
    moments = [timeline.alone(event) for event in page]
    return render(
        request,
        "toezeggingen/recent.html",
        {
            "selection": selection,
            "week": week,
            "weeks": _weeks(selection, week),
            "days": [
                (day, list(group)) for day, group in groupby(moments, lambda one: timezone.localdate(one.event.at))
            ],
            "page": page,
            "pages": selection.links(page),
            "feed": f"{reverse('toezeggingen')}{feed}",
        },
    )


def _weeks(selection: Selection, week: Week | None) -> list[Link]:
    """From all weeks to this one and the last; from one to those beside it, no further back than something was put
    down, and back to all."""
    now = Week.of(selection.on)
    if week is None:
        offered = [("Deze week", now), ("Vorige week", now.shifted(-1))]
    else:
        has_earlier = changes(selection, None).filter(at__lt=week.span[0]).exists()
        beside = [
            *([week.shifted(-1)] if has_earlier else []),
            *([week.shifted(1)] if week.monday < now.monday else []),
        ]
        offered = [(f"Week {one.number}", one) for one in beside]
    links = [Link(words, selection.address(WEEK, [str(one)])) for words, one in offered]
    return [*links, Link("Alle weken", selection.address(WEEK, []))] if week else links
