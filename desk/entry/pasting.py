"""Turns a pasted list, or a line typed as the chair reads it, into rows of the form. No word is lost."""

from __future__ import annotations

from datetime import date

from desk.entry.offices import Offices
from desk.entry.typed_rows import Row
from desk.paste import PastedRow, read_list
from parliament.models import Member, Party
from parliament.names import without_initials


def rows_of(pasted: str, offices: Offices, *, said_on: date | None, shared: str = "") -> tuple[list[Row], str]:
    """The rows that the pasted text holds, and the rest of its words. `shared` names the office of all rows."""
    surnames = [without_initials(name) for name in Member.objects.values_list("name", flat=True)]
    parties = list(Party.objects.values_list("abbreviation", flat=True))
    found = read_list(pasted, surnames=surnames, parties=parties, said_on=said_on)
    return [_row(row, offices, shared) for row in found.rows], "\n".join(found.rest)


def split_line(row: Row, offices: Offices, *, said_on: date | None, shared: str = "") -> Row:
    """Move the member, the deadline and the minister out of a typed line, once, into cells that are still empty."""
    if row.get("read") or not row["text"].strip() or row["recipients"].strip() or row["deadline_words"].strip():
        return row
    one_line = "1. " + " ".join(row["text"].split())
    rows, rest = rows_of(one_line, offices, said_on=said_on, shared=shared)
    if len(rows) != 1 or rest:
        return {**row, "read": "1"}
    (found,) = rows
    return {**row, **found, "post": row["post"].strip() or found["post"]}


def _row(row: PastedRow, offices: Offices, shared: str) -> Row:
    minister = row.minister or ""
    return {
        "text": row.text,
        "recipients": row.recipients or ", ".join((*row.to_whom, *row.parties)),
        "deadline_words": row.deadline_words or "",
        "post": "" if _is_shared(minister, offices, shared) else _titled(minister, offices),
        "read": "1",
        "unclear": "; ".join(row.unclear),
    }


def _is_shared(minister: str, offices: Offices, shared: str) -> bool:
    """Whether these words may mean the office above the rows: "de minister" below "minister van Defensie"."""
    above = offices.find(shared)
    return len(above) == 1 and above[0] in offices.find(minister) and len(minister.split()) <= len(("de", "minister"))


def _titled(minister: str, offices: Offices) -> str:
    """The title of the office if these words name one; else the words, which the form marks."""
    found = offices.find(minister)
    return found[0].post.title if len(found) == 1 else minister
