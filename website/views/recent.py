from datetime import date
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from search.filter_form import directory_field
from search.filters.messages import echo, read_format
from search.paging import PAGE, complaint, nearest
from search.selection import FORMAT, NavLink, Problem, Selection
from search.text.directories import COMMITTEES, MINISTRIES
from website.caching.freshness import fresh
from website.history import timeline
from website.history.timeline import TimelineEntry
from website.pages.recent import TakenOver, Week, recorded_events, taken_over_as_one

CHANGES_A_PAGE = 50
WEEK = "week"
CHOOSING = {"commissie": COMMITTEES, "ministerie": MINISTRIES}


@require_safe
@fresh
def show_recent(request: HttpRequest) -> HttpResponse:
    """Recently recorded events by day in Amsterdam, last first. The query limits them to a week, and to toezeggingen
    with the same filters as the list."""
    _, unknown_formats = read_format(request.GET.getlist(FORMAT), ())
    query = request.GET.copy()
    typed_week = query.pop(WEEK, [""])[-1]
    week = Week.parse(typed_week)
    selection = Selection(query)
    selection.problems += [Problem(FORMAT, sentence) for sentence in unknown_formats]
    page_of_list = reverse("toezeggingen")
    feed, in_list = selection.address(FORMAT, ["atom"]), selection.address(PAGE, [])
    if week:
        selection.query[WEEK] = str(week)
    elif typed_week:
        selection.problems.append(Problem(WEEK, f"Week “{echo(typed_week)}” is onbekend en is genegeerd."))
    events, taken_over = taken_over_as_one(recorded_events(selection, week))
    page = nearest(Paginator(events, CHANGES_A_PAGE), query)
    if words := complaint(query, page):
        selection.problems.append(Problem(PAGE, words))
    return render(
        request,
        "recent.html",
        {
            "selection": selection,
            "fields": [directory_field(name, directory, selection) for name, directory in CHOOSING.items()],
            "hidden_fields": _hidden_fields(selection),
            "week": week,
            "weeks": _weeks(selection, week),
            "days": _days(page, taken_over),
            "page": page,
            "pages": selection.links(page),
            "feed": f"{page_of_list}{feed}",
            "in_list": f"{page_of_list}{in_list}",
        },
    )


def _hidden_fields(selection: Selection) -> list[tuple[str, str]]:
    """Query parameters that have no visible field in the form. The form passes them on in hidden fields."""
    own_fields = {*CHOOSING, PAGE}
    return [(name, value) for name, values in selection.query.lists() if name not in own_fields for value in values]


def _days(
    page: Page, taken_over: dict[int, TakenOver]
) -> list[tuple[date, list[tuple[TimelineEntry, TakenOver | None]]]]:
    """The events of each day. An import event comes with the counts of its day."""
    entries = [(timeline.single_entry(event), taken_over.get(event.pk)) for event in page]
    return [(day, list(group)) for day, group in groupby(entries, lambda pair: timezone.localdate(pair[0].event.at))]


def _weeks(selection: Selection, week: Week | None) -> list[NavLink]:
    """Links to other weeks. The page of all weeks links to this week and the previous one. The page of one week links
    to its neighbours that may have events, and to all weeks."""
    now = Week.of(selection.on)
    if week is None:
        offered = [("Deze week", now), ("Vorige week", now.shifted(-1))]
    else:
        has_earlier = recorded_events(selection, None).filter(at__date__lt=week.monday).exists()
        beside = [
            *([week.shifted(-1)] if has_earlier else []),
            *([week.shifted(1)] if week.monday < now.monday else []),
        ]
        offered = [(f"Week {near.number}", near) for near in beside]
    links = [NavLink(words, selection.address(WEEK, [str(to)])) for words, to in offered]
    return [*links, NavLink("Alle weken", selection.address(WEEK, []))] if week else links
