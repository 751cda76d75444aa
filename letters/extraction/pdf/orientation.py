"""Find how a page is turned. A wide table may be printed sideways, or the file may set a rotation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import pi
from typing import Any

import pypdfium2.raw as pdfium

_UPRIGHT = 0.1  # radians from the base line at most
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Orientation:
    """Converts coordinates in the file (from the left and bottom) to the page as read (from the left and top).

    `quarters` is the number of quarter turns to the left of the lines in the file. `width` and `height` are the size of
    the page as read.
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
