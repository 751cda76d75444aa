"""The list of toezeggingen in the admin as an Excel workbook, with what the public does not see: concepts and notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from tempfile import TemporaryFile
from typing import IO, Any

import xlsxwriter
from django.http import FileResponse
from django.utils import timezone

from desk.recipients_field import name_recipients
from desk.toezegging.lateness import describe_lateness
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from website.formats.as_xlsx import CONTENT_TYPE, LONGEST_TEXT, MAX_ROWS
from website.formats.characters import writable

CHUNK = 2000  # rows
WRAPPED = 50  # columns of this width hold long texts
# Label, width, and the value of a toezegging.
COLUMNS: tuple[tuple[str, int, Callable[[Toezegging], Any]], ...] = (
    ("Nummer", 16, lambda row: row.number),
    ("Status", 14, lambda row: row.get_status_display()),
    ("Stand", 26, lambda row: describe_lateness(row, timezone.localdate())),
    ("Toezegging", 80, lambda row: row.text),
    ("Termijn in woorden", 28, lambda row: row.deadline_words),
    ("Uiterlijk", 12, lambda row: row.due_latest),
    ("Keer uitgesteld", 10, lambda row: row.times_postponed),
    ("Gedaan op", 12, lambda row: row.made_on),
    ("Functie", 30, lambda row: row.post),
    ("Bewindspersoon", 24, lambda row: row.minister),
    ("Ministerie nu", 14, lambda row: row.ministry_now),
    ("Toegezegd aan", 30, lambda row: name_recipients(row.members.all(), row.parties.all())),
    ("Commissie", 24, lambda row: row.debate and row.debate.committee),
    ("Debat", 16, lambda row: row.debate and row.debate.number),
    ("Titel van het debat", 40, lambda row: row.debate and row.debate.title),
    ("Gedaan in brief", 16, lambda row: row.letter and row.letter.number),
    ("Nakomingen", 50, lambda row: "; ".join(map(_describe, row.fulfilments.all()))),
    ("Notitie, alleen voor de griffie", 50, lambda row: row.note),
    ("Reden voor een eigen dag", 30, lambda row: row.overruled_reason),
    ("Ingevoerd door", 16, lambda row: row.entered_by or "het register"),
)


def send_workbook(rows: ToezeggingQuerySet) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115 - closed with the response
    _write(file, rows)
    file.seek(0)
    name = f"toezeggingen-beheer-{timezone.localdate():%Y-%m-%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


def _write(file: IO[bytes], rows: ToezeggingQuerySet) -> None:
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        plain, day = book.add_format({"valign": "top"}), book.add_format({"valign": "top", "num_format": "dd-mm-yyyy"})
        wrapped = book.add_format({"valign": "top", "text_wrap": True})
        bold = book.add_format({"valign": "top", "text_wrap": True, "bold": True})
        sheet = book.add_worksheet("Toezeggingen")
        for nr, (label, width, _) in enumerate(COLUMNS):
            sheet.set_column(nr, nr, width, wrapped if width >= WRAPPED else plain)
            sheet.write_string(0, nr, label, bold)
        last = 0
        for last, row in enumerate(_complete(rows).iterator(CHUNK), start=1):
            for nr, (_, _, value_of) in enumerate(COLUMNS):
                _write_cell(sheet, last, nr, value_of(row), day)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


def _complete(rows: ToezeggingQuerySet) -> ToezeggingQuerySet:
    related = ("post", "minister", "ministry_now", "debate__committee", "letter", "entered_by")
    return rows.select_related(*related).prefetch_related(
        "members__party", "parties", "fulfilments__letter", "fulfilments__debate"
    )[:MAX_ROWS]


def _write_cell(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    """A text is never a formula, whatever its first character."""
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, writable(str(value))[:LONGEST_TEXT])


def _describe(fulfilment: Fulfilment) -> str:
    ending = fulfilment.get_outcome_display() if fulfilment.outcome else fulfilment.get_state_display()
    return f"{fulfilment.title}: {fulfilment.get_effect_display()}, {ending}"
