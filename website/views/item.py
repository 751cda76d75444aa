from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.toezegging import RelationKind
from website.caching.freshness import fresh
from website.history.quoting import QUOTED, quote, quote_origin
from website.history.threads import thread_of
from website.history.timeline import EVENTS, moments_of
from website.links import References
from website.pages import item
from website.prepared_queries import together


@require_safe
@fresh
def show_toezegging(request: HttpRequest, number: str) -> HttpResponse:
    """One promise and its fate. An old number redirects, a withdrawn one is gone, a concept was never there."""
    found, events, relations, members, parties, fulfilments = together(
        number, item.ITSELF, EVENTS, item.RELATIONS, item.MEMBERS, item.PARTIES, QUOTED
    )
    toezegging = found[0] if found else item.known_as(number, Toezegging.objects.all())
    if toezegging is None:
        raise Http404
    if toezegging.withdrawn:
        return render(request, "410.html", {"number": number.upper()}, status=410)
    if toezegging.number != number:
        return HttpResponsePermanentRedirect(toezegging.get_absolute_url())
    today = timezone.localdate()
    ties = item.ties(toezegging, relations)
    origin, quoted_fulfilments = quote_origin(toezegging), quote(fulfilments)
    quoted = [piece.text for quotation in (origin, *(one for _, one in quoted_fulfilments)) for piece in quotation]
    return render(
        request,
        "item.html",
        {
            "today": today,
            "toezegging": toezegging,
            "origin": origin,
            "references": References([toezegging.text, *quoted], own=toezegging.get_absolute_url()),
            "recipients": [*members, *parties],
            "fulfilments": quoted_fulfilments,
            "is_letter_hidden": _awaits_hidden_letter(toezegging, fulfilments),
            "ties": ties,
            "thread": thread_of(toezegging) if any(tie.kind is RelationKind.REPEATS for tie in ties) else [],
            "moments": moments_of(toezegging, events, fulfilments),
        },
    )


def _awaits_hidden_letter(toezegging: Toezegging, fulfilments: Iterable[Fulfilment]) -> bool:
    """Does it wait for a decision on a letter that is not public yet? All else that waits is among these."""
    awaits = toezegging.is_open and toezegging.awaits  # type: ignore[attr-defined] # known_as()
    return bool(awaits) and not any(one.is_awaiting_decision for one in fulfilments)
