"""Read an existing list of toezeggingen from a file, JSON lines or CSV, with one toezegging per row. Needs no database.

In JSON the debate is an object, {"debate": {"nummer", "kind", "date", "title"}}. In CSV the fields of the debate are
columns. The form `debate.nummer` is read too, because data frames write nested objects like that. The columns are:

    nummer, text, debate_nummer, debate_kind, debate_date, debate_title, committee, ministry, minister_role, to,
    deadline_text, settled_on

Days are written as 2023-03-21. `to` names people and parties, such as "leden Kievit (NOL) en Van Plas (OKE)".
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from parliament.invisible import drop_invisible

NEEDED = ("nummer", "text", "debate_date", "debate_title", "ministry")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # characters that PostgreSQL cannot store


class UnreadableRow(ValueError):  # noqa: N818 - the error is in the file
    """The row cannot be read as a toezegging. The message explains why, in Dutch."""


@dataclass(frozen=True)
class ListedToezegging:
    """A toezegging as the list describes it. Unknown fields are empty. `kind` is in lower case."""

    number: str
    text: str
    made_on: date
    debate: str
    kind: str
    title: str
    committee: str
    ministry: str
    role: str
    to: str
    deadline_words: str
    settled_on: date | None


def rows(path: Path) -> Iterator[tuple[int, ListedToezegging | UnreadableRow]]:
    """Each row, with the number of its first line. Missing columns in the header give an UnreadableRow for line 1.

    Raises OSError if the file cannot be opened, and UnicodeDecodeError if it is not UTF-8.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        raw = _csv_rows(file) if path.suffix.lower() == ".csv" else _json_rows(file)
        for nr, row in raw:
            try:
                yield nr, row if isinstance(row, UnreadableRow) else read(row)
            except UnreadableRow as refusal:
                yield nr, refusal


def read(row: object) -> ListedToezegging:
    """Read one row of CSV or of parsed JSON. Raises UnreadableRow if it is not a toezegging."""
    if not isinstance(row, dict):
        raise UnreadableRow("Hier staat geen toezegging met haar debat.")
    debate = row.get("debate")
    plain = row | ({f"debate_{name}": value for name, value in debate.items()} if isinstance(debate, dict) else {})
    settled_on = _text(plain, "settled_on")
    return ListedToezegging(
        number=_needed(plain, "nummer"),
        text=_needed(plain, "text"),
        made_on=_day(_needed(plain, "debate_date"), "debate_date"),
        debate=_text(plain, "debate_nummer"),
        kind=_text(plain, "debate_kind").lower(),
        title=_needed(plain, "debate_title"),
        committee=_text(plain, "committee"),
        ministry=_needed(plain, "ministry"),
        role=_text(plain, "minister_role"),
        to=_text(plain, "to"),
        deadline_words=_text(plain, "deadline_text"),
        settled_on=_day(settled_on, "settled_on") if settled_on else None,
    )


def _json_rows(file: Iterator[str]) -> Iterator[tuple[int, Any]]:
    for nr, line in enumerate(file, 1):
        if line.strip():
            try:
                yield nr, json.loads(line)
            except (ValueError, RecursionError):
                yield nr, UnreadableRow("Hier staat geen JSON-regel.")


def _csv_rows(file: Iterator[str]) -> Iterator[tuple[int, Any]]:
    """The rows of a CSV file, each with the number of its first line.

    The delimiter is the character that is most frequent in the header, because Dutch spreadsheets write semicolons.
    """
    header = next(file, "")
    delimiter = max(",;\t", key=header.count)
    names = [name.strip().replace(".", "_") for name in next(csv.reader([header], delimiter=delimiter), [])]
    if missing := [name for name in NEEDED if name not in names]:
        yield 1, UnreadableRow(f"Deze kolommen ontbreken: {', '.join(missing)}.")
        return
    cells = csv.reader(file, delimiter=delimiter)
    begins = 2
    try:
        for row in cells:
            if len(row) > len(names):
                yield begins, UnreadableRow("Deze regel is geen regel van de tabel.")
            elif any(row):
                yield begins, dict(zip(names, row, strict=False))
            begins = cells.line_num + 2
    except csv.Error:  # a field of more than 131,072 characters: most likely, its closing quote is missing
        yield begins, UnreadableRow("Deze regel is geen regel van de tabel; wat erna komt is niet gelezen.")


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name) or ""
    if not isinstance(value, str) or _UNSTORABLE.search(value):
        raise UnreadableRow(f"“{name}” is geen leesbare tekst.")
    return drop_invisible(value).strip()


def _needed(row: dict[str, Any], name: str) -> str:
    value = _text(row, name)
    if not value:
        raise UnreadableRow(f"“{name}” is leeg.")
    return value


def _day(written: str, name: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UnreadableRow(f"“{written[:40]}” bij “{name}” is geen dag; schrijf bijvoorbeeld 2023-03-21.") from None
