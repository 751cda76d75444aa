"""A page of a PDF: its words, and the rules that are drawn between them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from letters.extraction.pdf.frame import Frame, frame_of
from letters.extraction.pdf.words import Word, words_of

_THICKEST = 3.0  # points; what is thicker is a bar or a picture
_SHORTEST = 6.0  # points; what is shorter is a sign
_MOST_SHAPES = 20_000  # a page with more is a map


@dataclass(frozen=True)
class Rule:
    """A line that was drawn, standing or lying, in points from the left and the top of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def stands(self) -> bool:
        return self.bottom - self.top > self.right - self.left


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    has_drawings: bool


def read_page(page: Any) -> Page:
    shapes = list(_shapes(page))
    text = page.get_textpage()
    frame = frame_of(page, text)
    return Page(
        width=frame.width,
        height=frame.height,
        words=words_of(text, frame),
        rules=tuple(
            rule for kind, shape in shapes if kind == pdfium.FPDF_PAGEOBJ_PATH for rule in _rules(shape, frame)
        ),
        has_drawings=any(kind != pdfium.FPDF_PAGEOBJ_TEXT for kind, _ in shapes),
    )


def _shapes(page: Any) -> Iterator[tuple[int, Any]]:
    """Each thing on the page with its kind: text, path, picture."""
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_SHAPES)):
        shape = pdfium.FPDFPage_GetObject(page, at)
        yield pdfium.FPDFPageObj_GetType(shape), shape


def _rules(shape: Any, frame: Frame) -> list[Rule]:
    """A thin path is a rule; a box that is drawn but not filled is four."""
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(shape, *sides)
    left, top, right, bottom = frame.box(*(side.value for side in sides))
    if min(right - left, bottom - top) <= _THICKEST:
        return [Rule(left, top, right, bottom)] if max(right - left, bottom - top) >= _SHORTEST else []
    if not _is_only_drawn(shape):
        return []
    lying = [Rule(left, y, right, y) for y in (top, bottom)]
    return lying + [Rule(x, top, x, bottom) for x in (left, right)]


def _is_only_drawn(shape: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
    return bool(stroke.value) and fill.value == pdfium.FPDF_FILLMODE_NONE
