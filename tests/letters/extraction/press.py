"""A small press for PDFs in the layouts of letters: text in columns at a place, raised marks, rules, pages."""

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
    """Lengths in points, from the left and the top of the page."""

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
        """Paragraphs one below the other; the place below them. A line end in one is kept, "#" in front makes it bold,
        and ^1 is a footnote's mark."""
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
            raised = part.startswith("^")
            text, own = (part[1:], 0.6 * size) if raised else (part, size)
            self.canvas.setFont(font, own)
            self.canvas.drawString(left, HEIGHT - base + (0.35 * size if raised else 0), text)
            left += stringWidth(text, font, own)

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(left, HEIGHT - top, right, HEIGHT - bottom)

    def table(self, lefts: list[float], top: float, rows: list[list[str]], *, height: float = 30) -> float:
        """Rows of cells with rules around each; `lefts` are the columns' left sides and the table's right one."""
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
