"""Read the words of a PDF page with their places. The order is that of the file, which may not be the reading order.

Lengths are in points, from the left and from the top of the page.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import pi
from typing import Any

import pypdfium2.raw as pdfium

_HYPHENS = frozenset("\x02\u00ad\u2010\u2011\ufffe")  # PDFium returns a hyphen at a line end as character 2
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_BULLETS = range(0xF000, 0xF100)  # private characters of the fonts Symbol and Wingdings
_BOLD = ("bold", "black", "heavy", "demi")
_ITALIC = 1 << 6  # PDF 32000-1, table 123
_FONT_NAME = 100  # bytes
_UPRIGHT = 0.1  # radians from the base line at most
# Both constants are fractions of the height of a character:
_SAME = 0.15  # two characters are in one word if their tops and bottoms differ less
_APART = 0.5  # two characters with a wider gap are in two words
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Orientation:
    """Converts coordinates in the file (from the left and bottom) to the page as read (from the left and top).

    A wide table may be printed sideways, or the file may set a rotation. `quarters` is the number of quarter turns to
    the left of the lines in the file. `width` and `height` are the size of the page as read.
    """

    quarters: int
    width: float
    height: float

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        if self.quarters == 1:
            return self.width - top, self.height - right, self.width - bottom, self.height - left
        if self.quarters == 2:
            return self.width - right, bottom, self.width - left, top
        if self.quarters == 3:
            return bottom, left, top, right
        return left, self.height - top, right, self.height - bottom

    def is_upright(self, angle: float) -> bool:
        """Whether characters at this angle, in radians, are upright on the page as read."""
        difference = (angle - self.quarters * pi / 2) % (2 * pi)
        return min(difference, 2 * pi - difference) <= _UPRIGHT


def find_orientation(page: Any, text: Any) -> Orientation:
    """Return the orientation that puts most characters upright."""
    angles = (pdfium.FPDFText_GetCharAngle(text, index) for index in range(text.count_chars()))
    counts = Counter(round(angle / (pi / 2)) % 4 for angle in angles)
    quarters = counts.most_common(1)[0][0] if counts else 0
    width, height = page.get_size()
    if (quarters + page.get_rotation() // 90) % 2:
        width, height = height, width
    return Orientation(quarters, width, height)


@dataclass(frozen=True)
class PrintedWord:
    """A word with its box, as high as its font.

    `base` is the y of its base line. `spaced` is true when white space precedes it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    is_bold: bool
    is_italic: bool
    spaced: bool

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class _Character:
    """A character with its index in the page. White space has an empty text."""

    index: int
    text: str
    box: Box


def read_words(text: Any, orientation: Orientation) -> list[PrintedWord]:
    """Return the upright words. Slanted or sideways text, such as a watermark, is not part of the letter."""
    words = []
    before: _Character | None = None
    for run in _runs(text, orientation):
        is_upright = orientation.is_upright(pdfium.FPDFText_GetCharAngle(text, run[0].index))
        if run[0].text and is_upright:
            spaced = before is None or not before.text or _is_apart(before.box, run[0].box)
            words.append(_word(text, orientation, run, spaced=spaced))
        before = run[-1]
    return words


def _runs(text: Any, orientation: Orientation) -> Iterator[list[_Character]]:
    """Yield the characters of each word, and each white space as a run of its own."""
    run: list[_Character] = []
    for index in range(text.count_chars()):
        shown = _shown(pdfium.FPDFText_GetUnicode(text, index))
        box = orientation.box(*text.get_charbox(index, loose=True)) if shown else (0.0, 0.0, 0.0, 0.0)
        if run and not (shown and run[-1].text and _is_same_word(run[-1].box, box)):
            yield run
            run = []
        run.append(_Character(index, shown, box))
    if run:
        yield run


def _shown(code: int) -> str:
    """Return the character as plain text. Empty for white space."""
    character = chr(code)
    if character in _HYPHENS:
        return "-"
    if code <= ord(" ") or character.isspace():
        return ""
    return "•" if code in _BULLETS else _LIGATURES.get(character, character)


def _word(text: Any, orientation: Orientation, run: list[_Character], *, spaced: bool) -> PrintedWord:
    first = run[0]
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, first.index, x, y)
    base = orientation.box(x.value, y.value, x.value, y.value)[1]
    is_bold, is_italic = _style(text, first.index)
    left, top, _, bottom = first.box
    shown = "".join(character.text for character in run)
    return PrintedWord(shown, left, top, run[-1].box[2], bottom, base, is_bold, is_italic, spaced)


def _style(text: Any, index: int) -> tuple[bool, bool]:
    """Return (bold, italic), mostly from the font's name, because the flags in the file are often missing."""
    buffer, flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, buffer, _FONT_NAME, flags)
    name = buffer.value.decode("utf-8", "replace").lower()
    is_italic = "italic" in name or "oblique" in name or bool(flags.value & _ITALIC)
    return any(part in name for part in _BOLD), is_italic


def _is_same_word(box: Box, following: Box) -> bool:
    """Whether two characters are on one line, in one size, side by side."""
    slack = _SAME * (box[3] - box[1])
    is_level = abs(box[1] - following[1]) <= slack and abs(box[3] - following[3]) <= slack
    return is_level and not _is_apart(box, following)


def _is_apart(box: Box, following: Box) -> bool:
    gap = following[0] - box[2]
    is_on_other_line = box[3] < following[1] or following[3] < box[1]
    return is_on_other_line or not -_APART <= gap / max(box[3] - box[1], 1) <= _APART
