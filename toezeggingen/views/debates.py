from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from parliament.models import Debate
from toezeggingen.models import Event, Toezegging
from toezeggingen.models.fulfilment import Outcome


@require_safe
def show_debate(request: HttpRequest, number: str) -> HttpResponse:
    """A meeting of the House: what was promised there, or what was decided there on earlier promises."""
    debates = Debate.objects.select_related("committee", "replaced_by")
    debate = get_object_or_404(debates, number=number.upper())
    if debate.number != number:
        return HttpResponsePermanentRedirect(debate.get_absolute_url())
    promised = Toezegging.objects.published().filter(debate=debate)
    return render(
        request,
        "toezeggingen/debate.html",
        {
            "today": timezone.localdate(),
            "debate": debate,
            "followers": debate.follow_up_committees.all(),
            "replaced": debate.replaces.all(),
            "toezeggingen": promised.with_facts().with_origin().order_by("number"),
            "decisions": [(event, _outcome(event)) for event in _decisions(debate)],
        },
    )


def _decisions(meeting: Debate) -> QuerySet[Event]:
    shown = Event.objects.public().filter(
        kind=Event.Kind.DECIDED, meeting=meeting, toezegging__in=Toezegging.objects.published()
    )
    return shown.select_related("toezegging", "fulfilment__letter", "fulfilment__debate").order_by(
        "toezegging__number", "pk"
    )


def _outcome(event: Event) -> str:
    return Outcome(event.changes["outcome"][1]).label
