from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from search import facets
from search.filter_form import FilterForm
from search.filters.messages import read_format
from search.selection import FORMAT, Problem, Selection
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.models.toezegging import RelationKind
from website import formats
from website.caching.freshness import fresh
from website.history.fulfilments import hidden_fulfilment
from website.history.quoting import fulfilments_with_quoted_text, quote, quote_origin
from website.history.series import series_of
from website.history.threads import thread_of
from website.history.timeline import timeline_of
from website.list_rows import list_rows
from website.number_links import NumberLinks
from website.pages.standing import dated_timeline, standing_of
from website.pages.toezegging import find_ties, find_toezegging, recipients_of


@require_safe
@fresh
def list_toezeggingen(request: HttpRequest) -> HttpResponseBase:
    """The list of toezeggingen that the query selects, as a page or in another format."""
    today = timezone.localdate()
    selection = Selection(request.GET, on=today)
    form, unknown_formats = read_format(request.GET.getlist(FORMAT), formats.FORMATS)
    selection.problems += [Problem(FORMAT, sentence) for sentence in unknown_formats]
    if form:
        return formats.FORMATS[form].answer(request, selection)
    counts = facets.count(selection)
    page = selection.page(counts.total)
    question = selection.question
    return render(
        request,
        "toezeggingen.html",
        {
            "selection": selection,
            "form": FilterForm(selection, counts),
            "page": page,
            "rows": list_rows(
                cast("ToezeggingQuerySet", page.object_list),
                today=today,
                is_once="herhaald" in selection.chosen,
                highlight=question.words_to_mark if question else frozenset(),
            ),
            "pages": selection.links(page),
            "formats": formats.links(selection),
            "feed": selection.address(FORMAT, ["atom"]),
        },
    )


@require_safe
@fresh
def show_toezegging(request: HttpRequest, number: str) -> HttpResponse:
    """One toezegging and its history. A former number redirects. A withdrawn toezegging answers 410, a concept 404."""
    toezegging = find_toezegging(number, Toezegging.objects.all())
    if toezegging is None:
        raise Http404
    if toezegging.withdrawn:
        return render(request, "410.html", {"number": number.upper()}, status=410)
    if toezegging.number != number:
        return HttpResponsePermanentRedirect(toezegging.get_absolute_url())
    return render(request, "toezegging.html", {"toezegging": toezegging, **_page_context(toezegging)})


def _page_context(toezegging: Toezegging) -> dict[str, object]:
    ties, fulfilments = find_ties(toezegging), list(fulfilments_with_quoted_text(toezegging))
    origin, quoted = quote_origin(toezegging), quote(fulfilments)
    recurs = toezegging.rhythm or any(tie.kind is RelationKind.NEXT_TERM for tie in ties)
    texts = [piece.text for quotation in (origin, *(pieces for _, pieces in quoted)) for piece in quotation]
    today = timezone.localdate()
    return {
        "today": today,
        "standing": standing_of(toezegging, today),
        "origin": origin,
        "references": NumberLinks([toezegging.text, *texts], own=toezegging.get_absolute_url()),
        "recipients": recipients_of(toezegging),
        "fulfilments": quoted,
        "hidden": hidden_fulfilment(toezegging),
        "ties": [tie for tie in ties if tie.kind is not RelationKind.NEXT_TERM],
        "series": series_of(toezegging) if recurs else None,
        "thread": thread_of(toezegging) if any(tie.kind is RelationKind.REPEATS for tie in ties) else [],
        "timeline": dated_timeline(toezegging, timeline_of(toezegging, fulfilments), today),
    }
