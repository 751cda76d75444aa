"""How a fulfilment was judged, in words for clerks."""

from __future__ import annotations

from parliament import dates
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import FulfilmentQuerySet
from toezeggingen.models.querysets import undone_on


def judged(fulfilments: FulfilmentQuerySet) -> FulfilmentQuerySet:
    """Annotate what `describe_judgement` needs."""
    return fulfilments.annotate(undone_on=undone_on())


def describe_judgement(fulfilment: Fulfilment) -> str:
    """The state and the decision. A decision that reopening undid is named as earlier, because it no longer holds."""
    state = fulfilment.get_state_display()
    if not fulfilment.outcome:
        return state
    decision = f"{state}: {fulfilment.get_outcome_display()}"
    undone = fulfilment.undone_on  # type: ignore[attr-defined] # judged()
    return f"eerder {decision}, teruggedraaid op {dates.dutch(undone)}" if undone else decision


def list_judged(toezegging: Toezegging) -> list[tuple[Fulfilment, str]]:
    """List the fulfilments of a toezegging, each with its judgement in words."""
    rows = judged(toezegging.fulfilments.select_related("letter", "debate", "meeting", "proposer"))
    return [(row, describe_judgement(row)) for row in rows]
