"""Read one page of a PDF: its words and the rules drawn on it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

from letters.extraction.pdf.words import Orientation, PrintedWord, find_orientation, read_words

_THICKEST = 3.0  # points; anything thicker is a bar or a picture
_SHORTEST = 6.0  # points; anything shorter is part of a character
_MOST_SHAPES = 20_000  # a page with more shapes is a map


@dataclass(frozen=True)
class DrawnRule:
    """A horizontal or vertical line on the page, in points from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_vertical(self) -> bool:
        return self.bottom - self.top > self.right - self.left


@dataclass(frozen=True)
class PdfPage:
    height: float
    words: list[PrintedWord]
    rules: list[DrawnRule]
    has_drawings: bool


def read_page(page: Any) -> PdfPage:
    """Return the words and rules of a pypdfium2 page."""
    shapes = list(islice(page.get_objects(max_depth=1), _MOST_SHAPES))
    text = page.get_textpage()
    orientation = find_orientation(page, text)
    paths = [shape for shape in shapes if shape.type == pdfium.FPDF_PAGEOBJ_PATH]
    return PdfPage(
        height=orientation.height,
        words=read_words(text, orientation),
        rules=[rule for path in paths for rule in _rules(path, orientation)],
        has_drawings=any(shape.type != pdfium.FPDF_PAGEOBJ_TEXT for shape in shapes),
    )


def _rules(path: Any, orientation: Orientation) -> list[DrawnRule]:
    """Return the rules that a path draws: one for a thin path, four for an outlined box."""
    left, top, right, bottom = orientation.box(*path.get_bounds())
    if min(right - left, bottom - top) <= _THICKEST:
        return [DrawnRule(left, top, right, bottom)] if max(right - left, bottom - top) >= _SHORTEST else []
    if not _is_outline(path):
        return []
    horizontal = [DrawnRule(left, y, right, y) for y in (top, bottom)]
    return horizontal + [DrawnRule(x, top, x, bottom) for x in (left, right)]


def _is_outline(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value) and fill.value == pdfium.FPDF_FILLMODE_NONE
