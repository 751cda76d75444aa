"""Measure the typography of a letter: height of the body text, line spacing, and right edges of the columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from letters.extraction.pdf.lines import PrintedLine, count_heights
from letters.extraction.pdf.words import PrintedWord

_OTHER_SIZE = 0.1  # of a line's height; lines that differ less have the same size
_WIDEST = 2.2  # of a line's height; a wider distance between bases is not line spacing
_JUSTIFIED = 3  # this many lines with the same right end make an edge
_COMMON = 0.1  # of all characters; a height with this share is common
_ENOUGH = 6  # pairs of lines to measure their spacing


@dataclass(frozen=True)
class Typography:
    """The measures of a letter.

    `body` is the height of the body text in points. `leading` is the distance between two bases, in line heights.
    `edges` maps the left edge of lines to their right edge.
    """

    body: float
    leading: float
    edges: Mapping[int, float]

    def right_edge(self, lines: Sequence[PrintedLine]) -> float:
        """Return a column's right edge. A column with too few lines to measure gets the edges of the whole letter."""
        if len(lines) > _JUSTIFIED:
            return _edge(lines)
        return max((self.edges.get(round(line.left), line.right) for line in lines), default=0)

    def line_spacing(self, lines: Sequence[PrintedLine]) -> float:
        """Return the line spacing in line heights. For a few lines, return the line spacing of the whole letter."""
        found = _distances(lines)
        return median(found) if len(found) >= _ENOUGH else self.leading


def measure_typography(pages: Sequence[Sequence[PrintedLine]]) -> Typography:
    """Measure a letter, given the lines of each page."""
    lines = [line for page in pages for line in page]
    heights = count_heights(lines)
    body = heights.most_common(1)[0][0] if heights else 1.0
    found = [distance for page in pages for distance in _distances([line for line in page if line.height == body])]
    by_left: defaultdict[int, list[PrintedLine]] = defaultdict(list)
    for line in lines:
        by_left[round(line.left)].append(line)
    edges = {left: _edge(column) for left, column in by_left.items()}
    return Typography(body, median(found) if found else 1.3, edges)


def _edge(lines: Sequence[PrintedLine]) -> float:
    """Return the right end of justified lines, or of the longest line if no lines are justified."""
    ends = Counter(round(line.right) for line in lines)
    edges = [end for end, count in ends.items() if count >= _JUSTIFIED]
    return max(edges or ends, default=0)


def tallest_common_height(words: Iterable[PrintedWord]) -> float:
    """Return the tallest of the common heights. (The most common height may be the height of text in tables.)"""
    heights = count_heights(words)
    return max((height for height, count in heights.items() if count >= _COMMON * heights.total()), default=1.0)


def is_alike(line: PrintedLine, other: PrintedLine) -> bool:
    """Whether two lines have the same style and size."""
    return line.style == other.style and abs(line.height - other.height) <= _OTHER_SIZE * line.height


def _distances(lines: Sequence[PrintedLine]) -> list[float]:
    pairs = ((line, below) for line, below in pairwise(lines) if is_alike(line, below))
    distances = ((below.base - line.base) / line.height for line, below in pairs)
    return [distance for distance in distances if 0 < distance <= _WIDEST]
