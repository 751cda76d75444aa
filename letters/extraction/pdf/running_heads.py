"""Drop running heads, running feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from letters.extraction.pdf.lines import PrintedLine

_FURNITURE_ANYWHERE = re.compile(
    r"(?:.{0,90}\| ?)?[Pp]agina \d+ (?:van|/) \d+"
    r"|(?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?, vergaderjaar \d{4}.{0,80}"
    r"|(?:kst|blg|ah|h|kv)-(?:[te]k-)?\d[\dA-Z-]{0,30}"  # the number of the publication
    r"|ISSN [\d -]{4,12}|['’‘]s-Gravenhage \d{4}"
)
_PAGE_NUMBER = re.compile(r"-? ?\d{1,3} ?-?|(?:[Pp]ag(?:ina|\.)?|[Bb]lz\.?) ?\d{1,3}|\d{1,3} ?(?:/|van) ?\d{1,3}")
_NUMBER_AT_END = re.compile(r"^(\d{1,3}) ?[|–-] ?|[ |–-]{1,4}(\d{1,3})$")
_HEADING = re.compile(r"\S+ \d{1,3}")  # "Bijlage 2", "Vraag 2": one word and its own number
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
    counts = Counter(key for keys in edges for key in set().union(*keys.values()))
    return [
        [
            line
            for line in lines
            if not _FURNITURE_ANYWHERE.fullmatch(line.text)
            and not (line in keys and (_is_repeated(keys[line], counts) or _is_page_number(line, lines)))
        ]
        for (_, lines), keys in zip(pages, edges, strict=True)
    ]


def _is_at_edge(line: PrintedLine, height: float) -> bool:
    return line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height


def _keys(line: PrintedLine, nr: int) -> set[_Key]:
    """Return keys that are equal for repeats of the same running head. `nr` is the index of the page.

    Each key has the height on the page. One key has the text itself. The other has the page number replaced by its
    difference from `nr`, so that it stays the same from page to page.
    """
    texts = {line.text}
    number = None if _HEADING.fullmatch(line.text) else _NUMBER_AT_END.search(line.text)
    if number:
        rest = line.text[: number.start()] + line.text[number.end() :]
        texts.add(f"{rest} {int(number[1] or number[2]) - nr}")
    return {(text, round(line.base / _SAME_HEIGHT)) for text in texts}


def _is_repeated(keys: Iterable[_Key], counts: Counter[_Key]) -> bool:
    return any(sum(counts[text, height + shift] for shift in (-1, 0, 1)) > 1 for text, height in keys)


def _is_page_number(line: PrintedLine, lines: list[PrintedLine]) -> bool:
    """Whether a line is a page number. Unlike a footnote mark, a page number has no text beside it."""
    return bool(_PAGE_NUMBER.fullmatch(line.text)) and not any(_is_beside(line, other) for other in lines)


def _is_beside(line: PrintedLine, other: PrintedLine) -> bool:
    gap = max(other.left - line.right, line.left - other.right)
    return line is not other and other.top < line.bottom and other.bottom > line.top and gap < _BESIDE * other.height
