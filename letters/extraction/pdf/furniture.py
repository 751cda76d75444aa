"""What is printed on every page and belongs to none: page numbers, running heads and feet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from letters.extraction.pages import ALWAYS, AT_AN_EDGE, in_common
from letters.extraction.pdf.lines import Line

_EDGE = 0.12  # of the page's height, at the top and at the bottom
_SAME_HEIGHT = 3.0  # points
_BESIDE = 1.5  # of a line's height
_Key = tuple[str, int]


def without_furniture(pages: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
    """Each page's lines without its furniture; a page is given as its height and its lines."""
    edges = [
        {line: _keys(line, nr) for line in lines if _is_at_edge(line, height)}
        for nr, (height, lines) in enumerate(pages)
    ]
    seen = Counter(key for keys in edges for key in set().union(*keys.values()))
    return [_kept(lines, keys, seen) for (_, lines), keys in zip(pages, edges, strict=True)]


def _kept(lines: list[Line], keys: Mapping[Line, set[_Key]], seen: Counter[_Key]) -> list[Line]:
    return [
        line
        for line in lines
        if not ALWAYS.fullmatch(line.text)
        and not (line in keys and (_is_repeated(keys[line], seen) or _is_page_number(line, lines)))
    ]


def _is_at_edge(line: Line, height: float) -> bool:
    return line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height


def _is_repeated(keys: Iterable[_Key], seen: Counter[_Key]) -> bool:
    return any(sum(seen[text, height + shift] for shift in (-1, 0, 1)) > 1 for text, height in keys)


def _keys(line: Line, nr: int) -> set[_Key]:
    """What the line may have in common with one at the same height on another page."""
    return {(text, round(line.base / _SAME_HEIGHT)) for text in in_common(line.text, nr)}


def _is_page_number(line: Line, lines: list[Line]) -> bool:
    """A number apart from all words; a footnote mark is right beside one."""
    return bool(AT_AN_EDGE.fullmatch(line.text)) and not any(_is_beside(line, other) for other in lines)


def _is_beside(line: Line, other: Line) -> bool:
    gap = max(other.left - line.right, line.left - other.right)
    return line is not other and other.top < line.bottom and other.bottom > line.top and gap < _BESIDE * other.height
