"""Whether a letter, briefing, debate or document can do to a promise what is said of it, and a meeting decide so.

Refusals are `MoveRefused` with a Dutch sentence for the user.
"""

from __future__ import annotations

from datetime import date

from parliament import dates
from parliament.models import Debate
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect
from toezeggingen.refusals import MoveRefused


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
