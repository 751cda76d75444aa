"""Lines made into paragraphs: what the writer ended on purpose is told from what the edge of the column ended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letters.extraction.pdf.lines import Line
from letters.extraction.pdf.setting import Setting, is_alike

_ITEM = re.compile(r"(?:[–—•▪◦*-]|\d{1,2}[.)]|[a-z][.)]|[ivx]{2,4}[.)])\s")
_STOP = re.compile(r"[.!?:;][\"'»”’)]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,3}$")
_CUT = re.compile(r"\w-$")
_WIDER = 1.25  # times the usual distance between two lines: white space on purpose
_SPACE = 0.25  # of a line's height
_INDENT = 0.7  # of a line's height


@dataclass
class Paragraph:
    """Lines that belong together, in parts that each begin on a line of their own; `right` is the column's edge."""

    parts: list[list[Line]]
    right: float

    @property
    def first(self) -> Line:
        return self.parts[0][0]

    @property
    def last(self) -> Line:
        return self.parts[-1][-1]

    def goes_on_in(self, other: Paragraph) -> bool:
        """Did a page or a column end in the midst of this paragraph?"""
        if not is_alike(self.last, other.first) or _ITEM.match(other.first.text):
            return False
        return _is_unfinished(self.last, other.first) or not _fits(self.last, other.first, self.right)

    def take(self, other: Paragraph) -> None:
        """Go on in the paragraph that the next page or column begins with."""
        self.parts[-1] += other.parts[0]
        self.parts += other.parts[1:]
        self.right = other.right


def paragraphs_of(lines: Sequence[Line], setting: Setting) -> list[Paragraph]:
    """The paragraphs of one column, from top to bottom."""
    usual = setting.distance_in(lines)
    right = setting.right_edge(lines)
    out: list[Paragraph] = []
    for at, line in enumerate(lines):
        before = lines[at - 1]
        if at == 0 or _begins(before, line, right, usual) or _is_item(lines, at, right):
            out.append(Paragraph([[line]], right))
        elif _fits(before, line, right):
            out[-1].parts.append([line])
        else:
            out[-1].parts[-1].append(line)
    return out


def _begins(before: Line, line: Line, right: float, usual: float) -> bool:
    if line.base - before.base > _WIDER * usual * max(line.height, before.height):
        return True
    return not is_alike(before, line) and (_fits(before, line, right) or _is_heading(before, line))


def _is_heading(before: Line, line: Line) -> bool:
    """A bold line without a stop, above a capital in ordinary print, is a heading however long."""
    return before.style[0] and not line.style[0] and line.text[0].isupper() and not _STOP.search(before.text)


def _is_item(lines: Sequence[Line], at: int, right: float) -> bool:
    """An item's sign hangs out before its lines; a dash that happens to open a line does not."""
    line, before = lines[at], lines[at - 1]
    if not _ITEM.match(line.text):
        return False
    beside = (before, *lines[at + 1 : at + 2])
    return _fits(before, line, right) or any(other.left > line.left + _INDENT * line.height for other in beside)


def _is_unfinished(before: Line, line: Line) -> bool:
    """Does a line that ends without a stop go on in lower case?"""
    return line.text[0].islower() and not _STOP.search(before.text)


def _fits(before: Line, line: Line, right: float) -> bool:
    """Would the first word of a line still have stood on the one before it? Then that line was ended on purpose."""
    if _CUT.search(before.text) and line.text[0].islower():
        return False
    word = line.words[0]
    return before.right + _SPACE * before.height + (word.right - word.left) < right - 1
