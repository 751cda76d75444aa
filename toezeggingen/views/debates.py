from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from parliament.models import Debate
from toezeggingen import rows
from toezeggingen.freshness import fresh
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Outcome


@require_safe
@fresh
def show_debate(request: HttpRequest, number: str) -> HttpResponse:
    """A meeting of the House: what was promised there, or what was decided there on earlier promises.

    Of a technical briefing that was held in confidence the day is all that is told.
    """
    secret = Fulfilment.objects.confidential_briefings().filter(debate=OuterRef("pk"))
    debates = Debate.objects.select_related("committee").annotate(is_confidential=Exists(secret))
    debate = get_object_or_404(debates, number=number.upper())
    if debate.number != number:
        return HttpResponsePermanentRedirect(debate.get_absolute_url())
    is_confidential = debate.is_confidential  # type: ignore[attr-defined] # annotated above
    promised = Toezegging.objects.published().with_standing().filter(debate=debate)
    return render(
        request,
        f"toezeggingen/{'debate_confidential' if is_confidential else 'debate'}.html",
        {
            "debate": debate,
            "followers": debate.follow_up_committees.all(),
            "replaced": debates.filter(replaced_by=debate),
            "replaced_by": debates.filter(replaces=debate).first(),
            "toezeggingen": rows.shown(promised.order_by("number"), today=timezone.localdate()),
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
