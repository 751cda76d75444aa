"""The margin of a letterhead, and of old kamerstukken: small print in a column beside the letter.

On page one it tells the ministry, who to ask, the reference and the annexes; on the others it tells the day again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letters.extraction.pdf.lines import Line

SMALL = 0.88  # of the body's height: the print of margins and footnotes
_GUTTER = 0.8  # of the body's height: between the margin and the letter
_TEXT = 22  # letters; a line of text is longer, a label shorter
_FEWEST_LINES = 2
_WIDEST = 0.35  # of the page's width


@dataclass(frozen=True)
class Margin:
    """Where the margin of a letter lies: left of `edge`, or right of it."""

    edge: float
    is_left: bool

    def holds(self, line: Line) -> bool:
        return line.right <= self.edge if self.is_left else line.left >= self.edge

    def is_beside(self, line: Line, body: float) -> bool:
        """Does a line keep clear of the margin and of the gutter before it?"""
        gutter = _GUTTER * body
        return line.left >= self.edge + gutter if self.is_left else line.right <= self.edge - gutter


def margins_of(lines: Sequence[Line], width: float, body: float) -> list[Margin]:
    """The margins that a page shows, a left and a right one at most."""
    small = [line for line in lines if _is_small(line, body)]
    possible = [Margin(line.right, is_left=True) for line in small] + [
        Margin(line.left, is_left=False) for line in small
    ]
    found = [margin for margin in possible if _is_margin(margin, lines, width, body)]
    sides = ([margin for margin in found if margin.is_left is is_left] for is_left in (True, False))
    return [max(side, key=lambda margin: sum(map(margin.holds, small))) for side in sides if side]


def parted(lines: Sequence[Line], margins: Sequence[Margin], body: float) -> tuple[list[Line], list[Line]]:
    """The lines that stand in a margin of the letter, and the others."""
    inside = [line for margin in margins for line in _inside(margin, lines, body)]
    return inside, [line for line in lines if line not in inside]


def _is_margin(margin: Margin, lines: Sequence[Line], width: float, body: float) -> bool:
    inside = _inside(margin, lines, body)
    letter = [line for line in lines if len(line.text) >= _TEXT and abs(line.height - body) < 0.1 * body]
    return (
        min(len(inside), len(letter)) >= _FEWEST_LINES
        and max(line.right for line in inside) - min(line.left for line in inside) <= _WIDEST * width
        and all(margin.is_beside(line, body) for line in letter)
    )


def _inside(margin: Margin, lines: Sequence[Line], body: float) -> list[Line]:
    """The small print in the margin; none where something on the same height crosses the gutter, such as a table."""
    inside = [line for line in lines if margin.holds(line) and _is_small(line, body)]
    if not inside:
        return []
    top, bottom = min(line.top for line in inside), max(line.bottom for line in inside)
    beside = (line for line in lines if line.bottom > top and line.top < bottom and not margin.holds(line))
    return inside if all(margin.is_beside(line, body) for line in beside) else []


def _is_small(line: Line, body: float) -> bool:
    return line.height < SMALL * body
