"""Find the margin of a letterhead or of an old kamerstuk: small print in a column beside the letter.

The margin of the first page has the ministry, a contact, the reference and the annexes. The margins of other pages
repeat the date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letters.extraction.pdf.lines import PrintedLine

SMALL = 0.88  # of the body's height; margins and footnotes are smaller
GUTTER = 0.8  # of the body's height; the least white space between the letter and its margin, or two columns
TEXT = 22  # characters; a line of text is longer, a label or a cell is shorter
FEWEST_LINES = 2  # of text, in a margin or a column


@dataclass(frozen=True)
class Margin:
    """The area to the left or to the right of `edge`."""

    edge: float
    is_left: bool

    def holds(self, line: PrintedLine) -> bool:
        return line.right <= self.edge if self.is_left else line.left >= self.edge

    def is_beside(self, line: PrintedLine, body: float) -> bool:
        """Whether a line stays out of the margin and its gutter."""
        gutter = GUTTER * body
        return line.left >= self.edge + gutter if self.is_left else line.right <= self.edge - gutter


def find_margins(lines: Sequence[PrintedLine], body: float) -> list[Margin]:
    """Return the margins of a page: at most one on the left and one on the right."""
    on_left = [Margin(line.right, is_left=True) for line in lines]
    on_right = [Margin(line.left, is_left=False) for line in lines]
    sides = ([margin for margin in side if _is_margin(margin, lines, body)] for side in (on_left, on_right))
    return [max(side, key=lambda margin: len(_inside(margin, lines, body))) for side in sides if side]


def split_margins(
    lines: Sequence[PrintedLine], margins: Sequence[Margin], body: float
) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Split lines into (lines in a margin, other lines)."""
    inside = [line for margin in margins for line in _inside(margin, lines, body)]
    return inside, [line for line in lines if line not in inside]


def _is_margin(margin: Margin, lines: Sequence[PrintedLine], body: float) -> bool:
    inside = _inside(margin, lines, body)
    letter = [line for line in lines if len(line.text) >= TEXT and abs(line.height - body) < 0.1 * body]
    return min(len(inside), len(letter)) >= FEWEST_LINES and all(margin.is_beside(line, body) for line in letter)


def _inside(margin: Margin, lines: Sequence[PrintedLine], body: float) -> list[PrintedLine]:
    """Return the small print in the margin. Empty if a line at the same height, as of a table, crosses the gutter."""
    inside = [line for line in lines if margin.holds(line) and line.height < SMALL * body]
    top = min((line.top for line in inside), default=0)
    bottom = max((line.bottom for line in inside), default=0)
    beside = (line for line in lines if line.bottom > top and line.top < bottom and not margin.holds(line))
    return inside if all(margin.is_beside(line, body) for line in beside) else []
