"""What is printed on every page and belongs to none, and text that comes in pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from letters.extraction.limits import MOST_PAGES

ALWAYS = re.compile(
    r"(?:.{0,90}\| ?)?[Pp]agina \d+ (?:van|/) \d+"
    r"|(?:Tweede|Eerste) Kamer(?: der Staten-Generaal)?, vergaderjaar \d{4}.{0,80}"
    r"|(?:kst|blg|ah|h|kv)-(?:[te]k-)?\d[\dA-Z-]{0,30}"  # the number under which it is published
    r"|ISSN [\d -]{4,12}|['’‘]s-Gravenhage \d{4}"
)
AT_AN_EDGE = re.compile(r"-? ?\d{1,3} ?-?|(?:[Pp]ag(?:ina|\.)?|[Bb]lz\.?) ?\d{1,3}|\d{1,3} ?(?:/|van) ?\d{1,3}")
_PAGE_NUMBER = re.compile(r"^(\d{1,3}) ?[|–-] ?|[ |–-]{1,4}(\d{1,3})$")
_HEADING = re.compile(r"\S+ \d{1,3}")  # "Bijlage 2", "Vraag 2": one word and its own number
_END = "\x0c"
_EDGE = 5  # lines, empty ones included


def in_common(line: str, nr: int) -> set[str]:
    """What a running head may have in common with that of another page: its text, or all but a number in it, which is
    as far from `nr`, the page's own, as the other's."""
    number = None if _HEADING.fullmatch(line) else _PAGE_NUMBER.search(line)
    if number is None:
        return {line}
    return {line, f"{line[: number.start()]}{line[number.end() :]} {int(number[1] or number[2]) - nr}"}


def joined_pages(text: str) -> str:
    """Text whose pages end with a form feed, as converters of PDFs write it, as one text without its running heads."""
    pages = [page.strip().splitlines() for page in text.split(_END, MOST_PAGES)]
    if len(pages) == 1:
        return text
    seen = Counter(key for nr, lines in enumerate(pages) for key in _ends(lines, nr))
    out = ""
    for nr, lines in enumerate(pages):
        page = _without_ends(lines, nr, seen)
        goes_on = page[:1].islower()
        out += f"\n{page}" if goes_on else f"\n\n{page}"
    return out.strip()


def _without_ends(lines: Sequence[str], nr: int, seen: Counter[str]) -> str:
    """A page without the lines at its top and its foot that are of no page in particular."""
    inside = list(lines)
    for end in (0, -1):
        for _ in range(_EDGE):
            if inside and (not inside[end].strip() or _is_furniture(inside[end], nr, seen)):
                del inside[end]
    return "\n".join(inside).strip()


def _ends(lines: Sequence[str], nr: int) -> set[str]:
    """What a page's first and last lines have in common; a running foot may stand above the number of the page."""
    filled = [line for line in lines if line.strip()]
    return {key for line in filled[:2] + filled[-2:] for key in _keys(line, nr)}


def _is_furniture(line: str, nr: int, seen: Counter[str]) -> bool:
    words = " ".join(line.split())
    is_of_any_page = ALWAYS.fullmatch(words) or AT_AN_EDGE.fullmatch(words)
    return bool(is_of_any_page) or any(seen[key] > 1 for key in _keys(line, nr))


def _keys(line: str, nr: int) -> set[str]:
    return in_common(" ".join(line.split()), nr)
