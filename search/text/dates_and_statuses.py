"""The parts of a question that are not searched for as words: a date, and words for a status ("te laat")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from parliament import dates
from toezeggingen.buckets import Bucket
from toezeggingen.status import PUBLISHED

QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]")


@dataclass(frozen=True)
class StatusWords:
    """Words that stand for a filter, and the value of that filter. The value "" means any value."""

    words: str
    filter: str
    value: str


# The labels of other buckets ("geen datum", "later") are left out, because they are ordinary words of a text.
_FILTERS = {
    **{status.label: ("status", status.value) for status in PUBLISHED},
    Bucket.OVERDUE.label: ("termijn", Bucket.OVERDUE.value),
    "uitgesteld": ("uitgesteld", ""),
}
_LONGEST_FIRST = "|".join(sorted(_FILTERS, key=len, reverse=True))
_STATUS_OR_QUOTED = re.compile(rf"{QUOTED.pattern}|\b(?P<status>{_LONGEST_FIRST})e?\b", re.IGNORECASE)


def split_status_words(typed: str) -> tuple[list[StatusWords], str]:
    """Split the text into words for a status and other words. Text in quotes always counts as other words."""
    labels = (match["status"].lower() for match in _STATUS_OR_QUOTED.finditer(typed) if match["status"])
    other_words = _STATUS_OR_QUOTED.sub(lambda match: " " if match["status"] else match[0], typed)
    return [StatusWords(label, *_FILTERS[label]) for label in dict.fromkeys(labels)], " ".join(other_words.split())


def split_day(typed: str) -> tuple[date | None, str]:
    """Return the date in the text, if there is exactly one, and the text without that date.

    A date needs a year: "17 december 2026" or 2026-12-17. A year alone is not a date.
    """
    found = [day for day in dates.find_days(typed, timezone.localdate()) if day.year_given]
    if len(found) != 1:
        return None, typed
    day = found[0]
    return day.day, f"{typed[: day.start]} {typed[day.end :]}".strip()
