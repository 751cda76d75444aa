"""Text out of a PDF: the letter as it is read, whatever the order of its file."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from letters.extraction.limits import MOST_PAGES
from letters.extraction.pdf.bands import open_tables_of
from letters.extraction.pdf.columns import Element, columns_of, gutters_of
from letters.extraction.pdf.furniture import without_furniture
from letters.extraction.pdf.grids import Table, tables_of
from letters.extraction.pdf.hyphens import Mending
from letters.extraction.pdf.letter import Letter
from letters.extraction.pdf.lines import Line, pieces
from letters.extraction.pdf.margins import margins_of, parted
from letters.extraction.pdf.page import Page, read_page
from letters.extraction.pdf.setting import setting_of, tallest_of
from letters.extraction.plain import tidy
from letters.extraction.refusal import UnreadableLetter

_LEAST_LETTERS = 20  # a page; a scan has none, or the few of a stamp
_MOST_UNKNOWN = 0.2  # of the words
_COMMON = frozenset(("de", "het", "een", "van", "en", "in", "is", "op", "the", "of", "and", "to"))
_ENOUGH = 100  # words; in fewer, the common ones may be absent
_LEAST_COMMON = 0.03  # of the words; in Dutch and in English they are a fifth and more
_BROKEN = "De pdf is beschadigd; haal hem opnieuw op of plak de tekst."
_LOCKED = "De pdf is versleuteld; haal het wachtwoord eraf of plak de tekst."
_TOO_LONG = f"De pdf heeft meer dan {MOST_PAGES} pagina's; lever alleen de brief aan of plak de tekst."
_SCAN = (
    "Deze pdf is een scan: er staat geen tekst in, alleen beeld. Laat er tekstherkenning (OCR) op los of plak de tekst."
)
_UNKNOWN = "De letters in deze pdf zijn niet als tekst te lezen; vraag om een ander bestand of plak de tekst."


def pdf_text(data: bytes) -> str:
    """The letter in this PDF. UnreadableLetter for one that is broken, locked, scanned, too long or unreadable."""
    pages = _pages(data)
    _refuse_scan(pages)
    _refuse_unknown_letters(pages)
    ruled, found = _taken_apart(pages)
    lines = without_furniture([(page.height, found) for page, found in zip(pages, found, strict=True)])
    return tidy(_letter(pages, ruled, lines).text())


def _pages(data: bytes) -> list[Page]:
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MOST_PAGES:
            raise UnreadableLetter(_TOO_LONG)
        return [read_page(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise UnreadableLetter(_LOCKED if error.err_code == FPDF_ERR_PASSWORD else _BROKEN) from error


def _refuse_scan(pages: Sequence[Page]) -> None:
    letters = sum(len(word.text) for page in pages for word in page.words)
    if letters < _LEAST_LETTERS * len(pages) and any(page.has_drawings for page in pages):
        raise UnreadableLetter(_SCAN)


def _refuse_unknown_letters(pages: Sequence[Page]) -> None:
    """A font may come without the table that says which letter a sign is, or with one that says it wrong."""
    words = [word for page in pages for word in page.words]
    unknown = sum(not word.is_known for word in words)
    spelled = [word.text.lower() for word in words if word.text.isalpha()]
    common = sum(word in _COMMON for word in spelled)
    if unknown > _MOST_UNKNOWN * len(words) or (len(spelled) > _ENOUGH and common < _LEAST_COMMON * len(spelled)):
        raise UnreadableLetter(_UNKNOWN)


def _taken_apart(pages: Sequence[Page]) -> tuple[list[list[Table]], list[list[Line]]]:
    """Each page's tables, and the lines of its other words."""
    grids = [tables_of(page) for page in pages]
    body = tallest_of(word for _, words in grids for word in words)
    tables, lines = [], []
    for page, (closed, words) in zip(pages, grids, strict=True):
        opened, rest = open_tables_of(page.rules, words, body)
        tables.append([*closed, *opened])
        lines.append(pieces(rest))
    return tables, lines


def _letter(pages: Sequence[Page], ruled: Sequence[list[Table]], lines: Sequence[list[Line]]) -> Letter:
    setting = setting_of(lines)
    letter = Letter(setting, Mending(line.text for page in lines for line in page))
    margins = {
        margin
        for page, found in zip(pages, lines, strict=True)
        for margin in margins_of(found, page.width, setting.body)
    }
    beside = [parted(found, list(margins), setting.body) for found in lines]
    letter.take_margin(beside[0][0])
    flows: list[list[Element]] = [[*tables, *rest] for tables, (_, rest) in zip(ruled, beside, strict=True)]
    gutters = {gutter for flow in flows for gutter in gutters_of(flow, setting.body)}
    for flow in flows:
        letter.take_page(columns_of(flow, setting.body, gutters))
    return letter
