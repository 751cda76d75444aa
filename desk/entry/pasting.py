"""Turns a pasted list, or a line typed as the chair reads it, into rows of the form. No word is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desk.entry.offices import Offices
from desk.entry.typed_rows import FIELDS, Row
from desk.paste import PastedRow, read_list
from parliament.recipient_rows import RecipientRows


@dataclass(frozen=True)
class Debated:
    """What a list is read against: the day of its debate, who was in office, whom the register knows.

    `shared` are the words for the office of all rows.
    """

    said_on: date | None
    offices: Offices
    known: RecipientRows
    shared: str = ""


def rows_of(pasted: str, debated: Debated) -> tuple[list[Row], str]:
    """The rows that the pasted text holds, and the rest of its words."""
    known = debated.known
    found = read_list(pasted, surnames=known.surnames, parties=known.party_names, said_on=debated.said_on)
    return [_row(row, debated) for row in found.rows], "\n".join(found.rest)


def split_line(row: Row, debated: Debated) -> Row:
    """Move the member, the deadline and the minister out of a typed line, once, into cells that are empty.

    If a cell already holds something else, the line stays as it is.
    """
    if row.get("read") or not row["text"].strip():
        return row
    one_line = "1. " + " ".join(row["text"].split())
    rows, rest = rows_of(one_line, debated)
    found = rows[0] if len(rows) == 1 and not rest else {}
    cells = {name: found.get(name, "") for name in FIELDS if name != "text"}
    if not found or any(row[name].strip() not in ("", value) for name, value in cells.items() if value):
        return {**row, "read": "1"}
    return {**row, **found, **{name: row[name].strip() or value for name, value in cells.items()}}


def _row(row: PastedRow, debated: Debated) -> Row:
    minister = row.minister or ""
    office = "" if _is_shared(minister, debated) else _titled(minister, debated.offices)
    guess = office if office != minister and debated.offices.is_guess(minister) else ""
    return {
        "text": row.text,
        "recipients": row.recipients or ", ".join((*row.to_whom, *row.parties)),
        "deadline_words": row.deadline_words or "",
        "post": office,
        "read": "1",
        "unclear": "; ".join(filter(None, (*row.unclear, row.number, guess))),
    }


def _is_shared(minister: str, debated: Debated) -> bool:
    """Whether these words may mean the office above the rows: "de minister" below "minister van Defensie"."""
    above = debated.offices.find(debated.shared)
    return len(above) == 1 and debated.offices.may_mean(minister, above[0])


def _titled(minister: str, offices: Offices) -> str:
    """The title of the office if these words name one; else the words, which the form marks."""
    found = offices.find(minister)
    return found[0].post.title if len(found) == 1 else minister
