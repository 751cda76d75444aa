"""Find a day in a reader's words."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from parliament import dates

LONGEST = 200


def split_day(typed: str) -> tuple[date | None, str]:
    """The only day with a year, "17 december 2026" or 2026-12-17, and the words without it. A year is no day."""
    found = [day for day in dates.find_days(typed[:LONGEST], timezone.localdate()) if day.year_given]
    if len(found) != 1:
        return None, typed
    day = found[0]
    return day.day, f"{typed[: day.start]} {typed[day.end :]}".strip()
