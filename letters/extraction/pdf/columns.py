"""Reading order: columns one after the other.

A page is cut along gutters: upright strips that no line crosses. What stands left and right of one is read side after
side only where both are text; a label beside its value, an item behind its sign and the cells of a row stay on one
line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.extraction.pdf.grids import Table
from letters.extraction.pdf.lines import Line

Element = Line | Table

_GUTTER = 0.8  # of the body's height: its least width
_TEXT = 22  # letters; a line of text is longer, a label or a cell shorter
_SIGNATORY = re.compile(r"de (?:minister|staatssecretaris|voorzitter|griffier)\b", re.IGNORECASE)
_FEWEST_LINES = 2  # of text, on either side of a gutter


@dataclass(frozen=True)
class _Cut:
    """A gutter from `top` to `bottom`, with what stands on either side of it."""

    top: float
    bottom: float
    left: tuple[Element, ...]
    right: tuple[Element, ...]

    @property
    def length(self) -> float:
        """How far the two sides stand beside each other."""
        sides = (self.left, self.right)
        return min(max(one.bottom for one in side) for side in sides) - max(
            min(one.top for one in side) for side in sides
        )


def columns_of(elements: Sequence[Element], body: float) -> list[tuple[Element, ...]]:
    """The page's columns in reading order; `body` is the height of the letter's own print."""
    cut = max(_cuts(elements, body), key=lambda cut: cut.length, default=None)
    if cut is None:
        return [tuple(elements)] if elements else []
    above = [one for one in elements if _middle(one) < cut.top]
    below = [one for one in elements if _middle(one) > cut.bottom]
    return [column for part in (above, cut.left, cut.right, below) for column in columns_of(part, body)]


def _cuts(elements: Sequence[Element], body: float) -> Iterator[_Cut]:
    for right in {round(one.left) for one in elements}:
        left = right - _GUTTER * body
        crossing = [one for one in elements if one.left < right - 1 and one.right > left]
        for top, bottom in _free(crossing):
            beside = [one for one in elements if top <= _middle(one) <= bottom]
            on_left = tuple(one for one in beside if one.right <= left)
            on_right = tuple(one for one in beside if one.left >= right - 1)
            if _is_text(on_left) and _is_text(on_right):
                yield _Cut(top, bottom, on_left, on_right)


def _free(crossing: Sequence[Element]) -> Iterator[tuple[float, float]]:
    """The stretches between the elements that cross a strip, from the top of the page to its bottom."""
    top = 0.0
    for one in sorted(crossing, key=lambda one: one.top):
        if one.top > top:
            yield top, one.top
        top = max(top, one.bottom)
    yield top, float("inf")


def _is_text(side: Sequence[Element]) -> bool:
    """Lines of text, a table, or a signature beside another."""
    lines = [one.text for one in side if isinstance(one, Line)]
    long = [line for line in lines if len(line) >= _TEXT]
    is_signed = any(_SIGNATORY.match(line) for line in lines)
    return len(long) >= _FEWEST_LINES or len(lines) < len(side) or is_signed


def _middle(element: Element) -> float:
    return (element.top + element.bottom) / 2
