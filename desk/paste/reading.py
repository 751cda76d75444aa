"""Reads a pasted list of toezeggingen as rows."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from desk.paste.pasted import PastedList, PastedRow
from parliament import deadlines, reference

_SIGN = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|[•*–-])\s+")


def read_list(
    pasted: str, *, surnames: Collection[str], parties: Collection[str], said_on: date | None = None
) -> PastedList:
    """Read a pasted list. `surnames` and `parties` are those known to the register; others are understood too.

    `said_on` is the day of the debate: a time before it is no deadline.
    """
    lines = [line for line in pasted.splitlines() if line.strip()]
    signed = [line for line in lines if _SIGN.match(line)]
    rows = tuple(_row(_SIGN.sub("", line).strip(), said_on) for line in signed)
    return PastedList(rows, tuple(line.strip() for line in lines if line not in signed))


def _row(text: str, said_on: date | None) -> PastedRow:
    found = deadlines.find(text, said_on, reference.recesses()) if said_on else None
    return PastedRow(text, None, (), (), None, found.words if found else None, ())
