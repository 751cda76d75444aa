"""Move unsettled toezeggingen to the successor of their ministry.

`ministry_now` is the last successor of `ministry_basis`. A run compares both with the present successors. So a run also
finds what must move after a successor was corrected or removed, and it does not matter when the run happens.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from parliament.models import Ministry
from toezeggingen import workflow
from toezeggingen.batch import Batch, change_each
from toezeggingen.causes import successor_cause
from toezeggingen.models import Toezegging


@transaction.atomic
def follow_successors(*, on: date) -> Batch:
    """Hand unsettled toezeggingen over to the ministry that is responsible on that day."""
    batch = Batch()
    unsettled = Toezegging.objects.unsettled()
    for ministry in Ministry.objects.filter(pk__in=unsettled.order_by().values("ministry_basis")):
        heir = ministry.heir(on)
        rows = unsettled.filter(ministry_basis=ministry).exclude(ministry_now=heir).order_by("pk")
        batch += change_each(rows, lambda row, heir=heir: _hand_over(row, heir, on=on))  # type: ignore[misc]
    return batch


def _hand_over(toezegging: Toezegging, heir: Ministry, *, on: date) -> bool:
    """Hand one toezegging over and return whether it changed. Skip a locked row; the next run finds it."""
    unsettled = Toezegging.objects.unsettled().exclude(ministry_now=heir)
    row = unsettled.select_for_update(skip_locked=True, of=("self",)).filter(pk=toezegging.pk).first()
    if row is None or row.ministry_basis_id != toezegging.ministry_basis_id:
        return False
    workflow.hand_over(row, ministry=heir, on=on, causes=[successor_cause(row.ministry_now, heir, on)])
    return True
