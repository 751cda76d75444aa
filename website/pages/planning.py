"""How many toezeggingen fall due in each month, with the recesses of the House."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from parliament import dates
from parliament.models import Recess
from parliament.recess import RecessPeriod
from toezeggingen.buckets import Bucket, Firmness
from toezeggingen.models import Toezegging

MOST_MONTHS = 24
SOFT = (Firmness.HOPE, Firmness.RECURRING)  # these deadlines are not firm
NO_COUNTS = (0, 0)


@dataclass(frozen=True)
class Month:
    """A month of the planning. `due` toezeggingen fall due from `first` to `last`. For `soft` of them, the deadline is
    a hope or recurs each year. `share` is a percentage of the busiest month. `recesses` are those that start in this
    month; the first month includes a recess that already runs. The last row may cover everything later, and then `last`
    is None."""

    first: date
    last: date | None
    due: int
    soft: int
    share: int
    recesses: tuple[RecessPeriod, ...]


def plan(on: date) -> list[Month]:
    """Every month from this day on, at most two years ahead, then one row for everything later. Leaves out toezeggingen
    that are overdue or await a decision."""
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
        begins = tuple(recess for recess in recesses if first <= max(recess.first_day, start) <= last)
        due, soft = counts.pop(first, NO_COUNTS)
        months.append(Month(first, last, due, soft, 100 * due // busiest, begins))
    if counts:
        due, soft = (sum(numbers) for numbers in zip(*counts.values(), strict=True))
        months.append(Month(dates.add_months(ahead[-1], 1), None, due, soft, min(100, 100 * due // busiest), ()))
    return months


def recesses_until() -> date | None:
    """The last day of the last known recess."""
    return max((recess.last_day for recess in Recess.objects.calendar().recesses), default=None)


def _due_by_month(on: date) -> dict[date, tuple[int, int]]:
    """For the first day of each month: how many toezeggingen fall due in the month, and how many of them are soft."""
    due = Toezegging.objects.in_buckets([Bucket.SOON, Bucket.LATER], on=on).order_by()
    months = due.annotate(month=TruncMonth("due_latest")).values_list("month")
    counted = months.annotate(due=Count("pk"), soft=Count("pk", Q(firmness__in=SOFT)))
    return {month: (due, soft) for month, due, soft in counted}
