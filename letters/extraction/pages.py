"""What is printed on every page and belongs to none, and text that comes in pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

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


def without_page_number(line: str, nr: int) -> str:
    """What a running head has in common with that of other pages: its text, and how far a number in it is from `nr`,
    the page's own."""
    number = None if _HEADING.fullmatch(line) else _PAGE_NUMBER.search(line)
    if number is None:
        return line
    return f"{line[: number.start()]}{line[number.end() :]} {int(number[1] or number[2]) - nr}"


def joined_pages(text: str) -> str:
    """Text whose pages end with a form feed, as converters of PDFs write it, as one text without its running heads."""
    if _END not in text:
        return text
    pages = [page.splitlines() for page in text.split(_END)]
    seen = Counter(key for nr, lines in enumerate(pages) for key in _ends(lines, nr))
    out = ""
    for nr, lines in enumerate(pages):
        page = _without_ends(lines, nr, seen)
        goes_on = page[:1].islower()
        out += f"\n{page}" if goes_on else f"\n\n{page}"
    return out.strip()


def _without_ends(lines: Sequence[str], nr: int, seen: Counter[str]) -> str:
    """A page without the lines at its top and its foot that are of no page in particular."""
    inside = [at for at, line in enumerate(lines) if line.strip() and not _is_furniture(line, nr, seen)]
    return "\n".join(lines[inside[0] : inside[-1] + 1]).strip() if inside else ""


def _ends(lines: Sequence[str], nr: int) -> set[str]:
    """The keys of a page's first and last lines: a running foot may stand above the number of the page."""
    filled = [line for line in lines if line.strip()]
    return {_key(line, nr) for line in filled[:2] + filled[-2:]}


def _is_furniture(line: str, nr: int, seen: Counter[str]) -> bool:
    words = " ".join(line.split())
    return bool(ALWAYS.fullmatch(words) or AT_AN_EDGE.fullmatch(words)) or seen[_key(line, nr)] > 1


def _key(line: str, nr: int) -> str:
    return without_page_number(" ".join(line.split()), nr)
