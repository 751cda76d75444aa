"""Compute the days of the demo. Most count back from today, so that the demo never looks old; some are fixed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from string import Template
from typing import Any

from parliament import dates

MEETING_DAYS = (1, 2, 3)  # Tuesday to Thursday
WORKING_DAYS = (0, 1, 2, 3, 4)


def day_of(table: Mapping[str, Any], today: date, *, among: tuple[int, ...] = WORKING_DAYS) -> date:
    """The fixed `day` in the table, or else the last weekday of `among` that is at least `ago` days before today."""
    if "day" in table:
        return table["day"]
    day = today - timedelta(days=table["ago"])
    while day.weekday() not in among:
        day -= timedelta(days=1)
    return day


def deadline_words(table: Mapping[str, Any], today: date) -> str:
    """Return the words of a deadline. `$due` becomes the date `until`, or the date `due` days from today."""
    due = table["until"] if "until" in table else today + timedelta(days=table.get("due", 0))
    return Template(table.get("words", "")).substitute(due=dates.dutch(due))


def vergaderjaar(day: date) -> str:
    """The parliamentary year of a day, which starts in September."""
    start = day.year - (day.month < 9)
    return f"{start}–{start + 1}"
