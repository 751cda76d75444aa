"""Clean prose that still knows where each character stood in the text as received."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = "⁰¹²³⁴-⁹"
RAISED = rf"[{_RAISED}]{{1,3}}"
# Web copies flatten a raised mark to a digit glued to its word or year: "Kamer3", "20181", "toegezegd.2".
_FLAT = (
    r"(?<=[a-zà-ÿ)»”’][.,;:])\d{1,2}(?=\s|$)|(?<=[a-zà-ÿ)»”’])\d{1,2}(?=[\s.,;:)?!]|$)|(?<=\b(?:19"
    r"|20)\d\d)\d{1,2}(?=[\s.,;:)]|$)"
)
# A word parted at the end of a line; "land- en tuinbouw" is none.
PARTED = r"(?<=[a-zà-ÿ])-[ \t]*\r?\n[ \t]*(?=[a-zà-ÿ])(?!(?:en|of|tot|als)\b)"
# Where a token may start. Most characters of a letter start none, and are asked nothing else.
_MAY_START = rf"(?=[{_RAISED}\s\d*\u00ad_-])(?! [^\s(])"
_TOKEN = re.compile(
    rf"{_MAY_START}(?:(?P<raised>{RAISED})|(?P<flat>{_FLAT})|(?P<round>\s\(\d{{1,2}}\)(?=[\s.,;:]))"
    rf"|(?P<parted>{PARTED})"
    r"|(?P<space>\s{2,}|[^\S ])|(?P<dressing>\*{1,2}|\u00ad|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)))"
)
# km² and Nm³ are measures, and a box of five digits, "Postbus 20301", is no year with a mark.
_NO_MARK = re.compile(r"(?<![^\W\d])[kcdmN]?m$|\b[Pp]ostbus \d{4}$")


@dataclass(frozen=True)
class FootnoteMark:
    """A footnote mark: its number, and the offset in the clean text where it hangs."""

    number: int
    at: int


@dataclass(frozen=True)
class Prose:
    """Text without marks, emphasis and line breaks; `pieces` pairs offsets in `text` with offsets in the source."""

    text: str
    pieces: tuple[tuple[int, int], ...]
    marks: tuple[FootnoteMark, ...] = ()

    def source(self, at: int) -> int:
        """Where the clean text's character `at` stood in the source."""
        clean, source = self.pieces[
            max(0, bisect_right(self.pieces, (at, len(self.text) * 2 + self.pieces[-1][1])) - 1)
        ]
        return source + at - clean

    def part(self, start: int, end: int) -> tuple[int, ...]:
        """The numbers of the marks within this stretch, the one at its very end included."""
        return tuple(mark.number for mark in self.marks if start < mark.at <= end)


class Numbering:
    """Takes flattened digits for a mark only where they carry on one rising count: a sum or a year is none."""

    def __init__(self, notes: Iterable[int] = ()) -> None:
        self.notes = frozenset(notes)
        self.last = 0

    def number(self, token: re.Match[str], text: str) -> int | None:
        """The mark's number; None when these characters are text."""
        before = text[max(0, token.start() - 16) : token.start()]
        if _NO_MARK.search(before):
            return None
        if token["raised"]:
            self.last = int(token["raised"].translate(SUPERSCRIPTS))
            return self.last
        digits = int((token["flat"] or token["round"]).strip(" \n\t()"))
        furthest = self.last + (2 if token["flat"] else 1)  # one mark may have been lost with a figure or a table
        known = bool(token["flat"]) or digits in self.notes
        if not known or not self.last < digits <= furthest:
            return None
        self.last = digits
        return digits


class _Writer:
    """Gathers clean text piece by piece."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.pieces: list[tuple[int, int]] = []
        self.marks: list[FootnoteMark] = []
        self.length = 0

    def add(self, text: str, source: int) -> None:
        """One piece; of the white space where two pieces meet, and at the very start, none is doubled."""
        if text.startswith(" ") and (not self.out or self.out[-1].endswith(" ")):
            text, source = text[1:], source + 1
        if text:
            self.out.append(text)
            self.pieces.append((self.length, source))
            self.length += len(text)

    def take(self, source: str, start: int, end: int, numbering: Numbering) -> None:
        at = start
        for token in _TOKEN.finditer(source, start, end):
            mark = numbering.number(token, source) if token["raised"] or token["flat"] or token["round"] else None
            if mark is None and not (token["space"] or token["dressing"] or token["parted"]):
                continue
            self.add(source[at : token.start()], at)
            at = token.end()
            if mark is not None:
                self.marks.append(FootnoteMark(mark, self.length))
            if token["space"]:
                self.add(" ", token.start())
        self.add(source[at:end], at)

    def prose(self) -> Prose:
        return Prose("".join(self.out), tuple(self.pieces) or ((0, 0),), tuple(self.marks))


def clean(source: str, stretches: Iterable[tuple[int, int]], numbering: Numbering) -> Prose:
    """One clean text of these stretches of the source; where a page break parted them, a space joins them."""
    writer = _Writer()
    for start, end in stretches:
        writer.add(" ", start)
        writer.take(source, start, end, numbering)
    return writer.prose()
