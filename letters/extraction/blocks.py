"""The plain form of a document: blocks of text with an empty line between them, and footnotes below them all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

from letters.extraction.plain_text import superscript, tidy

# A footnote on officielebekendmakingen.nl: "X Noot ¹" on its own line, the note's text on the next.
_NOTE_HEAD = re.compile(r"(?:X )?Noot ?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
_NUMBER = re.compile(r"[0-9]{1,4}")
_SIGNATURE = re.compile(
    r"(?:de )?(?:minister|staatssecretaris|voorzitter|griffier)\b[^\n]{0,200},\s*(?:\n|$)", re.IGNORECASE
)
_LABEL = re.compile(r"(?:Datum|Betreft|Onderwerp|(?:Ons |Uw )?[Kk]enmerk|Bijlagen?(?:\(n\))?|Aan|Van)\s*:?")


class Blocks:
    """Collects a document's text while a parser walks its tree. Pieces of text make up a block."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._pieces: list[str] = []
        self._notes: dict[int, str] = {}

    def nested(self) -> Blocks:
        """Separate blocks, for a table cell, that share the notes of this document."""
        other = Blocks()
        other._notes = self._notes
        return other

    def add(self, text: str) -> None:
        """Add a piece to the current block. White space, line ends included, counts as one space."""
        self._pieces.append(re.sub(r"\s+", " ", text))

    def add_mark(self, number: str) -> None:
        """Add a footnote mark right after the previous word, or the number before a note."""
        if self._pieces:
            self._pieces[-1] = self._pieces[-1].rstrip(" ")
        self._pieces.append(superscript(number))

    def new_line(self) -> None:
        self._pieces.append("\n")

    def close(self) -> None:
        """End the current block, if it has any text."""
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        block = "\n".join(line for line in lines if line)
        self._pieces = []
        if not block:
            return
        head = _NOTE_HEAD.fullmatch(self._blocks[-1]) if self._blocks else None
        if head:
            self._blocks[-1] = f"{head[1] or head[2]} {block}"
        else:
            self._blocks.append(block)

    def add_table(self, rows: Iterable[list[str]]) -> None:
        self.close()
        block = table_text(list(rows))
        if block:
            self._blocks.append(block)

    def add_note(self, number: str, text: str) -> None:
        """Add a footnote: its mark here, its text below.

        Numbers go on where an annex starts at 1 again, or where a note has no number.
        """
        next_number = next(reversed(self._notes), 0) + 1
        own = int(number) if _NUMBER.fullmatch(number) else next_number
        own = max(own, next_number)
        self._notes[own] = " ".join(text.split())
        self.add_mark(str(own))

    def lines(self) -> str:
        """One line per block, without the notes."""
        self.close()
        return "\n".join(self._blocks)

    def text(self) -> str:
        """The whole document."""
        self.close()
        notes = [f"{superscript(str(number))} {text}" for number, text in self._notes.items()]
        return tidy("\n\n".join([*self._blocks, *notes]))


def table_text(rows: list[list[str]]) -> str:
    """A line per row with bars between the cells. A table for layout only becomes its columns; an empty one "".

    Cells keep their own line ends in the input.
    """
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if len(rows) == 1 or _has_signatures(rows):
        return "\n\n".join(filter(None, (_column(cells) for cells in zip_longest(*rows, fillvalue=""))))
    return "\n".join(_row([" ".join(cell.split()) for cell in row]) for row in rows)


def _has_signatures(rows: list[list[str]]) -> bool:
    """Whether two ministers sign side by side: then each column has an office with a name below it."""
    return bool(rows) and all(_SIGNATURE.match(cell.strip()) for cell in rows[0] if cell.strip())


def _column(cells: tuple[str, ...]) -> str:
    return "\n".join(cell.strip() for cell in cells if cell.strip())


def _row(cells: list[str]) -> str:
    """Join the cells with bars. "Datum | 3 mei" is a line of a letterhead, so it gets a space instead."""
    filled = [cell for cell in cells if cell]
    is_labelled = len(filled) == 2 and _LABEL.fullmatch(filled[0])
    return " ".join(filled) if is_labelled or len(filled) == 1 else " | ".join(cells)
