"""The preparation sheet as a Word document, to write in or to send on."""

from __future__ import annotations

from io import BytesIO

import docx
from django.conf import settings
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from parliament import dates
from parliament.models.debate import NOT_HELD
from toezeggingen.models.register_version import is_demo
from website.formats import heading
from website.formats.characters import writable
from website.pages.preparation import MAX_ROWS, PreparationLine, PreparationPart, PreparationSheet

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDTHS = (Cm(11.5), Cm(5.5))


def write_sheet(sheet: PreparationSheet, complaint: str) -> bytes:
    """The bytes of a Word document on A4, in Dutch. `complaint` says which parameters were ignored, and may be
    empty."""
    document = docx.Document()
    _lay_out(document)
    debate = sheet.debate
    document.core_properties.title = writable(f"Voorbereiding {debate}")
    document.core_properties.author = "Toezeggingenregister"
    document.core_properties.language = "nl-NL"
    document.add_heading(writable(f"Voorbereiding {debate.name}"), level=1)
    committee = f", {debate.committee.subject}" if debate.committee else ""
    summary = f"{dates.dutch(debate.day)}{committee}. Stand van het register op {dates.dutch(sheet.on)}."
    document.add_paragraph(writable(summary))
    if is_demo():
        document.add_paragraph(heading.DEMO)
    _add_replacement(document, sheet)
    if complaint:
        document.add_paragraph(writable(complaint))
    if sheet.parts:
        document.add_paragraph(sheet.summary)
    if sheet.is_cut:
        document.add_paragraph(f"Dit zijn de eerste {MAX_ROWS} van {sheet.total} toezeggingen.")
    for part in sheet.parts:
        _add_part(document, part)
    if not sheet.parts:
        document.add_paragraph("Er staan geen toezeggingen open.")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add_replacement(document: Document, sheet: PreparationSheet) -> None:
    if sheet.debate.state not in NOT_HELD:
        return
    paragraph = document.add_paragraph(f"Dit debat is {sheet.debate.get_state_display()}")
    if sheet.replacement:
        paragraph.add_run("; ervoor in de plaats kwam ")
        _add_link(paragraph, str(sheet.replacement), sheet.replacement.get_absolute_url())
    paragraph.add_run(".")


def _add_link(paragraph: Paragraph, words: str, address: str) -> None:
    """Add a bold, underlined link to a page of the register. python-docx has no function for links."""
    link = OxmlElement("w:hyperlink")
    to = paragraph.part.relate_to(f"{settings.SITE_URL}{address}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), to)
    run = paragraph.add_run(writable(words))
    run.bold = run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _lay_out(document: Document) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(10)


def _add_part(document: Document, part: PreparationPart) -> None:
    document.add_heading(writable(f"{part.post}, {part.holder}" if part.holder else part.post), level=2)
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeats the header on each page
    for cell, words in zip(table.rows[0].cells, ("Toezegging", "Termijn"), strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for line in part.lines:
        row = line.row
        promise, deadline = table.add_row().cells
        _add_link(promise.paragraphs[0], row.number, row.address)
        promise.add_paragraph(writable(row.text))
        for words in _received(line):
            promise.add_paragraph(writable(words))
        promise.add_paragraph(writable("; ".join(_circumstances(line)))).runs[0].italic = True
        deadline.text = writable("\n".join(_deadline(line)))
    for cells in table.rows:
        for cell, width in zip(cells.cells, WIDTHS, strict=True):
            cell.width = width


def _circumstances(line: PreparationLine) -> list[str]:
    where = "in dit debat" if line.is_made_here else line.row.origin
    to = [f"aan {', '.join(line.recipients)}"] if line.recipients else []
    return [f"{line.row.made_on}, {where}", *to, *line.remarks]


def _received(line: PreparationLine) -> list[str]:
    return [
        f"Ontvangen: {row.title}." + (f" Wat nog openstaat: {row.remainder}" if row.remainder else "")
        for row in line.received
    ]


def _deadline(line: PreparationLine) -> list[str]:
    row = line.row
    lines = [badge.words for badge in row.badges]
    if row.deadline_words:
        lines.append(f"“{row.deadline_words}”")
    if row.due_on:
        lines.append(f"uiterlijk {row.due_on}")
    return [*lines, line.postponed] if line.postponed else lines
