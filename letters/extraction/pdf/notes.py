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


@dataclass(frozen=True)
class Note:
    number: int
    lines: list[str] = field(default_factory=list)


def parted(lines: Sequence[Line], setting: Setting) -> tuple[list[Line], list[Line]]:
    """A flow's own lines, and those of the notes below them."""
    at = len(lines)
    while at and lines[at - 1].height < SMALL * setting.body:
        at -= 1
    while at < len(lines) and not _NUMBER.match(lines[at].text):
        at += 1
    return list(lines[:at]), list(lines[at:])


def marks_in(lines: Iterable[Line]) -> set[int]:
    return {int(mark.translate(_RAISED)) for line in lines for mark in _MARK.findall(line.text)}


def notes_in(lines: Sequence[Line], marks: Container[int]) -> list[Note]:
    """The notes in these lines, below the lines in which their marks stand. A number that is no such mark and does not
    count on opens no note: "28 676" may stand at the start of a line."""
    notes: list[Note] = []
    for line in lines:
        number = _number(line.text)
        if number is not None and (not notes or number in marks or number == notes[-1].number + 1):
            notes.append(Note(number, [_NUMBER.sub("", line.text, count=1)]))
        elif notes:
            notes[-1].lines.append(line.text)
    return notes


def _number(text: str) -> int | None:
    found = _NUMBER.match(text)
    return int((found[1] or found[2]).translate(_RAISED)) if found else None
