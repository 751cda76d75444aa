"""Days of the demo, counted back from today so that it never grows old; what is real or settled has its own date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from string import Template
from typing import Any

from parliament import dates

MEETING_DAYS = (1, 2, 3)  # Tuesday to Thursday
WORKING_DAYS = (0, 1, 2, 3, 4)


def day_of(table: Mapping[str, Any], today: date, *, among: tuple[int, ...] = WORKING_DAYS) -> date:
    """The table's own `day`, or the last fitting weekday up to `ago` days before today."""
    if "day" in table:
        return table["day"]
    day = today - timedelta(days=table["ago"])
    while day.weekday() not in among:
        day -= timedelta(days=1)
    return day


def spoken_term(table: Mapping[str, Any], today: date) -> str:
    """The words of a term; `$due` in them is the day `due` days from today, or the day in `until`."""
    due = table["until"] if "until" in table else today + timedelta(days=table.get("due", 0))
    return Template(table.get("words", "")).substitute(due=dates.dutch(due))


def vergaderjaar(day: date) -> str:
    """Parliamentary years start in September."""
    start = day.year - (day.month < 9)
    return f"{start}–{start + 1}"
