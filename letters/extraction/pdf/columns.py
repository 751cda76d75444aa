"""Reading order: columns one after the other.

A page is cut along gutters: upright strips that no line crosses. What stands left and right of one is read side after
side only where both are text; a label beside its value, an item behind its sign and the cells of a row stay on one
line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from letters.extraction.pdf.grids import Table
from letters.extraction.pdf.lines import Line

Element = Line | Table

_GUTTER = 0.8  # of the body's height: its least width
_TEXT = 22  # letters; a line of text is longer, a label or a cell shorter
_SIGNATORY = re.compile(r"de (?:minister|staatssecretaris|voorzitter|griffier)\b", re.IGNORECASE)
_FEWEST_LINES = 2  # of text, on either side of a gutter
_SAME_GUTTER = 2.0  # points


@dataclass(frozen=True)
class _Cut:
    """A gutter left of `at`, from `top` to `bottom`, with what stands on either side of it."""

    at: float
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


def gutters_of(elements: Sequence[Element], body: float) -> set[float]:
    """Where the page's columns begin, the first one aside; `body` is the height of the letter's own print."""
    return {cut.at for cut in _cuts(elements, body, ())}


def columns_of(elements: Sequence[Element], body: float, gutters: Collection[float] = ()) -> list[tuple[Element, ...]]:
    """The page's columns in reading order; at the `gutters` of other pages a few lines are columns too, as at the end
    of a letter."""
    cut = max(_cuts(elements, body, gutters), key=lambda cut: cut.length, default=None)
    if cut is None:
        return [tuple(elements)] if elements else []
    above = [one for one in elements if _middle(one) < cut.top]
    below = [one for one in elements if _middle(one) > cut.bottom]
    return [column for part in (above, cut.left, cut.right, below) for column in columns_of(part, body, gutters)]


def _cuts(elements: Sequence[Element], body: float, gutters: Collection[float]) -> Iterator[_Cut]:
    for at in {round(one.left) for one in elements}:
        left = at - _GUTTER * body
        crossing = [one for one in elements if one.left < at - 1 and one.right > left]
        fewest = 1 if any(abs(at - gutter) <= _SAME_GUTTER for gutter in gutters) else _FEWEST_LINES
        for top, bottom in _free(crossing):
            beside = [one for one in elements if top <= _middle(one) <= bottom]
            on_left = tuple(one for one in beside if one.right <= left)
            on_right = tuple(one for one in beside if one.left >= at - 1)
            if _is_text(on_left, fewest) and _is_text(on_right, fewest):
                yield _Cut(at, top, bottom, on_left, on_right)


def _free(crossing: Sequence[Element]) -> Iterator[tuple[float, float]]:
    """The stretches between the elements that cross a strip, from the top of the page to its bottom."""
    top = 0.0
    for one in sorted(crossing, key=lambda one: one.top):
        if one.top > top:
            yield top, one.top
        top = max(top, one.bottom)
    yield top, float("inf")


def _is_text(side: Sequence[Element], fewest: int) -> bool:
    """At least so many lines of text, a table, or a signature beside another."""
    lines = [one.text for one in side if isinstance(one, Line)]
    long = [line for line in lines if len(line) >= _TEXT]
    is_signed = any(_SIGNATORY.match(line) for line in lines)
    return len(long) >= fewest or len(lines) < len(side) or is_signed


def _middle(element: Element) -> float:
    return (element.top + element.bottom) / 2
