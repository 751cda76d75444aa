"""The preparation sheet as a Word document, to write in or to send on."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.shared import Cm, Pt

from parliament import dates
from toezeggingen import rows
from toezeggingen.characters import writable
from toezeggingen.preparation import MOST, Line, Part, Sheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDTHS = (Cm(11.5), Cm(5.5))


def write_sheet(sheet: Sheet) -> bytes:
    """A docx on A4 in Dutch."""
    document = docx.Document()
    _lay_out(document)
    debate = sheet.debate
    document.core_properties.title = writable(f"Voorbereiding {debate}")
    document.core_properties.author = "Toezeggingenregister"
    document.core_properties.language = "nl-NL"
    document.add_heading(writable(f"Voorbereiding {debate.name}"), level=1)
    committee = f", {debate.committee.subject}" if debate.committee else ""
    stand = f"{dates.dutch(debate.day)}{committee}. Stand van het register op {dates.dutch(sheet.on)}."
    document.add_paragraph(writable(stand))
    if sheet.is_cut:
        document.add_paragraph(f"Dit zijn de eerste {MOST} van {sheet.total} toezeggingen.")
    for part in sheet.parts:
        _add_part(document, part)
    if not sheet.parts:
        document.add_paragraph("Er staan geen toezeggingen open.")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _lay_out(document: Document) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(10)


def _add_part(document: Document, part: Part) -> None:
    document.add_heading(writable(f"{part.post}, {part.holder}" if part.holder else part.post), level=2)
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.autofit = False
    for cell, words in zip(table.rows[0].cells, ("Toezegging", "Termijn"), strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for line in part.lines:
        row = line.row
        promise, term = table.add_row().cells
        promise.text = writable(row.number)
        promise.paragraphs[0].runs[0].bold = True
        promise.add_paragraph(writable(row.text))
        promise.add_paragraph(writable("; ".join(_circumstances(line)))).runs[0].italic = True
        term.text = writable("\n".join(_standing(row)))
    for cells in table.rows:
        for cell, width in zip(cells.cells, WIDTHS, strict=True):
            cell.width = width


def _circumstances(line: Line) -> list[str]:
    where = "in dit debat" if line.is_own else line.row.origin
    to = [f"aan {', '.join(line.recipients)}"] if line.recipients else []
    return [f"{line.row.made_on}, {where}", *to, *line.remarks]


def _standing(row: rows.Row) -> list[str]:
    told = [mark.words for mark in row.marks]
    if row.words:
        told.append(f"“{row.words}”")
    if row.due_on:
        told.append(f"uiterlijk {row.due_on}")
    if row.postponed:
        told.append(f"{row.postponed}× uitgesteld")
    return told
