"""Footnotes: the small print at the foot of a page or of a column, each note with its number."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from letters.extraction.pdf.lines import Line
from letters.extraction.pdf.margins import SMALL
from letters.extraction.pdf.setting import Setting

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_NUMBER = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3})[.)]?\s+(?=\S)|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?=\S)")
_LOWER = re.compile(r"\d{1,3} [a-zà-ÿ]")
_STOP = re.compile(r"[.!?][)\"'»”’]{0,2}$")
_HARDLY = 0.97  # of the body's height: less is smaller print


@dataclass(frozen=True)
class Note:
    number: int
    lines: list[str] = field(default_factory=list)

    def goes_on_in(self, line: str) -> bool:
        return not _STOP.search(self.lines[-1]) and not line[0].isupper()


def parted(lines: Sequence[Line], setting: Setting, marks: Container[int]) -> tuple[list[Line], list[Line], list[Line]]:
    """A flow's own lines, the small print above its first note, which may be the rest of an earlier one, and the notes.

    Print that is hardly smaller than the letter's, or that fills the whole flow, is a note where a mark asks for it.
    """
    at = _smaller_than(_HARDLY * setting.body, lines)
    begins = next((nr for nr in range(at, len(lines)) if _number(lines[nr].text) in marks), len(lines))
    small = _smaller_than(SMALL * setting.body, lines)
    if small:
        begins = min(begins, next((nr for nr in range(small, len(lines)) if _number(lines[nr].text)), len(lines)))
    above = max(min(small, begins), 0)
    return list(lines[:above]), list(lines[above:begins]), list(lines[begins:])


def _smaller_than(height: float, lines: Sequence[Line]) -> int:
    """Where the lines at the foot begin that are all smaller."""
    at = len(lines)
    while at and lines[at - 1].height < height:
        at -= 1
    return at


def marks_in(lines: Iterable[Line]) -> set[int]:
    return {int(mark.translate(_RAISED)) for line in lines for mark in _MARK.findall(line.text)}


def notes_in(lines: Sequence[Line], marks: Container[int]) -> list[Note]:
    """The notes in these lines, below the lines in which their marks stand. A number that is no such mark and does not
    count on opens no note, nor does "4 april" in the midst of one: either may stand at the start of a line."""
    notes: list[Note] = []
    for line in lines:
        number = _number(line.text)
        if number is not None and _opens(line.text, number, notes, marks):
            notes.append(Note(number, [_NUMBER.sub("", line.text, count=1)]))
        elif notes:
            notes[-1].lines.append(line.text)
    return notes


def _opens(text: str, number: int, notes: Sequence[Note], marks: Container[int]) -> bool:
    if not notes:
        return True
    is_within = _LOWER.match(text) and notes[-1].goes_on_in(text)
    return not is_within and (number in marks or number == notes[-1].number + 1)


def _number(text: str) -> int | None:
    found = _NUMBER.match(text)
    return int((found[1] or found[2]).translate(_RAISED)) if found else None
