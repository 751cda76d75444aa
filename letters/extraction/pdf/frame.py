"""The page as it is held to be read: a wide table may be printed up the page, or the file may say to turn it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import pi
from typing import Any

import pypdfium2.raw as pdfium

_ASLANT = 0.1  # radians
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Frame:
    """Turns places of the file, from the left and the bottom, into places from the left and the top of the page as it
    is read; `quarters` tells how often its lines were turned to the left, `width` and `height` are those read."""

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
        """Do letters at this angle, in radians, stand on their lines?"""
        off = (angle - self.quarters * pi / 2) % (2 * pi)
        return min(off, 2 * pi - off) <= _ASLANT


def frame_of(page: Any, text: Any) -> Frame:
    """The frame in which most letters stand upright."""
    angles = (pdfium.FPDFText_GetCharAngle(text, at) for at in range(text.count_chars()))
    quarters = Counter(round(angle / (pi / 2)) % 4 for angle in angles)
    turned = quarters.most_common(1)[0][0] if quarters else 0
    width, height = page.get_size()
    if (turned + page.get_rotation() // 90) % 2:
        width, height = height, width
    return Frame(turned, width, height)
