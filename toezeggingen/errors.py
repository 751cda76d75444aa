"""Refusals of the workflow."""

from django.core.exceptions import ValidationError

from toezeggingen.models import Toezegging


class MoveRefused(ValidationError):  # noqa: N818 - a refusal is an expected answer
    """The move is not possible. The message explains why, in Dutch, for the user."""


class Stale(MoveRefused):
    """The toezegging has changed since this user opened it. `events` are the changes."""

    def __init__(self, toezegging: Toezegging, seen: int) -> None:
        self.events = list(toezegging.events.filter(version__gt=seen).select_related("by"))
        changes = "; ".join(f"{event.by or 'het register'}: {event.get_kind_display()}" for event in self.events)
        super().__init__(
            f"Toezegging {toezegging} is intussen gewijzigd{f' ({changes})' if changes else ''}. "
            "Wat u invulde staat er nog: controleer het en sla opnieuw op."
        )
