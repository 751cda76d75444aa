"""Whether a letter, briefing, debate or document can do to a promise what is said of it, a meeting decide so, and part
of it stand.

Refusals are `MoveRefused` with a Dutch sentence for the user.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from parliament import dates
from parliament.models import Debate
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome
from toezeggingen.status import Status


def check_meeting(meeting: Debate, on: date) -> None:
    if not Debate.objects.meetings().filter(pk=meeting.pk).exists():
        raise MoveRefused("Een besluit valt in een procedurevergadering die doorgang vond.")
    if on != meeting.day:
        raise MoveRefused(f"Die vergadering was op {dates.dutch(meeting.day)}, het besluit dus ook.")


def check_means(fulfilment: Fulfilment, on: date) -> None:
    if fulfilment.day and fulfilment.day > on:
        raise MoveRefused(f"Dat kan niet voor {dates.dutch(fulfilment.day)}: toen pas was er iets om over te oordelen.")


def check_is_younger(day: date | None, row: Toezegging, effect: Effect) -> None:
    """What is older than the promise may mention what it is about, and a meeting may refuse it or take note of it."""
    if day and day < row.made_on and effect is not Effect.MENTIONS:
        raise MoveRefused(
            f"Dit is van {dates.dutch(day)} en de toezegging van {dates.dutch(row.made_on)}: wat ouder is dan een"
            " toezegging, kan haar niet nakomen of uitstellen."
        )


def is_kept_in_part(row: Toezegging) -> bool:
    """Does a decision "deels voldaan" stand, with what it left? Not where a meeting has decided otherwise on the same,
    or a reopening took it back."""
    taken_back = row.events.filter(kind=Event.Kind.REOPENED, to_status=Status.OPEN).aggregate(last=Max("pk"))["last"]
    decided = row.events.filter(kind=Event.Kind.DECIDED, fulfilment__outcome=Outcome.PARTLY)
    return decided.filter(pk__gt=taken_back or 0).exists()


def check_part(row: Toezegging, to: Status) -> None:
    """A promise stands open in part because of what was received, and says what is left."""
    if to is Status.PARTLY and not is_kept_in_part(row):
        told = "Er staat geen besluit “deels voldaan”, dus is niet bekend wat er is ontvangen en wat er rest."
        raise MoveRefused({"to": f"{told} Heropen als openstaand en leg dan het besluit vast."})
