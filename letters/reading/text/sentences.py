"""Split Dutch text into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parliament import dates

# A full stop after one of these never ends a sentence.
_WORDS_WITH_A_STOP = (
    "a.s aanst art artt b.v bijl bijv blz bv c.a c.q c.s ca cf d.d d.w.z dd dhr dr drs e.a e.d e.v enz etc evt "
    "excl fig g.g.d gem hfst i.c i.c.m i.h.b i.o i.p.v i.t.t i.v.m ing incl ir j.l jl jr kst lid m.b.t m.b.v "
    "m.i.v m.n m.u.v max mevr min mln mr mrd mw n.a.v nl no nr nrs o.a o.b.v o.g.v o.l.v o.m opm p p.a p.m pag "
    "par prof r resp sr st stb stcrt t.a.v t.b.v t.g.v t.h.v t.n.v t.o.v t.w.v t.z.v tel u.a v vgl vs w.o z.o.z "
    "z.s.m zgn"
)
ABBREVIATIONS = frozenset((*_WORDS_WITH_A_STOP.split(), *dates.ABBREVIATIONS))
# A full stop after one of these may end a sentence: it does if a capital follows, unless the capital starts a name.
_CLOSING = frozenset(("jl", "j.l", "a.s", "c.s", "e.a", "e.d", "enz", "etc", "z.s.m"))
_END = re.compile(r"[.!?…]{1,3}[\"'»”’)\]]{0,2}\s(?=[\"'«“‘(\[–-]{0,2}\s?[A-ZÀ-Þ0-9])")
_LAST_WORD = re.compile(r"[\w.]{1,12}$")
_INITIALS = re.compile(r"(?:^|[\s(])(?:[A-Z]\.){0,4}[A-Z]$")
_NAME_FOLLOWS = re.compile(r"[A-Z]\.|\d|[(\[«]")


def split_sentences(text: str, after: int = 0) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence, without the white space around it. No sentence ends before `after`."""
    start = 0
    for stop in _END.finditer(text, after):
        if _is_end(text, stop):
            yield start, stop.end() - 1
            start = stop.end()
    if text[start:].strip():
        yield start, start + len(text[start:].rstrip())


def _is_end(text: str, stop: re.Match[str]) -> bool:
    if stop[0][0] != "." or stop[0][1] == ".":
        return True
    before = text[max(0, stop.start() - 12) : stop.start()]
    word = _LAST_WORD.search(before)
    last = word[0].lower().lstrip(".") if word else ""
    if last in _CLOSING:
        return not _NAME_FOLLOWS.match(text, stop.end()) and stop[0][1] == " "
    return last not in ABBREVIATIONS and not _INITIALS.search(before)
