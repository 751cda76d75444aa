"""The table of moves: what may happen to a toezegging, from which status to which, and who may do it.

`workflow.make` is the only function that makes a move; `docs/status.md` is drawn from this table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

from toezeggingen import permissions
from toezeggingen.status import OPEN, Status

PUBLISHED = (*OPEN, Status.FULFILLED, Status.LAPSED)


class EventKind(models.TextChoices):
    """What a move leaves in the history."""

    PUBLISHED = "gepubliceerd", "gepubliceerd"
    PROPOSED = "voorgesteld", "nakoming voorgesteld"
    CONFIRMED = "bevestigd", "nakoming bevestigd"
    REJECTED = "afgewezen", "voorstel afgewezen"
    DECIDED = "besloten", "besluit"
    LAPSED = "vervallen", "vervallen"
    REOPENED = "heropend", "heropend"
    POSTPONED = "uitgesteld", "uitgesteld"
    WITHDRAWN = "ingetrokken", "ingetrokken"
    RESTORED = "hersteld", "hersteld"
    CORRECTED = "gecorrigeerd", "gecorrigeerd"
    RENUMBERED = "hernummerd", "nummer van de Kamer bekend"
    FOLLOWED = "aangepast", "termijn aangepast"


@dataclass(frozen=True)
class Move:
    """One row of the table. No targets: the status stays what it is."""

    verb: str
    event: EventKind
    origins: tuple[Status, ...]
    targets: tuple[Status, ...] = ()
    permission: str = permissions.SETTLE
    needs_reason: bool = False
    from_withdrawn: bool = False

    @property
    def steps(self) -> Iterator[tuple[Status, Status]]:
        """Every from and to that this move allows."""
        for origin in self.origins:
            yield from ((origin, target) for target in self.targets if target != origin)
            if not self.targets or self.event is EventKind.DECIDED:
                yield origin, origin


MOVES: dict[str, Move] = {
    "publish": Move("Publiceren", EventKind.PUBLISHED, (Status.CONCEPT,), (Status.OPEN,)),
    "propose": Move("Nakoming voorstellen", EventKind.PROPOSED, OPEN, permission=permissions.ENTER),
    "confirm": Move("Bevestigen", EventKind.CONFIRMED, OPEN),
    "reject": Move("Afwijzen", EventKind.REJECTED, PUBLISHED),
    "decide": Move("Besluit vastleggen", EventKind.DECIDED, OPEN, (Status.FULFILLED, Status.PARTLY)),
    "lapse": Move("Laten vervallen", EventKind.LAPSED, OPEN, (Status.LAPSED,), needs_reason=True),
    "reopen": Move(
        "Heropenen", EventKind.REOPENED, (Status.PARTLY, Status.FULFILLED, Status.LAPSED), OPEN, needs_reason=True
    ),
    "postpone": Move("Uitstellen", EventKind.POSTPONED, OPEN, needs_reason=True),
    "withdraw": Move("Intrekken", EventKind.WITHDRAWN, PUBLISHED, needs_reason=True),
    "restore": Move("Herstellen", EventKind.RESTORED, PUBLISHED, needs_reason=True, from_withdrawn=True),
    "correct": Move("Corrigeren", EventKind.CORRECTED, PUBLISHED),
    "renumber": Move("Nummer van de Kamer vastleggen", EventKind.RENUMBERED, PUBLISHED),
    "follow": Move("Termijn aanpassen", EventKind.FOLLOWED, OPEN, permission=permissions.NOBODY, needs_reason=True),
}
