from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from letters.models import Letter
from search.filters.filterset import FILTERS
from search.paging import paged
from search.text.directories import DOSSIERS
from toezeggingen.public_debates import debates_in
from website.caching.freshness import fresh
from website.pages.dossiers import find_dossiers
from website.pages.overview import format_links, make_overview

DOSSIERS_A_PAGE = 200
MAX_LISTED = 20


@require_safe
@fresh
def show_dossier(request: HttpRequest, number: str) -> HttpResponse:
    """The letters, debates and toezeggingen of a dossier of the House. Accepts any spelling of the dossier number."""
    known = DOSSIERS.by_key([number])
    if not known:
        raise Http404
    dossier = known[number].key
    if dossier != number:
        return HttpResponsePermanentRedirect(reverse("dossier", args=[dossier]))
    today = timezone.localdate()
    letters = Letter.objects.released().filter(dossiers__dossier=dossier).order_by("-date", "number")
    debates = debates_in([dossier]).select_related("committee").order_by("-day", "-starts", "number")
    return render(
        request,
        "dossier.html",
        {
            "today": today,
            "dossier": dossier,
            "spoken": known[number].text,
            "title": letters.exclude(title="").values_list("title", flat=True).first() or "",
            "letters": list(letters[: MAX_LISTED + 1]),
            "debates": list(debates[: MAX_LISTED + 1]),
            "limit": MAX_LISTED,
            "filter_query": f"dossier={dossier}&",
            "formats": format_links("dossier", dossier),
            "overview": make_overview(FILTERS["dossier"].condition([dossier], today), on=today),
        },
    )


@require_safe
@fresh
def list_dossiers(request: HttpRequest) -> HttpResponse:
    paging = paged(find_dossiers(), request.GET, DOSSIERS_A_PAGE)
    return render(request, "dossiers.html", {"paged": paging})
