from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toezeggingen import facets, rows
from toezeggingen.form import Form
from toezeggingen.freshness import fresh
from toezeggingen.models.querysets import ToezeggingQuerySet
from toezeggingen.selection import Selection


@require_safe
@fresh
def list_toezeggingen(request: HttpRequest) -> HttpResponse:
    """The register, narrowed by what the address asks."""
    today = timezone.localdate()
    selection = Selection(request.GET, on=today)
    counts = facets.count(selection)
    page = selection.page(counts.total)
    question = selection.question
    return render(
        request,
        "toezeggingen/list.html",
        {
            "selection": selection,
            "form": Form(selection, counts),
            "page": page,
            "rows": rows.shown(
                cast("ToezeggingQuerySet", page.object_list),
                today=today,
                sought=question.marked if question else frozenset(),
            ),
            "remarks": question.remarks if question else [],
            "pages": selection.links(page),
        },
    )
