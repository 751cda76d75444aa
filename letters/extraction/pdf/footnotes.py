"""Read footnotes: small print at the foot of a page or column. Each note starts with its number."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from letters.extraction.pdf.columns import Element
from letters.extraction.pdf.lines import PrintedLine
from letters.extraction.pdf.margins import SMALL
from letters.extraction.pdf.typography import Typography

_TO_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_NUMBER = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3})[.)]?\s+(?=\S)|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?=\S)")
_LOWER = re.compile(r"\d{1,3} [a-zà-ÿ]")
_STOP = re.compile(r"[.!?][)\"'»”’]{0,2}$")
_HARDLY_SMALLER = 0.97  # of the body's height; text below this size may be a footnote


@dataclass(frozen=True)
class PdfNote:
    number: int
    lines: list[str] = field(default_factory=list)

    def continues_in(self, line: str) -> bool:
        """Whether the line continues this note: the note has no full stop yet and the line starts without a capital."""
        return not _STOP.search(self.lines[-1]) and not line[0].isupper()


def split_footnotes(
    lines: Sequence[PrintedLine], typography: Typography, marks: Container[int]
) -> tuple[list[PrintedLine], list[PrintedLine], list[PrintedLine]]:
    """Split one column into (body lines, small print above the first note, lines of notes).

    The small print above the first note may be the rest of an earlier note. Text that is hardly smaller than the body,
    or small print that fills the whole column, is a note only if a mark refers to it.
    """
    at = _start_of_smaller(_HARDLY_SMALLER * typography.body, lines)
    start = next((nr for nr in range(at, len(lines)) if _number(lines[nr].text) in marks), len(lines))
    small = _start_of_smaller(SMALL * typography.body, lines)
    if small:
        start = min(start, next((nr for nr in range(small, len(lines)) if _number(lines[nr].text)), len(lines)))
    above = max(min(small, start), 0)
    return list(lines[:above]), list(lines[above:start]), list(lines[start:])


def _start_of_smaller(height: float, lines: Sequence[PrintedLine]) -> int:
    """Return the index from which all lines, to the end of the column, are smaller than `height`."""
    at = len(lines)
    while at and lines[at - 1].height < height:
        at -= 1
    return at


def find_marks(element: Element) -> set[int]:
    """Return the footnote marks in a line or in the cells of a table."""
    lines = [element] if isinstance(element, PrintedLine) else element.lines()
    return {int(mark.translate(_TO_DIGITS)) for line in lines for mark in _MARK.findall(line.text)}


def read_footnotes(lines: Sequence[PrintedLine], marks: Container[int]) -> list[PdfNote]:
    """Return the notes in these lines. The first line starts a note.

    A number at the start of a line opens a note only if a mark refers to the number or if it is the next in the count,
    and if it is not part of a sentence, as in "4 april".
    """
    notes: list[PdfNote] = []
    for line in lines:
        number = _number(line.text)
        if number is not None and _opens_note(line.text, number, notes, marks):
            notes.append(PdfNote(number, [_NUMBER.sub("", line.text, count=1)]))
        else:
            notes[-1].lines.append(line.text)
    return notes


def _opens_note(text: str, number: int, notes: Sequence[PdfNote], marks: Container[int]) -> bool:
    if not notes:
        return True
    is_in_sentence = _LOWER.match(text) and notes[-1].continues_in(text)
    return not is_in_sentence and (number in marks or number == notes[-1].number + 1)


def _number(text: str) -> int | None:
    found = _NUMBER.match(text)
    return int((found[1] or found[2]).translate(_TO_DIGITS)) if found else None
