"""Words that a line's end cut in two, made whole; a hyphen that belongs to its word stays.

The rules are those of the Leidraad: the hyphen stays before a capital or a digit, after an abbreviation or a sign,
between equal vowels, after a prefix that names a function or a denial, and where a part is left out ("in- en uitvoer").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TAIL = re.compile(r"\w+")
_HEAD = re.compile(r"(\S{1,60})-$")
_UNBROKEN = re.compile(r"\w/$|\d[–-]$")  # "Vermeulen/Haan", "2021–2022"
_ADDRESS = re.compile(r"(?:https?:/|www\.)\S{0,400}[/.?&=_%-]$")  # of a page, parted behind a sign of its own
_HOUSE_NUMBER = re.compile(r"\b\d{4}[ZDTA]\d+$")
_SYLLABLE = re.compile(r"[aeiouyäëïöüéèàáíóú]", re.IGNORECASE)
_WITH_HYPHEN = re.compile(r"\w+-\w+")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2}[,.]? [A-ZÀ-Þ-]{2,60}-$")  # a heading in capitals is cut like any other line
_LEFT_OUT = frozenset(("en", "of", "tot", "noch", "dan", "respectievelijk"))
_PREFIXES = frozenset(
    ("oud", "niet", "non", "vice", "adjunct", "aspirant", "interim", "kandidaat", "plaatsvervangend", "waarnemend")
)
_SHORT = frozenset(("aow", "ggz", "hbo", "hiv", "ict", "mbo", "ov"))  # abbreviations that might be syllables
_OFFICES = frozenset(("generaal", "president", "majoor"))  # secretaris-generaal, minister-president
_VOWELS = frozenset("aeou")


class Mending:
    """Joins lines; `words` with a hyphen that stand within a line elsewhere in the letter keep theirs here too."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self._hyphened = {word.lower() for line in lines for word in _WITH_HYPHEN.findall(line)}

    def join(self, lines: Iterable[str]) -> str:
        text = ""
        for line in lines:
            text = self._joined(text, line) if text else line
        return text

    def _joined(self, before: str, after: str) -> str:
        if _ADDRESS.search(before[-500:]) and not after[0].isupper():
            return before + after
        if _UNBROKEN.search(before) and (after[0].isdecimal() or before.endswith("/")):
            return before + after
        head, tail = _HEAD.search(before), _TAIL.match(after)
        if head is None or tail is None:
            return f"{before} {after}"
        if tail[0] in _LEFT_OUT:
            return f"{before} {after}"
        if _CAPITALS.search(before) and tail[0].isupper():
            stays = self._stays(head[1].lower(), tail[0].lower())
        else:
            stays = self._stays(head[1], tail[0])
        return f"{before if stays else before[:-1]}{after}"

    def _stays(self, head: str, tail: str) -> bool:
        return not _HOUSE_NUMBER.search(head + tail) and (
            not (tail[0].islower() and head[-1].islower() and _SYLLABLE.search(head))  # NAVO-land, 2%-norm, btw-tarief
            or f"{head}-{tail}".lower() in self._hyphened
            or head.lower() in _PREFIXES | _SHORT
            or tail in _OFFICES
            or (head[-1] == tail[0] and tail[0] in _VOWELS)
        )
