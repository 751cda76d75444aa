"""Recognise page furniture (running heads and feet, page numbers) and remove it from paginated plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from letters.extraction.limits import MOST_PAGES

FURNITURE_ANYWHERE = re.compile(
    r"(?:.{0,90}\| ?)?[Pp]agina \d+ (?:van|/) \d+"
    r"|(?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?, vergaderjaar \d{4}.{0,80}"
    r"|(?:kst|blg|ah|h|kv)-(?:[te]k-)?\d[\dA-Z-]{0,30}"  # the number of the publication
    r"|ISSN [\d -]{4,12}|['’‘]s-Gravenhage \d{4}"
)
FURNITURE_AT_EDGE = re.compile(r"-? ?\d{1,3} ?-?|(?:[Pp]ag(?:ina|\.)?|[Bb]lz\.?) ?\d{1,3}|\d{1,3} ?(?:/|van) ?\d{1,3}")
_PAGE_NUMBER = re.compile(r"^(\d{1,3}) ?[|–-] ?|[ |–-]{1,4}(\d{1,3})$")
_HEADING = re.compile(r"\S+ \d{1,3}")  # "Bijlage 2", "Vraag 2": one word and its own number
_END = "\x0c"
_EDGE = 5  # lines, empty ones included


def repetition_keys(line: str, nr: int) -> set[str]:
    """Return keys that are equal for repeats of the same running head. `nr` is the index of the page.

    One key is the text itself. The other has the page number replaced by its difference from `nr`, so that it stays
    the same from page to page.
    """
    number = None if _HEADING.fullmatch(line) else _PAGE_NUMBER.search(line)
    if number is None:
        return {line}
    return {line, f"{line[: number.start()]}{line[number.end() :]} {int(number[1] or number[2]) - nr}"}


def join_pages(text: str) -> str:
    """Join pages that end with a form feed, as PDF converters write them. Drop running heads and page numbers."""
    pages = [page.strip().splitlines() for page in text.split(_END, MOST_PAGES)]
    if len(pages) == 1:
        return text
    seen = Counter(key for nr, lines in enumerate(pages) for key in _edge_keys(lines, nr))
    out = ""
    for nr, lines in enumerate(pages):
        page = _drop_edges(lines, nr, seen)
        continues = page[:1].islower()
        out += f"\n{page}" if continues else f"\n\n{page}"
    return out.strip()


def _drop_edges(lines: Sequence[str], nr: int, seen: Counter[str]) -> str:
    """Return the page without the running heads and page numbers in its first and last lines."""
    inside = list(lines)
    for end in (0, -1):
        for _ in range(_EDGE):
            if inside and (not inside[end].strip() or _is_furniture(inside[end], nr, seen)):
                del inside[end]
    return "\n".join(inside).strip()


def _edge_keys(lines: Sequence[str], nr: int) -> set[str]:
    """Return the repetition keys of the first and last two lines. (A running foot may be above the page number.)"""
    filled = [line for line in lines if line.strip()]
    return {key for line in filled[:2] + filled[-2:] for key in _keys(line, nr)}


def _is_furniture(line: str, nr: int, seen: Counter[str]) -> bool:
    words = " ".join(line.split())
    is_of_any_page = FURNITURE_ANYWHERE.fullmatch(words) or FURNITURE_AT_EDGE.fullmatch(words)
    return bool(is_of_any_page) or any(seen[key] > 1 for key in _keys(line, nr))


def _keys(line: str, nr: int) -> set[str]:
    return repetition_keys(" ".join(line.split()), nr)
