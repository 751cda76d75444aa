"""A selection as CSV, one line per toezegging, for Dutch spreadsheets and for programs.

Dutch Excel splits on semicolons and needs a byte order mark to read UTF-8. A text that a spreadsheet would read as a
formula is prefixed with an apostrophe. The first line describes the selection, the second names the columns
(docs/decisions/0018).
"""

from __future__ import annotations

from typing import IO

from django.http import HttpRequest, StreamingHttpResponse

from search.fields import BY_NAME
from search.selection import Selection
from website.formats import heading
from website.formats.download import download
from website.formats.field_values import Column, batches

BYTE_ORDER_MARK, SEPARATOR, QUOTE, END = "\ufeff", ";", '"', "\r\n"
# Some spreadsheets also treat the full-width forms of these characters as the start of a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SUSPECT = {" ", *_FORMULA}  # a cell with one of these as first character may hold a formula


def answer(request: HttpRequest, selection: Selection) -> StreamingHttpResponse:
    return download(request, selection, "csv", "text/csv; charset=utf-8", _write)


def _write(file: IO[bytes], selection: Selection) -> None:
    above = " ".join(heading.lines(selection, selection.rows.count()))
    file.write(f"{BYTE_ORDER_MARK}{line(above)}{line(*BY_NAME)}".encode())
    for _, columns in batches(selection.rows, today=selection.on):
        lines = map(SEPARATOR.join, zip(*map(_cells, columns), strict=True))
        file.write(END.join([*lines, ""]).encode())


def line(*cells: str | int) -> str:
    """One line of CSV (RFC 4180), without line breaks or formulas in its cells."""
    return SEPARATOR.join(_cell(str(cell)) for cell in cells) + END


def _cells(column: Column) -> Column:
    """The cells of a column. Most texts need no change, so the column is first checked as a whole.

    Python's csv writer is not used here: it checks each character, which takes as long as all other work together.
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
