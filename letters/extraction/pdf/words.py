"""Words of a PDF page with their places, in the order of the file, which need not be the order of reading.

Lengths are in points, from the left and from the top of the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from letters.extraction.pdf.frame import Box, Frame

_HYPHENS = frozenset("\x02\u00ad\u2010\u2011\ufffe")  # PDFium gives a hyphen at a line's end as 2
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_SYMBOLS = range(0xF000, 0xF100)  # where the fonts Symbol and Wingdings have their bullets
_BOLD = ("bold", "black", "heavy", "demi")
_ITALIC = 1 << 6  # PDF 32000-1, table 123
_FONT_NAME = 100  # bytes
_SAME = 0.15  # of a letter's height: within it, two letters stand alike
_APART = 0.5  # of a letter's height: beyond it, two letters are two words


@dataclass(frozen=True)
class Word:
    """`base` is the line it stands on; `spaced` tells whether white space came before it; `is_known`, whether the file
    tells its letters."""

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
        """As high as the font is, whatever the letters."""
        return self.bottom - self.top


def words_of(text: Any, frame: Frame) -> tuple[Word, ...]:
    """Every upright word; what is printed aslant or up the margin is no part of a letter."""
    return tuple(_Characters(text, frame).words())


class _Characters:
    """The characters of a page, asked for one by one."""

    def __init__(self, text: Any, frame: Frame) -> None:
        self.page = text
        self.frame = frame
        self._rectangle = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()

    def words(self) -> Iterator[Word]:
        letters: list[str] = []
        boxes: list[Box] = []
        first, spaced = 0, True
        for at in range(self.page.count_chars()):
            letter = self._letter(at)
            box = self._box(at) if letter else None
            if boxes and (box is None or not _is_same_word(boxes[-1], box)):
                yield from self._word(first, "".join(letters), boxes, spaced=spaced)
                spaced = box is not None and _is_apart(boxes[-1], box)
                letters, boxes = [], []
            if box is None:
                spaced = True
                continue
            first = first if boxes else at
            letters.append(letter)
            boxes.append(box)
        if boxes:
            yield from self._word(first, "".join(letters), boxes, spaced=spaced)

    def _letter(self, at: int) -> str:
        """The letter, "" for white space."""
        code: int = pdfium.FPDFText_GetUnicode(self.page, at)
        letter = chr(code)
        if letter in _HYPHENS:
            return "-"
        if code <= ord(" ") or letter.isspace():
            return ""
        return "•" if code in _SYMBOLS else _LIGATURES.get(letter, letter)

    def _box(self, at: int) -> Box:
        box = self._rectangle
        pdfium.FPDFText_GetLooseCharBox(self.page, at, box)
        return self.frame.box(box.left, box.bottom, box.right, box.top)

    def _word(self, first: int, text: str, boxes: list[Box], *, spaced: bool) -> Iterator[Word]:
        if not self.frame.is_upright(pdfium.FPDFText_GetCharAngle(self.page, first)):
            return
        pdfium.FPDFText_GetCharOrigin(self.page, first, self._x, self._y)
        is_bold, is_italic = self._style(first)
        is_known = pdfium.FPDFText_HasUnicodeMapError(self.page, first) != 1
        left, top, _, bottom = boxes[0]
        x, y = self._x.value, self._y.value
        base = self.frame.box(x, y, x, y)[1]
        yield Word(text, left, top, boxes[-1][2], bottom, base, is_bold, is_italic, spaced, is_known)

    def _style(self, at: int) -> tuple[bool, bool]:
        """(bold, italic): the font's name says it more often than the file's own flags."""
        pdfium.FPDFText_GetFontInfo(self.page, at, self._name, _FONT_NAME, self._flags)
        name = self._name.value.decode("utf-8", "replace").lower()
        is_italic = "italic" in name or "oblique" in name or bool(self._flags.value & _ITALIC)
        return any(part in name for part in _BOLD), is_italic


def _is_same_word(one: Box, other: Box) -> bool:
    """Do two letters stand on one line, in one size, side by side?"""
    slack = _SAME * (one[3] - one[1])
    return abs(one[1] - other[1]) <= slack and abs(one[3] - other[3]) <= slack and not _is_apart(one, other)


def _is_apart(one: Box, other: Box) -> bool:
    gap = other[0] - one[2]
    return not -_APART <= gap / max(one[3] - one[1], 1) <= _APART or one[3] < other[1] or other[3] < one[1]
