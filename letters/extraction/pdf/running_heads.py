"""Drop running heads, running feet and page numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from letters.extraction.page_furniture import FURNITURE_ANYWHERE, FURNITURE_AT_EDGE, repetition_keys
from letters.extraction.pdf.lines import PrintedLine

_EDGE = 0.12  # of the page's height, at the top and at the bottom
_SAME_HEIGHT = 3.0  # points; repeats of a running head differ less in height on the page
_BESIDE = 1.5  # of a line's height; the widest gap between a footnote mark and its text
_Key = tuple[str, int]


def drop_running_heads(pages: Sequence[tuple[float, list[PrintedLine]]]) -> list[list[PrintedLine]]:
    """Return the lines of each page without running heads, feet and page numbers. A page is (height, lines)."""
    edges = [
        {line: _keys(line, nr) for line in lines if _is_at_edge(line, height)}
        for nr, (height, lines) in enumerate(pages)
    ]
    seen = Counter(key for keys in edges for key in set().union(*keys.values()))
    return [_drop_furniture(lines, keys, seen) for (_, lines), keys in zip(pages, edges, strict=True)]


def _drop_furniture(
    lines: list[PrintedLine], keys: Mapping[PrintedLine, set[_Key]], seen: Counter[_Key]
) -> list[PrintedLine]:
    return [
        line
        for line in lines
        if not FURNITURE_ANYWHERE.fullmatch(line.text)
        and not (line in keys and (_is_repeated(keys[line], seen) or _is_page_number(line, lines)))
    ]


def _is_at_edge(line: PrintedLine, height: float) -> bool:
    return line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height


def _is_repeated(keys: Iterable[_Key], seen: Counter[_Key]) -> bool:
    return any(sum(seen[text, height + shift] for shift in (-1, 0, 1)) > 1 for text, height in keys)


def _keys(line: PrintedLine, nr: int) -> set[_Key]:
    """Return the repetition keys of a line, combined with its height on the page."""
    return {(text, round(line.base / _SAME_HEIGHT)) for text in repetition_keys(line.text, nr)}


def _is_page_number(line: PrintedLine, lines: list[PrintedLine]) -> bool:
    """Whether a line is a page number. Unlike a footnote mark, a page number has no text beside it."""
    return bool(FURNITURE_AT_EDGE.fullmatch(line.text)) and not any(_is_beside(line, other) for other in lines)


def _is_beside(line: PrintedLine, other: PrintedLine) -> bool:
    gap = max(other.left - line.right, line.left - other.right)
    return line is not other and other.top < line.bottom and other.bottom > line.top and gap < _BESIDE * other.height
