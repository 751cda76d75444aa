"""What the workflow answers when a move is not possible."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from toezeggingen.models import Toezegging


class MoveRefused(ValidationError):  # noqa: N818 - a refusal is an answer, not a fault
    """The move is not possible; the message says why, in Dutch, for the user."""


class Stale(MoveRefused):
    """Somebody else changed the toezegging since the user opened it; `events` says what happened."""

    def __init__(self, toezegging: Toezegging, seen: int) -> None:
        self.toezegging = toezegging
        self.events = list(toezegging.events.filter(version__gt=seen).select_related("by"))
        told = "; ".join(f"{event.by or 'het register'}: {event.get_kind_display()}" for event in self.events)
        super().__init__(
            f"Toezegging {toezegging} is intussen gewijzigd{f' ({told})' if told else ''}. "
            "Wat u invulde staat er nog: controleer het en sla opnieuw op."
        )
