"""Extract the text of a PDF in reading order, whatever the order of the text in the file."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from letters.extraction.limits import MOST_PAGES, UnreadableLetter
from letters.extraction.pdf.assembly import LetterAssembly
from letters.extraction.pdf.columns import Element, find_gutters, split_columns
from letters.extraction.pdf.hyphens import HyphenJoiner
from letters.extraction.pdf.lines import PrintedLine, split_pieces
from letters.extraction.pdf.margins import find_margins, split_margins
from letters.extraction.pdf.open_tables import find_open_tables
from letters.extraction.pdf.page import PdfPage, read_page
from letters.extraction.pdf.ruled_tables import PdfTable, find_ruled_tables
from letters.extraction.pdf.running_heads import drop_running_heads
from letters.extraction.pdf.typography import measure_typography, tallest_common_height
from letters.extraction.plain_text import tidy

_FEWEST_CHARACTERS = 20  # per page; a scan has no characters, or only the few of a stamp
_COMMON_WORDS = frozenset(("de", "het", "een", "van", "en", "in", "is", "op", "the", "of", "and", "to"))
_ENOUGH_LETTERS = 500  # a shorter text may not have any common word
_MOST_LETTERS = 200  # per common word; Dutch and English text has a common word in every 30 letters
_BROKEN = "De pdf is beschadigd; haal hem opnieuw op of plak de tekst."
_LOCKED = "De pdf is versleuteld; haal het wachtwoord eraf of plak de tekst."
_TOO_LONG = f"De pdf heeft meer dan {MOST_PAGES} pagina's; lever alleen de brief aan of plak de tekst."
_SCAN = (
    "Deze pdf is een scan: er staat geen tekst in, alleen beeld. Laat er tekstherkenning (OCR) op los of plak de tekst."
)
_UNKNOWN = "De letters in deze pdf zijn niet als tekst te lezen; vraag om een ander bestand of plak de tekst."


def pdf_text(data: bytes) -> str:
    """Return the letter's text. Raise UnreadableLetter for a broken, encrypted, scanned, garbled or too long PDF."""
    pages = _pages(data)
    _refuse_scan(pages)
    _refuse_garbled(pages)
    tables, lines = _split_tables(pages)
    lines = drop_running_heads([(page.height, found) for page, found in zip(pages, lines, strict=True)])
    return tidy(_assemble(tables, lines).text())


def _pages(data: bytes) -> list[PdfPage]:
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MOST_PAGES:
            raise UnreadableLetter(_TOO_LONG)
        return [read_page(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise UnreadableLetter(_LOCKED if error.err_code == FPDF_ERR_PASSWORD else _BROKEN) from error


def _refuse_scan(pages: Sequence[PdfPage]) -> None:
    characters = sum(len(word.text) for page in pages for word in page.words)
    if characters < _FEWEST_CHARACTERS * len(pages) and any(page.has_drawings for page in pages):
        raise UnreadableLetter(_SCAN)


def _refuse_garbled(pages: Sequence[PdfPage]) -> None:
    """Raise UnreadableLetter if the fonts have no mapping to Unicode or a wrong mapping."""
    words = [word.text.lower() for page in pages for word in page.words]
    letters = sum(character.isalpha() for word in words for character in word)
    common = sum(word in _COMMON_WORDS for word in words)
    if letters > _ENOUGH_LETTERS and common * _MOST_LETTERS < letters:
        raise UnreadableLetter(_UNKNOWN)


def _split_tables(pages: Sequence[PdfPage]) -> tuple[list[list[PdfTable]], list[list[PrintedLine]]]:
    """Return (tables, lines of text outside the tables), both per page."""
    ruled = [find_ruled_tables(page) for page in pages]
    body = tallest_common_height(word for _, words in ruled for word in words)
    tables, lines = [], []
    for page, (found, words) in zip(pages, ruled, strict=True):
        opened, rest = find_open_tables(page.rules, words, body)
        tables.append([*found, *opened])
        lines.append(split_pieces(rest))
    return tables, lines


def _assemble(tables: Sequence[list[PdfTable]], lines: Sequence[list[PrintedLine]]) -> LetterAssembly:
    typography = measure_typography(lines)
    letter = LetterAssembly(typography, HyphenJoiner(line.text for page in lines for line in page))
    margins = {margin for found in lines for margin in find_margins(found, typography.body)}
    split = [split_margins(found, list(margins), typography.body) for found in lines]
    letter.add_margin(split[0][0])
    flows: list[list[Element]] = [[*found, *body] for found, (_, body) in zip(tables, split, strict=True)]
    gutters = {gutter for flow in flows for gutter in find_gutters(flow, typography.body)}
    for flow in flows:
        letter.add_page(split_columns(flow, typography.body, gutters))
    return letter
