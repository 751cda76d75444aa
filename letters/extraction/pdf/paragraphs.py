"""Join lines into paragraphs. Keep a line end of the writer; join lines that only end at the edge of the column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letters.extraction.pdf.lines import PrintedLine
from letters.extraction.pdf.typography import Typography, is_alike

_ITEM = re.compile(r"(?:[–—•▪◦*-]|\d{1,2}[.)]|[a-z][.)]|[ivx]{2,4}[.)])\s")
_STOP = re.compile(r"[.!?:;][\"'»”’)]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3}$")
_CUT = re.compile(r"\w-$")
_WIDER = 1.25  # times the line spacing; a wider gap separates paragraphs
_SPACE = 0.25  # of a line's height; the assumed width of a space
_INDENT = 0.7  # of a line's height; the least hanging indent of a list item


@dataclass
class PdfParagraph:
    """The lines of a paragraph. Each part starts on a new line. `right` is the right edge of the column."""

    parts: list[list[PrintedLine]]
    right: float

    @property
    def first(self) -> PrintedLine:
        return self.parts[0][0]

    @property
    def last(self) -> PrintedLine:
        return self.parts[-1][-1]

    def continues_in(self, other: PdfParagraph) -> bool:
        """Whether `other`, at the top of the next page or column, is the rest of this paragraph."""
        if not is_alike(self.last, other.first) or _ITEM.match(other.first.text):
            return False
        return _is_unfinished(self.last, other.first) or not _fits(self.last, other.first, self.right)

    def append(self, other: PdfParagraph) -> None:
        """Add the rest of this paragraph from the next page or column."""
        self.parts[-1] += other.parts[0]
        self.parts += other.parts[1:]
        self.right = other.right


def make_paragraphs(lines: Sequence[PrintedLine], typography: Typography) -> list[PdfParagraph]:
    """Return the paragraphs of one column, from top to bottom."""
    spacing = typography.line_spacing(lines)
    right = typography.right_edge(lines)
    out: list[PdfParagraph] = []
    for at, line in enumerate(lines):
        before = lines[at - 1]
        if at == 0 or _starts_paragraph(before, line, right, spacing) or _is_item(lines, at, right):
            out.append(PdfParagraph([[line]], right))
        elif _fits(before, line, right):
            out[-1].parts.append([line])
        else:
            out[-1].parts[-1].append(line)
    return out


def _starts_paragraph(before: PrintedLine, line: PrintedLine, right: float, spacing: float) -> bool:
    if line.base - before.base > _WIDER * spacing * max(line.height, before.height):
        return True
    return not is_alike(before, line) and (_fits(before, line, right) or _is_heading(before, line))


def _is_heading(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether `before` is a heading: bold, no full stop, and `line` is not bold and starts with a capital."""
    return before.style[0] and not line.style[0] and line.text[0].isupper() and not _STOP.search(before.text)


def _is_item(lines: Sequence[PrintedLine], at: int, right: float) -> bool:
    """Whether a list item starts here. A bullet sticks out to the left; a dash within a sentence does not."""
    line, before = lines[at], lines[at - 1]
    if not _ITEM.match(line.text):
        return False
    beside = (before, *lines[at + 1 : at + 2])
    return _fits(before, line, right) or any(other.left > line.left + _INDENT * line.height for other in beside)


def _is_unfinished(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether `before` is an unfinished sentence: it has no full stop, and `line` starts in lower case."""
    return line.text[0].islower() and not _STOP.search(before.text)


def _fits(before: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether the first word of `line` would have fitted on the line before, so that the writer ended that line."""
    if _CUT.search(before.text) and line.text[0].islower():
        return False
    word = line.words[0]
    return before.right + _SPACE * before.height + (word.right - word.left) < right - 1
