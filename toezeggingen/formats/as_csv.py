"""The selection as CSV: a line a toezegging, for a spreadsheet in Dutch and for programs.

Dutch Excel parts by semicolons and reads UTF-8 only behind a byte order mark, so both are there. A text that a
spreadsheet would take for a formula gets an apostrophe in front. The first line names the columns; the filter in words
and the number of rows stand in headers, because a line of them in the file would be read as a row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from io import StringIO
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, StreamingHttpResponse

from toezeggingen.formats import heading
from toezeggingen.formats.facts import COLUMNS, KEPT, told
from toezeggingen.freshness import snapshot
from toezeggingen.selection import Selection

MARK = "\ufeff"
LINES = 500  # sent together
# Also in full width, which some spreadsheets read as well.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def answer(request: HttpRequest, selection: Selection) -> StreamingHttpResponse:
    headers = {
        **heading.disposition(selection, "csv"),
        "Toezeggingen-Aantal": str(selection.rows.count()),
        "Toezeggingen-Selectie": quote(selection.sentence, safe=" ,"),
    }
    if selection.problems:
        ignored = " ".join(problem.sentence for problem in selection.complaints)
        headers["Toezeggingen-Genegeerd"] = quote(ignored, safe=" ,")
    return StreamingHttpResponse(_lines(selection), content_type="text/csv; charset=utf-8", headers=headers)


def _lines(selection: Selection) -> Iterator[str]:
    """A snapshot of its own: the one in which the view was answered is closed by the time that this is read."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    text.write(MARK)
    writer.writerow(COLUMNS)
    with snapshot():
        for nr, (_, facts) in enumerate(told(selection.rows, today=selection.on), start=1):
            writer.writerow(map(_cell, facts.values()))
            if nr % LINES == 0:
                yield text.getvalue()
                text.seek(0)
                text.truncate()
    yield text.getvalue()


@lru_cache(KEPT)
def _cell(value: Any) -> Any:
    """A text on one line, and never a formula; any other value as it is."""
    if not isinstance(value, str):
        return value
    line = value if value.isprintable() else " ".join(value.split())
    return f"'{line}" if line.lstrip().startswith(_FORMULA) else line
