"""A selection as an Excel workbook, with real dates. Excel never reads a text in the workbook as a formula.

Each row is written to disk immediately, so that a large selection does not fill the memory.
"""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import IO

import xlsxwriter
from django.http import HttpRequest, StreamingHttpResponse
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from search.fields import FIELDS
from search.selection import Selection
from website.formats import heading
from website.formats.download import download
from website.formats.field_values import RowValues, rows_with_values

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Limits of Excel: rows below the header, characters in a cell.
MAX_ROWS = 1_048_575
LONGEST_TEXT = 32_767
MAX_LINKS = 10_000  # links stay in memory until the file is closed; Excel allows at most 65,530
A4 = 9
# If all columns were fitted on one page, letters would be a millimetre high.
PRINTED_COLUMNS = 12
_TOP = {"valign": "top"}
_WRAPPED = _TOP | {"text_wrap": True}


def answer(request: HttpRequest, selection: Selection) -> StreamingHttpResponse:
    return download(request, selection, "xlsx", CONTENT_TYPE, _write)


def _write(file: IO[bytes], selection: Selection) -> None:
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        book.set_properties({"title": heading.sentence(selection)})
        top, wrapped, bold = (book.add_format(_TOP | more) for more in ({}, _WRAPPED, _WRAPPED | {"bold": True}))
        day, link = book.add_format(_TOP | {"num_format": "dd-mm-yyyy"}), book.add_format(_TOP | {"hyperlink": True})
        sheet, about = book.add_worksheet("Toezeggingen"), book.add_worksheet("Over dit bestand")
        for nr, field in enumerate(FIELDS):
            sheet.set_column(nr, nr, field.width, wrapped if field.name == "toezegging" else top)
            sheet.write_string(0, nr, field.label, bold)
        rows = 0
        values_of_rows = islice(rows_with_values(selection.rows, today=selection.on), MAX_ROWS)
        for rows, (_, values) in enumerate(values_of_rows, start=1):
            _write_row(sheet, rows, values, day, link)
        _arrange(sheet, rows)
        about.set_column(0, 0, 110, wrapped)
        for nr, line in enumerate(_about(selection, rows)):
            about.write_string(nr, 0, line)


def _write_row(sheet: Worksheet, row: int, values: RowValues, day: CellFormat, link: CellFormat) -> None:
    for nr, value in enumerate(values.values()):
        if nr == 0 and row <= MAX_LINKS:
            sheet.write_url(row, nr, values["adres"], link, value)
        elif isinstance(value, date):
            sheet.write_datetime(row, nr, value, day)
        elif isinstance(value, int):
            sheet.write_number(row, nr, value)
        elif value:
            sheet.write_string(row, nr, value if len(value) <= LONGEST_TEXT else f"{value[: LONGEST_TEXT - 1]}…")


def _arrange(sheet: Worksheet, rows: int) -> None:
    """Settings for scrolling, filtering and printing."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows, len(FIELDS) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.print_area(0, 0, rows, PRINTED_COLUMNS - 1)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4)  # inches
    sheet.repeat_rows(0)


def _about(selection: Selection, rows: int) -> list[str]:
    """The lines of the second sheet: the lines above the list on the site, and which columns and rows are left out."""
    last = FIELDS[PRINTED_COLUMNS - 1].label
    lines = [
        *heading.lines(selection, rows),
        f"Op papier komen de eerste {PRINTED_COLUMNS} kolommen, tot en met “{last}”. "
        "Kies voor andere een afdrukbereik.",
    ]
    if rows == MAX_ROWS:
        lines.append(f"Een werkblad houdt niet meer dan {MAX_ROWS} rijen; wat er meer is, staat er niet in.")
    return lines
