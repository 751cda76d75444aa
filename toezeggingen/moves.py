"""The table of moves: what may happen to a toezegging, from which status to which, and who may do it.

Only `workflow.make_move` makes a move. `manage.py draw_docs` draws `docs/status.md` from this table.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

from toezeggingen import permissions
from toezeggingen.status import OPEN, PUBLISHED, SETTLED, Status


class EventKind(models.TextChoices):
    """The kind of event that a move writes."""

    PUBLISHED = "gepubliceerd", "gepubliceerd"
    PROPOSED = "voorgesteld", "nakoming voorgesteld"
    CONFIRMED = "bevestigd", "nakoming bevestigd"
    REJECTED = "afgewezen", "voorstel afgewezen"
    DECIDED = "besloten", "besluit"
    LAPSED = "vervallen", "vervallen"
    REOPENED = "heropend", "heropend"
    POSTPONED = "uitgesteld", "uitgesteld"
    REVOKED = "herroepen", "uitstel herroepen"
    REASON_CORRECTED = "reden-verbeterd", "reden verbeterd"
    WITHDRAWN = "ingetrokken", "ingetrokken"
    RESTORED = "hersteld", "hersteld"
    CORRECTED = "gecorrigeerd", "gecorrigeerd"
    RENUMBERED = "hernummerd", "nummer van de Kamer bekend"
    RESCHEDULED = "aangepast", "termijn aangepast"
    SERIES_ENDED = "reeks-beeindigd", "reeks beëindigd"
    SERIES_RESUMED = "reeks-hervat", "reeks hervat"
    HANDED_OVER = "overgegaan", "overgegaan naar een ander ministerie"


@dataclass(frozen=True)
class Move:
    """One row of the table. A move without `targets` keeps the status.

    No user may make a move with an empty `permission`. The register itself may make the moves with `register_may`; it
    stores causes instead of the reason that a user must give.
    """

    verb: str
    event: EventKind
    origins: tuple[Status, ...]
    targets: tuple[Status, ...] = ()
    permission: str = permissions.SETTLE
    register_may: bool = False
    needs_reason: bool = False
    from_withdrawn: bool = False

    @property
    def steps(self) -> Iterator[tuple[Status, Status]]:
        """Each pair of old and new status that this move allows."""
        for origin in self.origins:
            yield from ((origin, target) for target in self.targets if target != origin)
            if not self.targets or self.event is EventKind.DECIDED:
                yield origin, origin


MOVES: dict[str, Move] = {
    "publish": Move("Publiceren", EventKind.PUBLISHED, (Status.CONCEPT,), (Status.OPEN,), register_may=True),
    "propose": Move("Nakoming voorstellen", EventKind.PROPOSED, OPEN, permission=permissions.ENTER, register_may=True),
    "confirm": Move("Bevestigen", EventKind.CONFIRMED, OPEN),
    "reject": Move("Afwijzen", EventKind.REJECTED, PUBLISHED, register_may=True),
    "decide": Move("Besluit vastleggen", EventKind.DECIDED, OPEN, (Status.FULFILLED, Status.PARTLY), register_may=True),
    "lapse": Move("Laten vervallen", EventKind.LAPSED, OPEN, (Status.LAPSED,), needs_reason=True),
    "reopen": Move("Heropenen", EventKind.REOPENED, (Status.PARTLY, *SETTLED), OPEN, needs_reason=True),
    "postpone": Move("Uitstellen", EventKind.POSTPONED, OPEN, needs_reason=True),
    "revoke": Move("Uitstel herroepen", EventKind.REVOKED, OPEN, needs_reason=True),
    "correct_reason": Move("Reden verbeteren", EventKind.REASON_CORRECTED, PUBLISHED, needs_reason=True),
    "end_series": Move("Reeks beëindigen", EventKind.SERIES_ENDED, OPEN, needs_reason=True),
    "resume_series": Move("Reeks hervatten", EventKind.SERIES_RESUMED, (*OPEN, Status.FULFILLED), needs_reason=True),
    "withdraw": Move("Intrekken", EventKind.WITHDRAWN, PUBLISHED, needs_reason=True),
    "restore": Move("Herstellen", EventKind.RESTORED, PUBLISHED, needs_reason=True, from_withdrawn=True),
    "correct": Move("Corrigeren", EventKind.CORRECTED, PUBLISHED),
    "renumber": Move("Nummer van de Kamer vastleggen", EventKind.RENUMBERED, PUBLISHED),
    "reschedule": Move("Termijn aanpassen", EventKind.RESCHEDULED, OPEN, permission="", register_may=True),
    "hand_over": Move("Overdragen", EventKind.HANDED_OVER, OPEN, register_may=True, needs_reason=True),
}

# The events that settle a toezegging, wholly or in part.
SETTLING = tuple(move.event for move in MOVES.values() if set(move.targets) & set(SETTLED))
