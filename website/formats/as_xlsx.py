"""The selection as a spreadsheet: dates that are dates, and texts that are never formulas.

Each row goes to a file as soon as it is written, so that a large selection takes disk and not memory.
"""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import IO

import xlsxwriter
from django.http import HttpRequest, StreamingHttpResponse
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from search.selection import Selection
from website.formats import heading
from website.formats.download import download
from website.formats.facts import COLUMNS, Facts, facts_of

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What Excel can open: rows below the heading, characters in a cell.
MOST_ROWS = 1_048_575
LONGEST_TEXT = 32_767
MOST_LINKS = 10_000  # each stays in memory until the end; Excel itself opens 65,530
A4 = 9
# Columns, up to how often it was postponed: with all of them on one page a letter would be a millimetre high.
PRINTED = 12
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
        for nr, (name, column) in enumerate(COLUMNS.items()):
            sheet.set_column(nr, nr, column.width, wrapped if name == "toezegging" else top)
            sheet.write_string(0, nr, column.heading, bold)
        rows = 0
        for rows, (_, facts) in enumerate(islice(facts_of(selection.rows, today=selection.on), MOST_ROWS), start=1):
            _write_row(sheet, rows, facts, day, link)
        _arrange(sheet, rows)
        about.set_column(0, 0, 110, wrapped)
        for nr, line in enumerate(_about(selection, rows)):
            about.write_string(nr, 0, line)


def _write_row(sheet: Worksheet, row: int, facts: Facts, day: Format, link: Format) -> None:
    for nr, value in enumerate(facts.values()):
        if nr == 0 and row <= MOST_LINKS:
            sheet.write_url(row, nr, facts["adres"], link, value)
        elif isinstance(value, date):
            sheet.write_datetime(row, nr, value, day)
        elif isinstance(value, int):
            sheet.write_number(row, nr, value)
        elif value:
            sheet.write_string(row, nr, value if len(value) <= LONGEST_TEXT else f"{value[: LONGEST_TEXT - 1]}…")


def _arrange(sheet: Worksheet, rows: int) -> None:
    """For whoever scrolls, filters and prints."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.print_area(0, 0, rows, PRINTED - 1)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4)  # inches
    sheet.repeat_rows(0)


def _about(selection: Selection, rows: int) -> list[str]:
    """The same as stands above the list on the site, and what the sheet leaves out."""
    last = list(COLUMNS.values())[PRINTED - 1].heading
    lines = [
        *heading.lines(selection, rows),
        f"Op papier komen de eerste {PRINTED} kolommen, tot en met “{last}”. Kies voor andere een afdrukbereik.",
    ]
    if rows == MOST_ROWS:
        lines.append(f"Een werkblad houdt niet meer dan {MOST_ROWS} rijen; wat er meer is, staat er niet in.")
    return lines
