"""A table in the plain form: a line for each row, bars between its cells, unless the table only lays out a page."""

from __future__ import annotations

import re
from itertools import zip_longest

_SIGNS = re.compile(
    r"(?:de )?(?:minister|staatssecretaris|voorzitter|griffier)\b[^\n]{0,200},\s*(?:\n|$)", re.IGNORECASE
)
_LABEL = re.compile(r"(?:Datum|Betreft|Onderwerp|(?:Ons |Uw )?[Kk]enmerk|Bijlagen?(?:\(n\))?|Aan|Van)\s*:?")


def table_text(rows: list[list[str]]) -> str:
    """The rows' cells, each with its own line ends, as a block of text; "" for a table without any text."""
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if len(rows) == 1 or _is_signed(rows):
        return "\n\n".join(filter(None, (_column(cells) for cells in zip_longest(*rows, fillvalue=""))))
    return "\n".join(_row([" ".join(cell.split()) for cell in row]) for row in rows)


def _is_signed(rows: list[list[str]]) -> bool:
    """Two who sign side by side are two columns, each with the name under the office."""
    return bool(rows) and all(_SIGNS.match(cell.strip()) for cell in rows[0] if cell.strip())


def _column(cells: tuple[str, ...]) -> str:
    return "\n".join(cell.strip() for cell in cells if cell.strip())


def _row(cells: list[str]) -> str:
    """ "Datum | 3 mei" is a line of a letterhead and no row of a list."""
    filled = [cell for cell in cells if cell]
    is_labelled = len(filled) == 2 and _LABEL.fullmatch(filled[0])
    return " ".join(filled) if is_labelled or len(filled) == 1 else " | ".join(cells)
