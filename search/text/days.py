"""A day among a reader's words."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from parliament import dates

LONGEST = 200


def apart(typed: str) -> tuple[date | None, str]:
    """The one day that stands there with its year, "17 december 2026" or 2026-12-17, and the words without it; a year
    alone is no day."""
    found = [one for one in dates.find_days(typed[:LONGEST], timezone.localdate()) if one.year_given]
    if len(found) != 1:
        return None, typed
    (one,) = found
    return one.day, f"{typed[: one.start]} {typed[one.end :]}".strip()
