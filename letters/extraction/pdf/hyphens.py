"""Join words that were hyphenated at a line end. Keep a hyphen that is part of the word.

The rules come from the Leidraad, the official spelling guide. A hyphen is part of the word before a capital or a digit,
after an abbreviation or a symbol, between equal vowels, after prefixes such as "oud" and "niet", and where a part of
the word is left out ("in- en uitvoer").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from parliament.register_numbers import HOUSE_NUMBER_AT_END

_TAIL = re.compile(r"\w+")
_HEAD = re.compile(r"(\S{1,60})-$")
_UNBROKEN = re.compile(r"\w/$|\d[–-]$")  # "Vermeulen/Haan", "2021–2022"
# A web address that the line end breaks after one of its own characters: nothing is added or removed.
_ADDRESS = re.compile(r"(?:https?:/|www\.)\S{0,400}[/.?&=_%-]$")
_SYLLABLE = re.compile(r"[aeiouyäëïöüéèàáíóú]", re.IGNORECASE)
_WITH_HYPHEN = re.compile(r"\w+-\w+")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2}[,.]? [A-ZÀ-Þ-]{2,60}-$")  # a heading in capitals is hyphenated like any other line
_LEFT_OUT = frozenset(("en", "of", "tot", "noch", "dan", "respectievelijk"))
_BEFORE_HYPHEN = re.compile(
    r"oud|niet|non|vice|adjunct|aspirant|interim|kandidaat|plaatsvervangend|waarnemend"
    r"|aow|ggz|hbo|hiv|ict|mbo|ov",  # abbreviations that look like syllables
    re.IGNORECASE,
)
_OFFICES = frozenset(("generaal", "president", "majoor"))  # secretaris-generaal, minister-president
_VOWELS = frozenset("aeou")


class HyphenJoiner:
    """Joins lines. A word with a hyphen in the middle of a line of the letter keeps the hyphen at a line end too.

    `lines` are all lines of the letter.
    """

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self._hyphenated = {word.lower() for line in lines for word in _WITH_HYPHEN.findall(line)}

    def join(self, lines: Iterable[str]) -> str:
        text = ""
        for line in lines:
            text = self._join_two(text, line) if text else line
        return text

    def _join_two(self, before: str, after: str) -> str:
        if _ADDRESS.search(before[-500:]) and not after[0].isupper():
            return before + after
        if _UNBROKEN.search(before) and (after[0].isdecimal() or before.endswith("/")):
            return before + after
        head, tail = _HEAD.search(before), _TAIL.match(after)
        if head is None or tail is None or tail[0] in _LEFT_OUT:
            return f"{before} {after}"
        parts = (head[1], tail[0])
        if _CAPITALS.search(before) and tail[0].isupper():
            parts = (head[1].lower(), tail[0].lower())
        return f"{before if self._keeps_hyphen(*parts) else before[:-1]}{after}"

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        return not HOUSE_NUMBER_AT_END.search(head + tail) and (
            not (tail[0].islower() and head[-1].islower() and _SYLLABLE.search(head))  # NAVO-land, 2%-norm, btw-tarief
            or f"{head}-{tail}".lower() in self._hyphenated
            or bool(_BEFORE_HYPHEN.fullmatch(head))
            or tail in _OFFICES
            or (head[-1] == tail[0] and tail[0] in _VOWELS)
        )
