"""The rappel as a Word document on A4 that reads like a letter."""

from __future__ import annotations

from io import BytesIO

import docx
from django.utils.text import capfirst
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from alerts.news.entries import Entry
from desk.rappel.letter import RappelLetter, RappelPart
from toezeggingen.models.register_version import is_demo
from website.formats import heading
from website.formats.characters import writable

COLUMNS = ("Nr.", "Toezegging", "Gedaan in", "Termijn")
WIDTHS = (Cm(1.1), Cm(7.1), Cm(4.2), Cm(4.1))
INK = RGBColor(0, 0, 0)


def write_letter(letter: RappelLetter) -> bytes:
    document = docx.Document()
    _lay_out(document, letter)
    document.add_paragraph().add_run("Tweede Kamer der Staten-Generaal").bold = True
    if is_demo():
        document.add_paragraph(heading.DEMO)
    _add_lines(document, "Aan " + letter.rappel.addressee, before=18)
    _add_lines(document, letter.dateline, before=18)
    _add_facts(document, [("Kenmerk", letter.rappel.number), ("Betreft", letter.subject)])
    _add_lines(document, letter.salutation, before=18)
    _add_lines(document, letter.rappel.opening, before=6)
    for nr, part in enumerate(letter.parts, start=1):
        _add_part(document, nr, part)
    _add_lines(document, letter.rappel.closing, before=14)
    _add_lines(document, letter.request, before=6)
    _add_signature(document, letter)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _lay_out(document: Document, letter: RappelLetter) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.25)
    page.top_margin = page.bottom_margin = Cm(2.2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    normal.paragraph_format.space_after = Pt(0)
    title = document.styles["Heading 2"]
    title.font.name, title.font.size, title.font.color.rgb = "Arial", Pt(11), INK
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        title.element.rPr.rFonts.attrib.pop(qn(f"w:{name}"), None)
    document.core_properties.title = writable(f"{letter.subject} ({letter.rappel.number})")
    document.core_properties.author = "Toezeggingenregister"
    document.core_properties.language = "nl-NL"
    _number_pages(document)


def _number_pages(document: Document) -> None:
    """The page number below each page. python-docx has no function for it."""
    document.styles["Footer"].font.size = Pt(8)
    run = document.sections[0].footer.paragraphs[0].add_run("Pagina ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run._r.addnext(field)


def _add_lines(document: Document, text: str, *, before: int) -> None:
    """A paragraph for each line of the text. `before` is the room above the first, in points."""
    for nr, line in enumerate(text.splitlines()):
        document.add_paragraph(writable(line)).paragraph_format.space_before = Pt(0 if nr else before)


def _add_facts(document: Document, facts: list[tuple[str, str]]) -> None:
    for name, value in facts:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(2.25))
        paragraph.add_run(f"{name}\t{writable(value)}")


def _add_part(document: Document, nr: int, part: RappelPart) -> None:
    title = document.add_heading(f"{nr}. {part.title}", level=2)
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(14), Pt(4)
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeats the header on each page
    for cell, words in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for place, entry in part.numbered:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        number, promise, origin, deadline = row.cells
        number.text = f"{nr}.{place}"
        promise.paragraphs[0].add_run(f"{entry.number} ").bold = True
        promise.paragraphs[0].add_run(writable(entry.text))
        origin.text, deadline.text = writable("\n".join(_origin(entry))), writable("\n".join(_deadline(entry)))
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    for cells in table.rows:
        for cell, width in zip(cells.cells, WIDTHS, strict=True):
            cell.width = width
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(9)


def _origin(entry: Entry) -> list[str]:
    to = [f"Aan {entry.to}"] if entry.to else []
    return [capfirst(entry.origin), *to]


def _deadline(entry: Entry) -> list[str]:
    return [entry.deadline, *filter(None, [entry.distance, entry.postponed])]


def _add_signature(document: Document, letter: RappelLetter) -> None:
    _add_lines(document, "Met vriendelijke groet,", before=18)
    _add_lines(document, f"{letter.signer},", before=12)
    _add_lines(document, "[naam van de griffier]", before=36)
