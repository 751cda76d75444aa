"""Tells whether a line goes on with the toezegging above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from desk.paste import promises, surroundings
from desk.paste.apart import ends_apart
from desk.paste.facts import OFFICE, read_piece
from desk.paste.item import Item
from desk.paste.known import Known
from desk.paste.labels import Label

# The sentence cannot end here, so a name on the next line belongs to it.
_HANGS = re.compile(
    r"(?:\b(?:lid|leden|heer|heren|mevrouw|(?:mevr|mw|dhr)\.?|van|aan|door|de|het|een|en|met|voor|op|in)|,)$",
    re.IGNORECASE,
)
LONG_LINE = 50  # characters; a shorter line was not broken by a program


class Wrapping:
    """What the lines so far look like: how long they are, what the last one was, and whether a gap follows it."""

    def __init__(self, lines: Sequence[str], known: Known) -> None:
        self.after_gap = False
        self._width, self._known = _width(lines), known
        self._last = ""

    def read(self, line: str) -> None:
        self.after_gap, self._last = False, line.rstrip()

    def is_wrapped(self, item: Item | None, words: str, *, is_note: bool) -> bool:
        """Does the line go on in the middle of a sentence? `is_note`: it starts with a member, as a new item may do."""
        if item is None or not item.lines or item.labels or item.facts:
            return False
        if not self.after_gap and _HANGS.search(item.text):
            return True
        if is_note or self.has_ended(item) or not words[0].islower():
            return False
        return self._was_broken(words) or not read_piece(words, self._known)

    def completes(self, label: Label, words: str) -> bool:
        """Is the label without a value, or does its value go on: “Termijn: voor het” and “zomerreces”?"""
        if not label.value or self.after_gap:
            return not label.value
        return _HANGS.search(label.value) is not None or (words[0].islower() and not promises.ends(label.value))

    def continues(self, item: Item | None, line: str) -> bool:
        if item is None or item.labels or item.facts:
            return False
        words = " ".join(line.split())
        if ends_apart(item.text, self._known):
            return _only_goes_on(words)
        has_ended = promises.ends(item.text)
        if self.after_gap:
            return (not has_ended and words[0].islower()) or (has_ended and _only_goes_on(words))
        if has_ended:
            return promises.goes_on(words) or (
                item.sign is not None and not surroundings.is_remark(promises.sentences(words)[0])
            )
        if not words[0].isupper():
            return True
        if item.sign is None:
            return self._was_broken(words) and not promises.opens(words)
        is_indented = len(line) - len(line.lstrip()) > item.sign.indent
        return is_indented or self._was_broken(words) or (len(self._last) >= LONG_LINE and not promises.opens(words))

    def has_ended(self, item: Item) -> bool:
        return promises.ends(item.text) or ends_apart(item.text, self._known)

    def _was_broken(self, words: str) -> bool:
        """Was the last line broken by a program? Then the first of these words did not fit on it."""
        return len(self._last) + 1 + len(words.split()[0]) > self._width > 0


def _only_goes_on(words: str) -> bool:
    return promises.goes_on(words) and OFFICE.match(words) is None and not surroundings.is_remark(words)


def _width(lines: Sequence[str]) -> int:
    """The length at which a program broke the lines; 0 if none goes on in lower case on the next line."""
    pairs = pairwise(lines)
    broken = [len(line.rstrip()) for line, following in pairs if following.lstrip()[:1].islower()]
    return max((length for length in broken if length >= LONG_LINE), default=0)
