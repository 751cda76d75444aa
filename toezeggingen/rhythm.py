"""When the next term of a recurring toezegging is due. See docs/decisions/0041."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models

from parliament import dates
from parliament.deadlines import Deadline
from toezeggingen.buckets import Firmness


class Rhythm(models.IntegerChoices):
    """After how many months a toezegging comes back."""

    NONE = 0, "niet"
    QUARTER = 3, "elk kwartaal"
    HALF_YEAR = 6, "elk half jaar"
    YEAR = 12, "elk jaar"
    TWO_YEARS = 24, "elke twee jaar"


def next_deadline(rhythm: Rhythm, *, words: str, latest: date | None, met_on: date) -> Deadline:
    """The deadline after `latest`, or after the day on which the term was met if it had no date.

    The rhythm counts from the deadline, so a term that was met late does not move the terms after it. Terms that had
    passed on that day are skipped.
    """
    start = latest or met_on
    terms = 1
    while (due := _after(start, rhythm * terms)) <= met_on:
        terms += 1
    rule = f"komt {rhythm.label} terug; de vorige termijn was {dates.dutch(start)}"
    if latest is None:
        rule = f"komt {rhythm.label} terug; de vorige termijn is op {dates.dutch(start)} nagekomen"
    return Deadline(words=words, earliest=None, latest=due, firmness=Firmness.WINDOW.value, rule=rule, hangs_on="")


def _after(day: date, months: int) -> date:
    """So many months later. The last day of a month stays the last day: 30 June follows 31 December."""
    is_last = (day + timedelta(days=1)).month != day.month
    later = dates.add_months(day, months)
    return dates.last_of_month(later.year, later.month) if is_last else later
