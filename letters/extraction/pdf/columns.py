"""Find the reading order of a page: split the page into columns and read them one after the other.

A gutter is a vertical strip that no line crosses. A gutter separates two columns only if both sides are text. A label
and its value, a bullet and its item, and the cells of a row stay on one line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from letters.extraction.pdf.lines import PrintedLine
from letters.extraction.pdf.margins import FEWEST_LINES, GUTTER, TEXT
from letters.extraction.pdf.ruled_tables import PdfTable

Element = PrintedLine | PdfTable

_SIGNATORY = re.compile(r"de (?:minister|staatssecretaris|voorzitter|griffier)\b", re.IGNORECASE)
_SAME_GUTTER = 2.0  # points; gutters of two pages that differ less are the same


@dataclass(frozen=True)
class _Cut:
    """A gutter directly left of `at`, from `top` to `bottom`, and the elements on each side."""

    at: float
    top: float
    bottom: float
    left: tuple[Element, ...]
    right: tuple[Element, ...]

    @property
    def length(self) -> float:
        """Return the height over which both sides have elements."""
        sides = (self.left, self.right)
        return min(max(element.bottom for element in side) for side in sides) - max(
            min(element.top for element in side) for side in sides
        )


def find_gutters(elements: Sequence[Element], body: float) -> set[float]:
    """Return the left edges of all columns but the first. `body` is the height of the letter's body text."""
    return {cut.at for cut in _cuts(elements, body, ())}


def split_columns(
    elements: Sequence[Element], body: float, gutters: Collection[float] = ()
) -> list[tuple[Element, ...]]:
    """Return the columns of the page in reading order.

    `gutters` are those of the other pages. At the same place on this page, a single line of text is enough to make a
    column, because the last page of a letter may have no more.
    """
    cut = max(_cuts(elements, body, gutters), key=lambda cut: cut.length, default=None)
    if cut is None:
        return [tuple(elements)]
    above = [element for element in elements if _middle(element) < cut.top]
    below = [element for element in elements if _middle(element) > cut.bottom]
    return [column for part in (above, cut.left, cut.right, below) for column in split_columns(part, body, gutters)]


def _cuts(elements: Sequence[Element], body: float, gutters: Collection[float]) -> Iterator[_Cut]:
    for at in {round(element.left) for element in elements}:
        left = at - GUTTER * body
        crossing = [element for element in elements if element.left < at - 1 and element.right > left]
        fewest = 1 if any(abs(at - gutter) <= _SAME_GUTTER for gutter in gutters) else FEWEST_LINES
        for top, bottom in _free_stretches(crossing):
            beside = [element for element in elements if top <= _middle(element) <= bottom]
            on_left = tuple(element for element in beside if element.right <= left)
            on_right = tuple(element for element in beside if element.left >= at - 1)
            if _is_text(on_left, fewest) and _is_text(on_right, fewest):
                yield _Cut(at, top, bottom, on_left, on_right)


def _free_stretches(crossing: Sequence[Element]) -> Iterator[tuple[float, float]]:
    """Yield (top, bottom) of each vertical stretch of the page without a crossing element."""
    top = 0.0
    for element in sorted(crossing, key=lambda element: element.top):
        yield top, element.top
        top = max(top, element.bottom)
    yield top, float("inf")


def _is_text(side: Sequence[Element], fewest: int) -> bool:
    """Whether a side has a table, a signature, or at least `fewest` lines of text."""
    lines = [element.text for element in side if isinstance(element, PrintedLine)]
    long = [line for line in lines if len(line) >= TEXT]
    is_signed = any(_SIGNATORY.match(line) for line in lines)
    return len(long) >= fewest or len(lines) < len(side) or is_signed


def _middle(element: Element) -> float:
    return (element.top + element.bottom) / 2
