"""Make clean prose, and map each character to its place in the source text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = "⁰¹²³⁴-⁹"
RAISED = rf"[{_RAISED}]{{1,3}}"
# In a web copy, a superscript footnote mark becomes a plain digit after the word or year: "Kamer3", "20181" (2018 with
# mark 1), "toegezegd.2".
_FLAT = (
    r"(?<=[a-zà-ÿ)»”’][.,;:])\d{1,2}(?=\s|$)|(?<=[a-zà-ÿ)»”’])\d{1,2}(?=[\s.,;:)?!]|$)|(?<=\b(?:19"
    r"|20)\d\d)\d{1,2}(?=[\s.,;:)]|$)"
)
# A hyphenation at the end of a line, but not the hyphen of a shortened compound: "land- en tuinbouw".
HYPHENATED = r"(?<=[a-zà-ÿ])-[ \t]*\r?\n[ \t]*(?=[a-zà-ÿ])(?!(?:en|of|tot|als)\b)"
# A cheap test that rules out most characters as the start of a token.
_MAY_START = rf"(?=[{_RAISED}\s\d*\u00ad_-])(?! [^\s(])"
_TOKEN = re.compile(
    rf"{_MAY_START}(?:(?P<raised>{RAISED})|(?P<flat>{_FLAT})|(?P<round>\s\(\d{{1,2}}\)(?=[\s.,;:]))"
    rf"|(?P<hyphenated>{HYPHENATED})"
    r"|(?P<space>\s{2,}|[^\S ])|(?P<dressing>\*{1,2}|\u00ad|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)))"
)
# A digit right after this text is not a footnote mark. It is the exponent of km² or Nm³, or the last digit of
# "Postbus 20301".
_NO_MARK = re.compile(r"(?<![^\W\d])[kcdmN]?m$|\b[Pp]ostbus \d{4}$")


@dataclass(frozen=True)
class FootnoteMark:
    """A footnote mark: its number, and its offset in the clean text."""

    number: int
    at: int


@dataclass(frozen=True)
class Prose:
    """Text without footnote marks, emphasis and line breaks.

    `pieces` pairs offsets in `text` with offsets in the source.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    marks: tuple[FootnoteMark, ...] = ()

    def source_offset(self, at: int) -> int:
        """Return the offset in the source of the character at offset `at` in the clean text."""
        clean, source = self.pieces[bisect_right(self.pieces, at, key=itemgetter(0)) - 1]
        return source + at - clean

    def marks_between(self, start: int, end: int) -> tuple[int, ...]:
        """Return the numbers of the footnote marks after `start`, up to and including `end`."""
        return tuple(mark.number for mark in self.marks if start < mark.at <= end)


class MarkCounter:
    """Decides which digits are footnote marks.

    Plain digits are a mark only if they continue the numbering of the marks so far. Other digits are amounts, years and
    the like.
    """

    def __init__(self, notes: Iterable[int] = ()) -> None:
        self.notes = frozenset(notes)
        self.last = 0

    def mark_number(self, token: re.Match[str], text: str) -> int | None:
        """Return the number of the mark, or None if the characters are ordinary text."""
        before = text[max(0, token.start() - 16) : token.start()]
        if _NO_MARK.search(before):
            return None
        if token["raised"]:
            self.last = int(token["raised"].translate(SUPERSCRIPTS))
            return self.last
        digits = int((token["flat"] or token["round"]).strip(" \n\t()"))
        furthest = self.last + (2 if token["flat"] else 1)  # a mark may have been lost with a figure or a table
        is_plausible = bool(token["flat"]) or digits in self.notes
        if not is_plausible or not self.last < digits <= furthest:
            return None
        self.last = digits
        return digits


class _ProseBuilder:
    """Builds clean text piece by piece."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.pieces: list[tuple[int, int]] = []
        self.marks: list[FootnoteMark] = []
        self.length = 0

    def add(self, text: str, source: int) -> None:
        """Append a piece of text. Drop its leading space at the start of the text and after another space."""
        if text.startswith(" ") and (not self.out or self.out[-1].endswith(" ")):
            text, source = text[1:], source + 1
        if text:
            self.out.append(text)
            self.pieces.append((self.length, source))
            self.length += len(text)

    def add_source(self, source: str, start: int, end: int, mark_counter: MarkCounter) -> None:
        """Append a stretch of the source. Normalise white space, drop emphasis and collect the footnote marks."""
        at = start
        for token in _TOKEN.finditer(source, start, end):
            may_be_mark = token.lastgroup in ("raised", "flat", "round")
            mark = mark_counter.mark_number(token, source) if may_be_mark else None
            if may_be_mark and mark is None:
                continue
            self.add(source[at : token.start()], at)
            at = token.end()
            if mark is not None:
                self.marks.append(FootnoteMark(mark, self.length))
            if token["space"]:
                self.add(" ", token.start())
        self.add(source[at:end], at)


def clean_prose(source: str, stretches: Iterable[tuple[int, int]], mark_counter: MarkCounter) -> Prose:
    """Join stretches of the source that a page break separated into one clean text, with spaces between them."""
    builder = _ProseBuilder()
    for start, end in stretches:
        builder.add(" ", start)
        builder.add_source(source, start, end, mark_counter)
    return Prose("".join(builder.out), tuple(builder.pieces) or ((0, 0),), tuple(builder.marks))
