from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toezeggingen.freshness import fresh
from toezeggingen.models import Toezegging
from toezeggingen.selection import Selection


@require_safe
@fresh
def list_toezeggingen(request: HttpRequest) -> HttpResponse:
    """The register, narrowed by what the address asks."""
    selection = Selection(request.GET)
    page = selection.page()
    return render(
        request,
        "toezeggingen/list.html",
        {
            "today": timezone.localdate(),
            "selection": selection,
            "page": page,
            "total": Toezegging.objects.published().count(),
            "pages": selection.links(page),
        },
    )
