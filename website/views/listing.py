from typing import cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from search import facets
from search.filter_form import FilterForm
from search.filters.messages import read_format
from search.selection import FORMAT, Problem, Selection
from toezeggingen.models.querysets import ToezeggingQuerySet
from website import formats
from website.caching.freshness import fresh
from website.list_rows import list_rows


@require_safe
@fresh
def list_toezeggingen(request: HttpRequest) -> HttpResponseBase:
    """The list of toezeggingen that the query selects, as a page or in another format."""
    today = timezone.localdate()
    selection = Selection(request.GET, on=today)
    form, strange = read_format(request.GET.getlist(FORMAT), formats.FORMATS)
    selection.problems += [Problem(FORMAT, sentence) for sentence in strange]
    if form:
        return formats.FORMATS[form].answer(request, selection)
    counts = facets.count(selection)
    page = selection.page(counts.total)
    question = selection.question
    return render(
        request,
        "list.html",
        {
            "selection": selection,
            "form": FilterForm(selection, counts),
            "page": page,
            "rows": list_rows(
                cast("ToezeggingQuerySet", page.object_list),
                today=today,
                highlight=question.marked if question else frozenset(),
            ),
            "pages": selection.links(page),
            "formats": formats.links(selection),
            "feed": selection.address(FORMAT, ["atom"]),
        },
    )
