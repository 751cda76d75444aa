"""What falls due in which month, with the recesses of the House between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from parliament import dates
from parliament.models import Recess
from parliament.recess import RecessPeriod
from toezeggingen.buckets import Bucket
from toezeggingen.models import Toezegging
from toezeggingen.models.toezegging import Firmness

MOST_MONTHS = 24
SOFT = (Firmness.HOPE, Firmness.RECURRING)  # a hope, and what comes back each year
NONE = (0, 0)


@dataclass(frozen=True)
class Month:
    """What falls due from `first` to `last`; `soft` of these are but a hope or come back. `share` is of the busiest
    month, in percent. `recesses` begin in this month, or go on in the first one. The row for all that comes later has
    no `last`."""

    first: date
    last: date | None
    due: int
    soft: int
    share: int
    recesses: tuple[RecessPeriod, ...]


def plan(on: date) -> list[Month]:
    """From the month of that day on, without gaps, two years ahead at most; without what is overdue or awaited."""
    counts = _due_by_month(on)
    if not counts:
        return []
    start, busiest = on.replace(day=1), max(due for due, _ in counts.values())
    ahead = [dates.add_months(start, months) for months in range(MOST_MONTHS)]
    ahead = [first for first in ahead if first <= max(counts)]
    recesses = [recess for recess in Recess.objects.calendar().recesses if recess.last_day >= on]
    months = []
    for first in ahead:
        last = dates.last_of_month(first.year, first.month)
        begins = tuple(one for one in recesses if first <= max(one.first_day, start) <= last)
        due, soft = counts.pop(first, NONE)
        months.append(Month(first, last, due, soft, 100 * due // busiest, begins))
    if counts:
        due, soft = (sum(numbers) for numbers in zip(*counts.values(), strict=True))
        months.append(Month(dates.add_months(ahead[-1], 1), None, due, soft, min(100, 100 * due // busiest), ()))
    return months


def recesses_until() -> date | None:
    """The last day that is known to be of a recess; of what comes after it the House has not told."""
    return max((recess.last_day for recess in Recess.objects.calendar().recesses), default=None)


def _due_by_month(on: date) -> dict[date, tuple[int, int]]:
    """All, and the soft ones of them, by the first day of the month."""
    due = Toezegging.objects.in_buckets([Bucket.SOON, Bucket.LATER], on=on).order_by()
    months = due.annotate(month=TruncMonth("due_latest")).values_list("month")
    counted = months.annotate(due=Count("pk"), soft=Count("pk", Q(firmness__in=SOFT)))
    return {month: (due, soft) for month, due, soft in counted}
