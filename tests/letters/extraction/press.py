"""Makes PDFs in the layouts of letters: columns of text, footnote marks, rules, tables, pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
_PART = re.compile(r"(\^\d+)")


def _wrapped(line: str, font: str, size: float, width: float) -> list[str]:
    out = [""]
    for word in line.split():
        longer = f"{out[-1]} {word}".strip()
        if stringWidth(_PART.sub("", longer), font, size) <= width:
            out[-1] = longer
        else:
            out.append(word)
    return out


class Press:
    """A PDF under construction. Lengths are in points, from the left and the top of the page."""

    def __init__(self, **options: object) -> None:
        self._stream = io.BytesIO()
        self.canvas = Canvas(self._stream, pagesize=A4, **options)

    def column(
        self,
        left: float,
        top: float,
        paragraphs: Iterable[str],
        *,
        width: float = 340,
        size: float = 10,
        gap: float = 8,
    ) -> float:
        """Print paragraphs and return the y below them. "#" in front means bold, ^1 is a footnote mark."""
        for paragraph in paragraphs:
            font = "Helvetica-Bold" if paragraph.startswith("#") else "Helvetica"
            for line in paragraph.lstrip("#").split("\n"):
                for printed in _wrapped(line, font, size, width):
                    top += 1.3 * size
                    self._line(left, top, printed, font, size)
            top += gap
        return top

    def _line(self, left: float, base: float, line: str, font: str, size: float) -> None:
        for part in _PART.split(line):
            is_mark = part.startswith("^")
            text, own = (part[1:], 0.6 * size) if is_mark else (part, size)
            self.canvas.setFont(font, own)
            self.canvas.drawString(left, HEIGHT - base + (0.35 * size if is_mark else 0), text)
            left += stringWidth(text, font, own)

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(left, HEIGHT - top, right, HEIGHT - bottom)

    def table(self, lefts: list[float], top: float, rows: list[list[str]], *, height: float = 30) -> float:
        """Print rows with rules around each cell. `lefts` has the left of each column and the right of the table."""
        for row in rows:
            for left, right, cell in zip(lefts, lefts[1:], row, strict=False):
                self.column(left + 3, top, [cell], width=right - left - 6, size=8)
            top += height
        for y in range(len(rows) + 1):
            self.rule(lefts[0], top - y * height, lefts[-1], top - y * height)
        for x in lefts:
            self.rule(x, top - len(rows) * height, x, top)
        return top

    def new_page(self) -> None:
        self.canvas.showPage()

    def pdf(self) -> bytes:
        self.canvas.save()
        return self._stream.getvalue()
