"""The letter put together from its pages: margin, paragraphs, tables, notes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from letters.extraction.pdf.columns import Element
from letters.extraction.pdf.grids import Row, Table
from letters.extraction.pdf.hyphens import Mending
from letters.extraction.pdf.lines import Line, joined
from letters.extraction.pdf.notes import Note, marks_in, notes_in, parted
from letters.extraction.pdf.paragraphs import Paragraph, paragraphs_of
from letters.extraction.pdf.setting import Setting
from letters.extraction.plain import raised
from letters.extraction.tables import table_text


@dataclass(frozen=True)
class _Column:
    """A column's own lines and tables, the small print below them that has no number, and the notes' lines."""

    lines: list[Line]
    tables: list[Table]
    rest: list[Line]
    below: list[Line]

    @classmethod
    def of(cls, elements: Sequence[Element], setting: Setting, marks: Container[int]) -> _Column:
        lines = joined(one for one in elements if isinstance(one, Line))
        tables = sorted((one for one in elements if isinstance(one, Table)), key=lambda table: table.top)
        lines, rest, below = parted(lines, setting, marks)
        return cls(lines, tables, rest, below)


def _marks(elements: Iterable[Element]) -> set[int]:
    """The marks in lines and in the cells of tables."""
    return {mark for one in elements for mark in marks_in([one] if isinstance(one, Line) else one.lines())}


class Letter:
    """Takes columns in the order of reading; a paragraph or a table that a page cut in two becomes one again."""

    def __init__(self, setting: Setting, mending: Mending) -> None:
        self._setting = setting
        self._mending = mending
        self._margin: list[Paragraph] = []
        self._blocks: list[Paragraph | Table] = []
        self._notes: list[Note] = []
        self._marks: set[int] = set()  # that still wait for their note

    def take_margin(self, lines: Sequence[Line]) -> None:
        """The margin of the first page; on the others it says the same again."""
        self._margin += paragraphs_of(joined(lines), self._setting)

    def take_page(self, columns: Iterable[Sequence[Element]]) -> None:
        """The columns of the next page, in the order of reading."""
        columns = list(columns)
        self._marks |= {mark for column in columns for mark in _marks(column)}
        parts = [_Column.of(column, self._setting, self._marks) for column in columns]
        notes: list[Note] = []
        for part in parts:
            self._take_rest(part, [*self._notes, *notes])
            notes += notes_in(part.below, self._marks)
        shift = self._shift(notes)
        self._notes += [replace(note, number=note.number + shift) for note in notes]
        self._marks -= {note.number for note in notes}
        for part in parts:
            self._take_column(part, shift)

    def _take_rest(self, part: _Column, notes: Sequence[Note]) -> None:
        """Small print without a number goes on in the note that a column or page cut; else it is the letter's own."""
        if notes and part.rest and notes[-1].goes_on_in(part.rest[0].text):
            notes[-1].lines.extend(line.text for line in part.rest)
        else:
            part.lines.extend(part.rest)

    def text(self) -> str:
        blocks = [self._paragraph(one) if isinstance(one, Paragraph) else self._table(one) for one in self._blocks]
        notes = [f"{raised(str(note.number))} {self._mending.join(note.lines)}" for note in self._notes]
        return "\n\n".join([*map(self._paragraph, self._margin), *blocks, *notes])

    def _shift(self, notes: Iterable[Note]) -> int:
        """Old kamerstukken count their notes from one again on every page: here they count on."""
        used = {note.number for note in self._notes}
        return max(used) if any(note.number in used for note in notes) else 0

    def _take_column(self, column: _Column, shift: int) -> None:
        lines = [line.with_marks_shifted(shift) for line in column.lines]
        begins = len(self._blocks)
        for table in column.tables:
            above = [line for line in lines if line.base < table.top]
            lines = lines[len(above) :]
            self._take_lines(above, is_top=len(self._blocks) == begins)
            self._take_table(table)
        self._take_lines(lines, is_top=not column.tables)

    def _take_lines(self, lines: Sequence[Line], *, is_top: bool) -> None:
        paragraphs = paragraphs_of(lines, self._setting)
        last = self._blocks[-1] if self._blocks else None
        if is_top and paragraphs and isinstance(last, Paragraph) and last.goes_on_in(paragraphs[0]):
            last.take(paragraphs.pop(0))
        self._blocks += paragraphs

    def _take_table(self, table: Table) -> None:
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, Table) and len(last.rows[0]) == len(table.rows[0]):
            self._blocks[-1] = last.with_rows(self._rows_after(last, table))
        else:
            self._blocks.append(table)

    def _rows_after(self, table: Table, further: Table) -> list[Row]:
        """The rows of a table that goes on: its header is printed again, and its last row may have been cut in two."""
        rows = list(further.rows)
        if self._cells(rows[0]) == self._cells(table.rows[0]):
            del rows[0]
        last = table.rows[-1]
        if rows and not rows[0][0] and len(rows[0]) == len(last):
            cut = rows.pop(0)
            last = tuple((*cell, *rest) for cell, rest in zip(last, cut, strict=True))
        return [*table.rows[:-1], last, *rows]

    def _cells(self, row: Row) -> list[str]:
        return [self._mending.join(line.text for line in cell) for cell in row]

    def _table(self, table: Table) -> str:
        return table_text([self._cells(row) for row in table.rows])

    def _paragraph(self, paragraph: Paragraph) -> str:
        return "\n".join(self._mending.join(line.text for line in part) for part in paragraph.parts)
