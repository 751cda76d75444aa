"""The public fulfilments of a toezegging, each with the day on which its decision was undone."""

from __future__ import annotations

from django.db.models import QuerySet

from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import State
from toezeggingen.models.querysets import undone_on


def public_fulfilments(toezegging: Toezegging) -> QuerySet[Fulfilment]:
    """The public fulfilments of a toezegging, without the text and file of the letter. Their `undone_on` is null while
    the decision holds."""
    public = Fulfilment.objects.public().filter(toezegging=toezegging).annotate(undone_on=undone_on())
    related = public.select_related("letter", "version", "debate", "meeting__committee")
    return related.defer("version__text", "version__file")


def hidden_fulfilment(toezegging: Toezegging) -> Fulfilment | None:
    """The last fulfilment by a letter that is not public: one with a decision, or one that waits while the toezegging
    is open. Without it a page would say that nothing was received."""
    hidden = Fulfilment.objects.hidden().filter(toezegging=toezegging)
    if not toezegging.is_open:
        hidden = hidden.filter(state=State.DECIDED)
    return hidden.annotate(undone_on=undone_on()).select_related("meeting__committee").last()
