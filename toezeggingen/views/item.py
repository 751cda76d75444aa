from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toezeggingen import detail
from toezeggingen.freshness import fresh
from toezeggingen.models import Toezegging
from toezeggingen.models.postponement import PostponementQuerySet
from toezeggingen.timeline import moments


@require_safe
@fresh
def show_toezegging(request: HttpRequest, number: str) -> HttpResponse:
    """One promise and its fate. An old number redirects, a withdrawn one is gone, a concept was never there."""
    toezegging = detail.known_as(number, Toezegging.objects.all())
    if toezegging is None:
        raise Http404
    if toezegging.withdrawn:
        return render(request, "410.html", {"number": number.upper()}, status=410)
    if toezegging.number != number:
        return HttpResponsePermanentRedirect(toezegging.get_absolute_url())
    today = timezone.localdate()
    postponements: PostponementQuerySet = toezegging.postponements.all()
    return render(
        request,
        "toezeggingen/item.html",
        {
            "today": today,
            "toezegging": toezegging,
            "origin_passage": detail.origin_passage(toezegging),
            "recipients": [*toezegging.members.select_related("party"), *toezegging.parties.all()],
            "days_postponed": postponements.total_days(),
            "fulfilments": detail.fulfilments(toezegging),
            "ties": detail.ties(toezegging),
            "moments": moments(toezegging),
        },
    )
