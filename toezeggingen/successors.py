"""Move unsettled toezeggingen to the successor of their ministry.

`ministry_now` is the last successor of `ministry_basis`. Each run compares both with the present successors. So a run
also finds what must move after a successor was corrected or removed, and it does not matter when the run happens. What
a clerk handed over (`workflow.hand_over`) has the ministry that the clerk chose as its basis.
"""

from datetime import date

from django.contrib.admin.models import LogEntry
from django.db import transaction

from parliament.models import Ministry
from toezeggingen import workflow
from toezeggingen.batch import Batch, change_each
from toezeggingen.causes import credited, successor_cause
from toezeggingen.models import Toezegging


@transaction.atomic
def follow_successors(*, on: date, change: LogEntry | None = None) -> Batch:
    """Hand unsettled toezeggingen over to the ministry that is responsible on that day."""
    unsettled = Toezegging.objects.unsettled().select_related("ministry_now").order_by("pk")
    bases = Ministry.objects.filter(pk__in=unsettled.order_by().values("ministry_basis"))
    heirs = {ministry.pk: ministry.heir(on) for ministry in bases}
    waiting = [row for row in unsettled if row.ministry_now != heirs[row.ministry_basis_id]]
    return change_each(waiting, lambda row: _hand_over(row, heirs[row.ministry_basis_id], on=on, change=change))


def _hand_over(toezegging: Toezegging, heir: Ministry, *, on: date, change: LogEntry | None) -> bool:
    """Hand one toezegging over and return whether it changed. Skip a locked row; the next run finds it."""
    unsettled = Toezegging.objects.unsettled().filter(ministry_basis=toezegging.ministry_basis_id)
    row = unsettled.exclude(ministry_now=heir).select_for_update(skip_locked=True).filter(pk=toezegging.pk).first()
    if row is None:
        return False
    causes = credited([successor_cause(row.ministry_now, heir, on)], change)
    workflow.change_by_register("hand_over", toezegging, {"ministry_now": heir}, on=on, causes=causes)
    return True
