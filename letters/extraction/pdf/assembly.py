"""Assemble the letter from its pages: margin, paragraphs, tables and footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from letters.extraction.blocks import table_text
from letters.extraction.pdf.columns import Element
from letters.extraction.pdf.footnotes import PdfNote, find_marks, read_footnotes, split_footnotes
from letters.extraction.pdf.hyphens import HyphenJoiner
from letters.extraction.pdf.lines import PrintedLine, join_lines
from letters.extraction.pdf.paragraphs import PdfParagraph, make_paragraphs
from letters.extraction.pdf.ruled_tables import PdfTable, Row
from letters.extraction.pdf.typography import Typography
from letters.extraction.plain_text import superscript


@dataclass(frozen=True)
class _Column:
    """The lines and tables of one column, the small print below them without a number, and the lines of its notes."""

    lines: list[PrintedLine]
    tables: list[PdfTable]
    unnumbered: list[PrintedLine]
    notes: list[PrintedLine]


class LetterAssembly:
    """Collects columns in reading order, and joins paragraphs, tables and notes that a page break split."""

    def __init__(self, typography: Typography, hyphens: HyphenJoiner) -> None:
        self._typography = typography
        self._hyphens = hyphens
        self._margin: list[PdfParagraph] = []
        self._blocks: list[PdfParagraph | PdfTable] = []
        self._notes: list[PdfNote] = []
        self._marks: set[int] = set()  # marks without a note so far

    def add_margin(self, lines: Sequence[PrintedLine]) -> None:
        """Add the margin of the first page. The margins of other pages only repeat it."""
        self._margin += make_paragraphs(join_lines(lines), self._typography)

    def add_page(self, columns: Sequence[Sequence[Element]]) -> None:
        """Add the next page, as columns in reading order."""
        elements = [element for column in columns for element in column]
        self._marks |= {mark for element in elements for mark in find_marks(element)}
        parts = [self._split_column(column) for column in columns]
        notes: list[PdfNote] = []
        for part in parts:
            self._add_unnumbered(part, [*self._notes, *notes])
            notes += read_footnotes(part.notes, self._marks)
        shift = self._number_shift(notes)
        self._notes += [replace(note, number=note.number + shift) for note in notes]
        self._marks -= {note.number for note in notes}
        for part in parts:
            self._add_column(part, shift)

    def _split_column(self, column: Sequence[Element]) -> _Column:
        lines = join_lines(element for element in column if isinstance(element, PrintedLine))
        tables = sorted((element for element in column if isinstance(element, PdfTable)), key=lambda table: table.top)
        lines, unnumbered, notes = split_footnotes(lines, self._typography, self._marks)
        return _Column(lines, tables, unnumbered, notes)

    def _add_unnumbered(self, part: _Column, notes: Sequence[PdfNote]) -> None:
        """Add the small print without a number to an unfinished note, or to the body text if no note is unfinished."""
        if notes and part.unnumbered and notes[-1].continues_in(part.unnumbered[0].text):
            notes[-1].lines.extend(line.text for line in part.unnumbered)
        else:
            part.lines.extend(part.unnumbered)

    def text(self) -> str:
        blocks = [
            self._paragraph(block) if isinstance(block, PdfParagraph) else self._table(block) for block in self._blocks
        ]
        notes = [f"{superscript(str(note.number))} {self._hyphens.join(note.lines)}" for note in self._notes]
        return "\n\n".join([*map(self._paragraph, self._margin), *blocks, *notes])

    def _number_shift(self, notes: Iterable[PdfNote]) -> int:
        """Return what to add to these note numbers. Old kamerstukken restart at 1 on every page."""
        used = {note.number for note in self._notes}
        return max(used) if any(note.number in used for note in notes) else 0

    def _add_column(self, column: _Column, shift: int) -> None:
        lines = [line.with_marks_shifted(shift) for line in column.lines]
        start = len(self._blocks)
        for table in column.tables:
            above = [line for line in lines if line.base < table.top]
            lines = lines[len(above) :]
            self._add_lines(above, is_top=len(self._blocks) == start)
            self._add_table(table)
        self._add_lines(lines, is_top=not column.tables)

    def _add_lines(self, lines: Sequence[PrintedLine], *, is_top: bool) -> None:
        paragraphs = make_paragraphs(lines, self._typography)
        last = self._blocks[-1] if self._blocks else None
        if is_top and paragraphs and isinstance(last, PdfParagraph) and last.continues_in(paragraphs[0]):
            last.append(paragraphs.pop(0))
        self._blocks += paragraphs

    def _add_table(self, table: PdfTable) -> None:
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, PdfTable) and len(last.rows[0]) == len(table.rows[0]):
            self._blocks[-1] = replace(last, rows=self._join_rows(last, table))
        else:
            self._blocks.append(table)

    def _join_rows(self, table: PdfTable, continuation: PdfTable) -> tuple[Row, ...]:
        """Return the rows of a table and its continuation. Drop the repeated header, and join a row that was split."""
        rows = list(continuation.rows)
        if self._cells(rows[0]) == self._cells(table.rows[0]):
            del rows[0]
        last = table.rows[-1]
        if rows and not rows[0][0] and len(rows[0]) == len(last):
            rest_of_row = rows.pop(0)
            last = tuple((*cell, *rest) for cell, rest in zip(last, rest_of_row, strict=True))
        return (*table.rows[:-1], last, *rows)

    def _cells(self, row: Row) -> list[str]:
        return [self._hyphens.join(line.text for line in cell) for cell in row]

    def _table(self, table: PdfTable) -> str:
        return table_text([self._cells(row) for row in table.rows])

    def _paragraph(self, paragraph: PdfParagraph) -> str:
        return "\n".join(self._hyphens.join(line.text for line in part) for part in paragraph.parts)
