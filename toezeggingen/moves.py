"""The table of moves: what may happen to a toezegging, from which status to which, and who may do it.

`workflow.make` is the only function that makes a move; `docs/status.md` is drawn from this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from toezeggingen import permissions
from toezeggingen.models import Event
from toezeggingen.status import OPEN, Status

PUBLISHED = (*OPEN, Status.FULFILLED, Status.LAPSED)


@dataclass(frozen=True)
class Move:
    """One row of the table. No targets: the status stays what it is."""

    verb: str
    event: Event.Kind
    origins: tuple[Status, ...]
    targets: tuple[Status, ...] = ()
    permission: str = permissions.SETTLE
    needs_reason: bool = False
    from_withdrawn: bool = False

    def leads_to(self, origin: Status, target: Status) -> bool:
        """Does this move go from origin to target? Staying is allowed where the move may leave the status."""
        return target in self.targets or (target == origin and self.may_stay)

    @property
    def may_stay(self) -> bool:
        return not self.targets or self.event is Event.Kind.DECIDED


MOVES: dict[str, Move] = {
    "publish": Move("Publiceren", Event.Kind.PUBLISHED, (Status.CONCEPT,), (Status.OPEN,)),
    "propose": Move("Nakoming voorstellen", Event.Kind.PROPOSED, OPEN, permission=permissions.ENTER),
    "confirm": Move("Bevestigen", Event.Kind.CONFIRMED, OPEN),
    "reject": Move("Afwijzen", Event.Kind.REJECTED, PUBLISHED),
    "decide": Move("Besluit vastleggen", Event.Kind.DECIDED, OPEN, (Status.FULFILLED, Status.PARTLY)),
    "lapse": Move("Laten vervallen", Event.Kind.LAPSED, OPEN, (Status.LAPSED,), needs_reason=True),
    "reopen": Move("Heropenen", Event.Kind.REOPENED, (Status.FULFILLED, Status.LAPSED), OPEN, needs_reason=True),
    "postpone": Move("Uitstellen", Event.Kind.POSTPONED, OPEN, needs_reason=True),
    "withdraw": Move("Intrekken", Event.Kind.WITHDRAWN, PUBLISHED, needs_reason=True),
    "restore": Move("Herstellen", Event.Kind.RESTORED, PUBLISHED, needs_reason=True, from_withdrawn=True),
    "correct": Move("Corrigeren", Event.Kind.CORRECTED, PUBLISHED),
    "renumber": Move("Nummer van de Kamer vastleggen", Event.Kind.RENUMBERED, PUBLISHED),
}
