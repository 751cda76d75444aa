"""The rows of the form as a clerk typed them: plain values, to fill, to save as a draft and to show again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.http import QueryDict

PREFIX: Final = "rij"
FIELDS: Final = ("text", "recipients", "deadline_words", "post")
MARKS: Final = ("explained", "read", "unclear", "compared", "repeats", "is_past")  # no reason to keep a row
MOST_ROWS: Final = 100
FIRST_ROWS: Final = 5

Row = dict[str, str]


def rows_in(data: Mapping[str, Any]) -> list[Row]:
    """All rows of the posted form, also the empty ones."""
    total = str(data.get(f"{PREFIX}-TOTAL_FORMS", ""))
    count = min(int(total), MOST_ROWS) if total.isdecimal() else 0
    return [{name: str(data.get(f"{PREFIX}-{nr}-{name}", "")) for name in FIELDS + MARKS} for nr in range(count)]


def filled(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if any(row.get(name, "").strip() for name in FIELDS)]


def with_rows(data: QueryDict, rows: list[Row], *, empty: int) -> QueryDict:
    """The same data with these rows, and after them some empty ones."""
    changed = data.copy()
    for name in [name for name in changed if name.startswith(f"{PREFIX}-")]:
        del changed[name]
    kept = rows[:MOST_ROWS]
    changed[f"{PREFIX}-TOTAL_FORMS"] = str(min(len(kept) + empty, MOST_ROWS))
    changed[f"{PREFIX}-INITIAL_FORMS"] = "0"
    changed[f"{PREFIX}-MAX_NUM_FORMS"] = str(MOST_ROWS)  # the script reads it
    for nr, row in enumerate(kept):
        for name, value in row.items():
            changed[f"{PREFIX}-{nr}-{name}"] = value
    return changed
