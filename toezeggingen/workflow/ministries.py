"""Hand a toezegging over to another ministry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from parliament.models import Ministry
from toezeggingen.causes import Cause
from toezeggingen.models import Toezegging
from toezeggingen.permissions import REGISTER
from toezeggingen.workflow.changes import change_fields
from toezeggingen.workflow.move import lock, make_move


@transaction.atomic
def hand_over(toezegging: Toezegging, *, ministry: Ministry, on: date, causes: Sequence[Cause]) -> None:
    """Set the present ministry because the line of successors changed. A concept gets no event."""
    row = lock(toezegging)
    values = {"ministry_now": ministry}
    if not row.is_concept:
        changes = change_fields(row, values)
        make_move("hand_over", toezegging, by=REGISTER, on=on, sets=values, changes=changes, causes=causes)
        return
    row.ministry_now = ministry
    row.version += 1
    row.full_clean()
    row.save()
    toezegging.refresh_from_db()
