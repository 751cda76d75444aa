"""The selection as CSV: a line a toezegging, for a spreadsheet in Dutch and for programs.

Dutch Excel parts by semicolons and reads UTF-8 only behind a byte order mark, so both are there. A text that a
spreadsheet would take for a formula gets an apostrophe in front. The first line says what was chosen and how many they
are, the second names the columns (docs/decisions/0018).
"""

from __future__ import annotations

from typing import IO

from django.http import HttpRequest, StreamingHttpResponse

from search.selection import Selection
from website.formats import heading
from website.formats.download import download
from website.formats.facts import COLUMNS, Values, pieces

MARK, SEPARATOR, QUOTE, END = "\ufeff", ";", '"', "\r\n"
# Also in full width, which some spreadsheets read as well.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SUSPECT = {" ", *_FORMULA}  # as the first character


def answer(request: HttpRequest, selection: Selection) -> StreamingHttpResponse:
    return download(request, selection, "csv", "text/csv; charset=utf-8", _write)


def _write(file: IO[bytes], selection: Selection) -> None:
    above = " ".join(heading.lines(selection, selection.rows.count()))
    file.write(f"{MARK}{line(above)}{line(*COLUMNS)}".encode())
    for _, columns in pieces(selection.rows, today=selection.on):
        lines = map(SEPARATOR.join, zip(*map(_cells, columns), strict=True))
        file.write(END.join([*lines, ""]).encode())


def line(*cells: str | int) -> str:
    """With its end; each cell as RFC 4180 writes it, on one line and no formula."""
    return SEPARATOR.join(_cell(str(one)) for one in cells) + END


def _cells(column: Values) -> Values:
    """As in a `line`, but looked at together, since in most columns no text needs a change: Python's own writer, which
    looks at each letter, takes as long as all the rest.
    """
    if not isinstance(column[0], str):
        return ["" if value is None else str(value) for value in column]
    together = "".join(column)
    is_plain = together.isprintable() and SEPARATOR not in together and QUOTE not in together
    if is_plain and _SUSPECT.isdisjoint([text[:1] for text in column]):
        return column
    return [_cell(text) for text in column]


def _cell(text: str) -> str:
    line = text if text.isprintable() else " ".join(text.split())
    if line.lstrip().startswith(_FORMULA):
        line = f"'{line}"
    if SEPARATOR in line or QUOTE in line:
        return f"{QUOTE}{line.replace(QUOTE, QUOTE * 2)}{QUOTE}"
    return line
