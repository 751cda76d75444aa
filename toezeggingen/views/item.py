from django.db.models import OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from letters.marked import holds
from toezeggingen.freshness import fresh
from toezeggingen.models import Event, Fulfilment, Relation, Toezegging
from toezeggingen.models.postponement import PostponementQuerySet
from toezeggingen.status import Status
from toezeggingen.timeline import moments


@require_safe
@fresh
def show_toezegging(request: HttpRequest, number: str) -> HttpResponse:
    """One promise and its fate. An old number redirects, a withdrawn one is gone, a concept was never there."""
    toezegging = _known_as(number)
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
            "origin_passage": _origin_passage(toezegging),
            "recipients": [*toezegging.members.select_related("party"), *toezegging.parties.all()],
            "days_postponed": postponements.total_days(),
            "fulfilments": _fulfilments(toezegging),
            "relations": _relations(toezegging),
            "moments": moments(toezegging),
        },
    )


def _known_as(number: str) -> Toezegging:
    """The one that has this number goes before one that had it."""
    rows = Toezegging.objects.exclude(status="concept").with_facts().with_origin()
    number = number.upper()
    toezegging = rows.filter(number=number).first() or rows.filter(former_numbers__number=number).first()
    if toezegging is None:
        raise Http404
    return toezegging


def _origin_passage(toezegging: Toezegging) -> str:
    """The passage of the letter, if the public can read it there."""
    if not (toezegging.letter and toezegging.passage):
        return ""
    texts = toezegging.letter.versions.released().order_by("nr").values_list("text", flat=True)
    return toezegging.passage if holds(texts.last() or "", toezegging.passage) else ""


def _fulfilments(toezegging: Toezegging) -> list[Fulfilment]:
    rows = toezegging.fulfilments.public().select_related("letter", "version", "debate", "meeting__committee")
    return list(rows.defer("version__text", "version__file").annotate(undone_on=_undone_on()))


def _undone_on() -> Subquery:
    """The day of the first reopening after a decision that it undoes: back to open, or from fulfilled to partly."""
    decided = Event.objects.filter(fulfilment=OuterRef(OuterRef("pk")), kind=Event.Kind.DECIDED).order_by("-pk")
    is_undone = Q(to_status=Status.OPEN) | Q(from_status=OuterRef("outcome"))
    reopened = Event.objects.filter(
        is_undone,
        toezegging=OuterRef("toezegging"),
        kind=Event.Kind.REOPENED,
        pk__gt=Subquery(decided.values("pk")[:1]),
    )
    return Subquery(reopened.order_by("pk").values("on")[:1])


def _relations(toezegging: Toezegging) -> list[tuple[str, Toezegging]]:
    """The other toezegging of each relation that the public can see, and what it is to this one."""
    shown = Toezegging.objects.published()
    ours = Relation.objects.filter(source=toezegging, target__in=shown).select_related("target")
    theirs = Relation.objects.filter(target=toezegging, source__in=shown).select_related("source")
    return [
        *((f"Deze toezegging is een {row.get_kind_display()}", row.target) for row in ours),
        *((f"{NAMED_BY[Relation.Kind(row.kind)]}", row.source) for row in theirs),
    ]


NAMED_BY = {
    Relation.Kind.REPEATS: "Later herhaald in",
    Relation.Kind.ADDS_TO: "Later aangevuld in",
    Relation.Kind.CHANGES: "Later gewijzigd in",
}
