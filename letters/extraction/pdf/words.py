"""Read the words of a PDF page with their places. The order is that of the file, which may not be the reading order.

Lengths are in points, from the left and from the top of the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from letters.extraction.pdf.orientation import Box, Orientation

_HYPHENS = frozenset("\x02\u00ad\u2010\u2011\ufffe")  # PDFium returns a hyphen at a line end as character 2
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_BULLETS = range(0xF000, 0xF100)  # private characters of the fonts Symbol and Wingdings
_BOLD = ("bold", "black", "heavy", "demi")
_ITALIC = 1 << 6  # PDF 32000-1, table 123
_FONT_NAME = 100  # bytes
# Both constants are fractions of the height of a character:
_SAME = 0.15  # two characters are in one word if their tops and bottoms differ less
_APART = 0.5  # two characters with a wider gap are in two words


@dataclass(frozen=True)
class PrintedWord:
    """A word with its box, as high as its font.

    `base` is the y of its base line. `spaced` is true when white space precedes it. `is_known` is false when the file
    does not map its characters to Unicode.
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
    is_known: bool

    @property
    def height(self) -> float:
        return self.bottom - self.top


def read_words(text: Any, orientation: Orientation) -> tuple[PrintedWord, ...]:
    """Return all upright words. Slanted or sideways text, such as a watermark, is not part of the letter."""
    return tuple(_Characters(text, orientation).words())


class _Characters:
    """The characters of a pypdfium2 text page."""

    def __init__(self, text: Any, orientation: Orientation) -> None:
        self.text = text
        self.orientation = orientation
        # Buffers that all calls to PDFium share.
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()

    def words(self) -> Iterator[PrintedWord]:
        characters: list[str] = []
        boxes: list[Box] = []
        first, spaced = 0, True
        for index in range(self.text.count_chars()):
            character = self._character(index)
            box = self._box(index) if character else None
            if boxes and (box is None or not _is_same_word(boxes[-1], box)):
                yield from self._word(first, "".join(characters), boxes, spaced=spaced)
                spaced = box is not None and _is_apart(boxes[-1], box)
                characters, boxes = [], []
            if box is None:
                spaced = True
                continue
            first = first if boxes else index
            characters.append(character)
            boxes.append(box)
        if boxes:
            yield from self._word(first, "".join(characters), boxes, spaced=spaced)

    def _character(self, index: int) -> str:
        """Return the character as plain text. Empty for white space."""
        code: int = pdfium.FPDFText_GetUnicode(self.text, index)
        character = chr(code)
        if character in _HYPHENS:
            return "-"
        if code <= ord(" ") or character.isspace():
            return ""
        return "•" if code in _BULLETS else _LIGATURES.get(character, character)

    def _box(self, index: int) -> Box:
        return self.orientation.box(*self.text.get_charbox(index, loose=True))

    def _word(self, first: int, text: str, boxes: list[Box], *, spaced: bool) -> Iterator[PrintedWord]:
        if not self.orientation.is_upright(pdfium.FPDFText_GetCharAngle(self.text, first)):
            return
        pdfium.FPDFText_GetCharOrigin(self.text, first, self._x, self._y)
        is_bold, is_italic = self._style(first)
        is_known = pdfium.FPDFText_HasUnicodeMapError(self.text, first) != 1
        left, top, _, bottom = boxes[0]
        x, y = self._x.value, self._y.value
        base = self.orientation.box(x, y, x, y)[1]
        yield PrintedWord(text, left, top, boxes[-1][2], bottom, base, is_bold, is_italic, spaced, is_known)

    def _style(self, index: int) -> tuple[bool, bool]:
        """Return (bold, italic), mostly from the font's name, because the flags in the file are often missing."""
        pdfium.FPDFText_GetFontInfo(self.text, index, self._name, _FONT_NAME, self._flags)
        name = self._name.value.decode("utf-8", "replace").lower()
        is_italic = "italic" in name or "oblique" in name or bool(self._flags.value & _ITALIC)
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
