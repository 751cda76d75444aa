"""The public fulfilments of a toezegging, each with the day on which its decision was undone."""

from __future__ import annotations

from django.db.models import OuterRef, Q, QuerySet, Subquery

from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.status import Status


def public_fulfilments(toezegging: Toezegging) -> QuerySet[Fulfilment]:
    """The public fulfilments of a toezegging, without the text and file of the letter. Their `undone_on` is null while
    the decision holds."""
    public = Fulfilment.objects.public().filter(toezegging=toezegging).annotate(undone_on=_undone_on())
    related = public.select_related("letter", "version", "debate", "meeting__committee")
    return related.defer("version__text", "version__file")


def _undone_on() -> Subquery:
    """The day of the first reopening that undid the decision. A later reopening undoes a decision if the toezegging
    becomes open again, or loses the status that the decision gave."""
    decided = Event.objects.filter(fulfilment=OuterRef(OuterRef("pk")), kind=Event.Kind.DECIDED).order_by("-pk")
    is_undone = Q(to_status=Status.OPEN) | Q(from_status=OuterRef("outcome"))
    reopened = Event.objects.filter(
        is_undone,
        toezegging=OuterRef("toezegging"),
        kind=Event.Kind.REOPENED,
        pk__gt=Subquery(decided.values("pk")[:1]),
    )
    return Subquery(reopened.order_by("pk").values("on")[:1])
