"""How a letter is set: the height of its own print, and the usual distance between two of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from letters.extraction.pdf.lines import Line
from letters.extraction.pdf.words import Word

_OTHER_SIZE = 0.1  # of a line's height
_FURTHEST = 2.2  # of a line's height; what stands further apart tells nothing of the usual distance
_JUSTIFIED = 3  # lines that end on one place make an edge
_COMMON = 0.1  # of all letters
_ENOUGH = 6  # pairs of lines; a part with fewer says too little about itself


@dataclass(frozen=True)
class Setting:
    """`body` in points; `leading` from base to base, in heights of the line; `edges`, where lines end that begin at a
    place."""

    body: float
    leading: float
    edges: Mapping[int, float]

    def right_edge(self, lines: Sequence[Line]) -> float:
        """Where these lines of one column end; a few, such as a signature on the last page, do not show it."""
        if len(lines) > _JUSTIFIED:
            return _edge(lines)
        return max((self.edges.get(round(line.left), line.right) for line in lines), default=0)

    def distance_in(self, lines: Sequence[Line]) -> float:
        """The usual distance from base to base in these lines, in their heights; where they are few, the letter's."""
        found = _distances(lines)
        return median(found) if len(found) >= _ENOUGH else self.leading


def setting_of(pages: Iterable[Sequence[Line]]) -> Setting:
    """What most letters and most lines have; pages are given as their lines in the order of the file."""
    pages = list(pages)
    heights = _heights(line for page in pages for line in page)
    body = heights.most_common(1)[0][0] if heights else 1.0
    found = [distance for page in pages for distance in _distances([line for line in page if line.height == body])]
    beginning: dict[int, list[Line]] = {}
    for line in (line for page in pages for line in page):
        beginning.setdefault(round(line.left), []).append(line)
    edges = {left: _edge(lines) for left, lines in beginning.items()}
    return Setting(body, median(found) if found else 1.3, edges)


def _edge(lines: Sequence[Line]) -> float:
    """Where justified lines end; else where the longest does."""
    ends = Counter(round(line.right) for line in lines)
    edges = [end for end, count in ends.items() if count >= _JUSTIFIED]
    return max(edges or ends, default=0)


def tallest_of(words: Iterable[Word]) -> float:
    """The height of the tallest print that is common: a letter's tables may hold more words than the letter."""
    heights = _heights(words)
    return max((height for height, count in heights.items() if count >= _COMMON * heights.total()), default=1.0)


def _heights(pieces: Iterable[Line | Word]) -> Counter[float]:
    """How many letters are printed in each height."""
    heights: Counter[float] = Counter()
    for piece in pieces:
        heights[round(piece.height, 1)] += len(piece.text)
    return heights


def is_alike(one: Line, other: Line) -> bool:
    """Are two lines in one style and one size?"""
    return one.style == other.style and abs(one.height - other.height) <= _OTHER_SIZE * one.height


def _distances(lines: Sequence[Line]) -> list[float]:
    pairs = ((one, other) for one, other in pairwise(lines) if is_alike(one, other))
    distances = ((other.base - one.base) / one.height for one, other in pairs)
    return [distance for distance in distances if 0 < distance <= _FURTHEST]
