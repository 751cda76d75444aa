"""Find a date in a reader's words."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from parliament import dates

LONGEST = 200


def split_day(typed: str) -> tuple[date | None, str]:
    """Return the date in the words, if there is exactly one, and the words without that date.

    A date needs a year: "17 december 2026" or 2026-12-17. A year alone is not a date.
    """
    found = [day for day in dates.find_days(typed[:LONGEST], timezone.localdate()) if day.year_given]
    if len(found) != 1:
        return None, typed
    day = found[0]
    return day.day, f"{typed[: day.start]} {typed[day.end :]}".strip()
