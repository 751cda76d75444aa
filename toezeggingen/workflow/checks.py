"""Checks before a move: the meeting that decides, the day of the means, and partial fulfilment.

Each check raises `MoveRefused`, with a Dutch sentence for the user, if it refuses.
"""

from datetime import date

from django.db.models import Max

from parliament import dates
from parliament.models import Debate
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome
from toezeggingen.status import Status


def check_meeting(meeting: Debate, on: date) -> None:
    """Refuse a meeting that is not a procedural meeting, was not held, or was on another day."""
    if not Debate.objects.meetings().filter(pk=meeting.pk).exists():
        raise MoveRefused("Een besluit valt in een procedurevergadering die doorgang vond.")
    if on != meeting.day:
        raise MoveRefused(f"Die vergadering was op {dates.dutch(meeting.day)}, het besluit dus ook.")


def check_can_be_judged(fulfilment: Fulfilment, on: date) -> None:
    """Refuse to judge a letter, briefing or debate before its day."""
    if fulfilment.day and fulfilment.day > on:
        raise MoveRefused(f"Dat kan niet voor {dates.dutch(fulfilment.day)}: toen pas was er iets om over te oordelen.")


def check_is_younger(day: date | None, row: Toezegging, effect: Effect) -> None:
    """Refuse a means that is older than the toezegging, unless its effect is only a mention."""
    if day and day < row.made_on and effect is not Effect.MENTIONS:
        raise MoveRefused(
            f"Dit is van {dates.dutch(day)} en de toezegging van {dates.dutch(row.made_on)}: wat ouder is dan een"
            " toezegging, kan haar niet nakomen of uitstellen."
        )


def has_partial_decision(row: Toezegging) -> bool:
    """Whether a decision "deels voldaan" is in force: not replaced by another outcome and not undone by reopening."""
    undone = row.events.filter(kind=Event.Kind.REOPENED, to_status=Status.OPEN).aggregate(last=Max("pk"))["last"]
    decided = row.events.filter(kind=Event.Kind.DECIDED, fulfilment__outcome=Outcome.PARTLY)
    return decided.filter(pk__gt=undone or 0).exists()


def check_partial(row: Toezegging, to: Status) -> None:
    """Refuse the status "deels voldaan" unless such a decision is in force, because the remainder would be unknown."""
    if to is Status.PARTLY and not has_partial_decision(row):
        reason = "Er staat geen besluit “deels voldaan”, dus is niet bekend wat er is ontvangen en wat er rest."
        raise MoveRefused({"to": f"{reason} Heropen als openstaand en leg dan het besluit vast."})
