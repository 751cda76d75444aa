"""Hand a toezegging over to another ministry because a clerk says so, and hand it back. See docs/decisions/0042."""

from datetime import date
from uuid import UUID

from django.db import transaction

from parliament.models import Ministry
from toezeggingen.causes import handover_cause
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Event, Toezegging
from toezeggingen.permissions import Actor
from toezeggingen.workflow.changes import change_fields
from toezeggingen.workflow.entry import ministry_basis
from toezeggingen.workflow.move import lock, make_move


@transaction.atomic
def hand_over(
    toezegging: Toezegging,
    *,
    by: Actor,
    on: date,
    source: Ministry,
    target: Ministry,
    reason: str,
    key: UUID,
    is_undo: bool = False,
    seen: int | None = None,
) -> Event:
    """Let `target` answer from now on. Refuse if `source` does not answer at present.

    `key` is shared by all toezeggingen that were handed over together. `is_undo` takes that handover back. What was
    handed over follows the successors of `target` only, so the register does not move it back by itself.
    """
    row = lock(toezegging, seen)
    if row.ministry_now != source:
        raise MoveRefused(f"{row} staat bij {row.ministry_now}, niet bij {source}.")
    basis = ministry_basis(row.ministry_then, target) if is_undo else target
    sets = {"ministry_now": target, "ministry_basis": basis}
    return make_move(
        "hand_over", toezegging, by=by, on=on, reason=reason, sets=sets, changes=change_fields(row, sets),
        causes=[handover_cause(key, is_undo=is_undo)],
    )  # fmt: skip
