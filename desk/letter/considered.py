"""Toezeggingen that were compared with a letter but not proposed: too unlikely, or settled earlier.

A clerk can still propose them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.contrib.auth.models import User
from django.utils import timezone

from letters.models import Letter
from letters.reading import Act
from matching.models import Consideration
from matching.proposing import EFFECTS
from parliament import dates
from toezeggingen import workflow
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Means


def list_unproposed(
    considerations: Iterable[Consideration], proposed: Collection[int]
) -> list[tuple[Consideration, str]]:
    """List the considered, published toezeggingen that are not in `proposed` (primary keys), in the given order.

    The text of each pair says how and when the toezegging was settled; "" if it is open.
    """
    left = [row for row in considerations if row.toezegging_id not in proposed and row.toezegging.is_published]
    endings = _endings([row.toezegging for row in left if not row.toezegging.is_open])
    return [(row, endings.get(row.toezegging_id, "")) for row in left]


def _endings(toezeggingen: list[Toezegging]) -> dict[int, str]:
    """Describe how and when each toezegging was settled, by primary key."""
    last = Event.objects.settling().filter(toezegging__in=toezeggingen).order_by("toezegging_id", "-pk")
    events = last.distinct("toezegging_id").select_related("meeting", "fulfilment__letter", "fulfilment__debate")
    return {event.toezegging_id: _describe(event) for event in events}


def _describe(event: Event) -> str:
    day = dates.dutch(event.on)
    if event.kind != Event.Kind.DECIDED:
        return f"{event.get_to_status_display()} op {day}: {event.reason}"
    what = f"{event.fulfilment.get_outcome_display()}, " if event.fulfilment else ""
    where = f" in {event.meeting.title}" if event.meeting else ""
    on_what = f", op grond van {event.fulfilment.named}" if event.fulfilment else ""
    return f"{what}besluit van {day}{where}{on_what}"


def propose_considered(letter: Letter, number: str, by: User) -> Toezegging:
    """Propose a considered toezegging in the clerk's name, with the passage that the reading found.

    Raises MoveRefused if a later reading of the letter no longer considers the toezegging.
    """
    found = Consideration.objects.filter(reading__version=letter.newest, toezegging__number=number)
    considered = found.select_related("toezegging", "reading__version").first()
    if considered is None:
        raise MoveRefused(f"{number} wordt niet meer overwogen: de brief is intussen opnieuw gelezen.")
    fulfilment = Fulfilment(
        toezegging=considered.toezegging, means=Means.LETTER, letter=letter, version=considered.reading.version,
        effect=EFFECTS[Act(considered.act)], passage=considered.passage, footnote=considered.footnote,
        because=considered.because,
    )  # fmt: skip
    workflow.propose(fulfilment, by=by, on=timezone.localdate())
    return considered.toezegging
