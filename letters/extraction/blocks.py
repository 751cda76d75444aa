"""The plain form of a document: blocks of text with an empty line between them, and all footnotes at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import Any

from letters.extraction.plain_text import superscript, tidy

# A footnote on officielebekendmakingen.nl has "X Noot ¹" on its own line. The note's text is on the next line.
_NOTE_HEAD = re.compile(r"(?:X )?Noot ?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
_SIGNATURE = re.compile(
    r"(?:de )?(?:minister|staatssecretaris|voorzitter|griffier)\b[^\n]{0,200},\s*(?:\n|$)", re.IGNORECASE
)
_LABEL = re.compile(r"(?:Datum|Betreft|Onderwerp|(?:Ons |Uw )?[Kk]enmerk|Bijlagen?(?:\(n\))?|Aan|Van)\s*:?")


class Blocks:
    """Collects a document's text, piece by piece, while a parser walks the tree.

    `close` joins the pieces since the last `close` into a block, such as a paragraph.
    """

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._pieces: list[str] = []
        self._notes: dict[int, str] = {}

    def add(self, text: str) -> None:
        """Add a piece of text to the current block, with white space and line ends reduced to single spaces."""
        self._pieces.append(re.sub(r"\s+", " ", text))

    def add_mark(self, number: str) -> None:
        """Add a footnote mark right after the previous word, or the number in front of a note's text."""
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

    def add_table(self, rows: Iterable[Iterable[Any]], write: Callable[[Any, Blocks], None]) -> None:
        """Add a table of cells, which are elements of the document. `write` adds the content of a cell to blocks."""
        self.close()
        block = table_text([[self._cell_text(cell, write) for cell in row] for row in rows])
        if block:
            self._blocks.append(block)

    def _cell_text(self, cell: Any, write: Callable[[Any, Blocks], None]) -> str:
        content = Blocks()
        content._notes = self._notes
        write(cell, content)
        return content.lines()

    def add_note(self, number: str, text: str) -> None:
        """Add a footnote: put its mark in the current block and its text below the document.

        Numbering continues from the previous note where an annex restarts at 1, and where a note has no number.
        """
        following = next(reversed(self._notes), 0) + 1
        own = max(int(number), following) if number.isdecimal() else following
        self._notes[own] = " ".join(text.split())
        self.add_mark(str(own))

    def lines(self) -> str:
        """Return the text with one line per block, without the footnotes."""
        self.close()
        return "\n".join(self._blocks)

    def text(self) -> str:
        """Return the text of the whole document, with the footnotes at the end."""
        self.close()
        notes = [f"{superscript(str(number))} {text}" for number, text in self._notes.items()]
        return tidy("\n\n".join([*self._blocks, *notes]))


def table_text(rows: list[list[str]]) -> str:
    """Return one line per row, with bars between the cells. An empty table gives an empty text.

    A table that only serves the layout, with one row or with signatures, becomes one block per column. Line ends
    within its cells are kept.
    """
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if len(rows) == 1 or _has_signatures(rows):
        return "\n\n".join(filter(None, (_column(cells) for cells in zip_longest(*rows, fillvalue=""))))
    return "\n".join(_row([" ".join(cell.split()) for cell in row]) for row in rows)


def _has_signatures(rows: list[list[str]]) -> bool:
    """Whether ministers sign side by side: each column has an office with a name below it."""
    return bool(rows) and all(_SIGNATURE.match(cell.strip()) for cell in rows[0] if cell.strip())


def _column(cells: tuple[str, ...]) -> str:
    return "\n".join(cell.strip() for cell in cells if cell.strip())


def _row(cells: list[str]) -> str:
    """Join the cells with bars. A label and its value, as in a letterhead ("Datum 3 mei"), are joined with a space."""
    filled = [cell for cell in cells if cell]
    is_labelled = len(filled) == 2 and _LABEL.fullmatch(filled[0])
    return " ".join(filled) if is_labelled or len(filled) == 1 else " | ".join(cells)


def tags(names: str) -> frozenset[str]:
    """Return names of elements, written with a space between them, as a set."""
    return frozenset(names.split())
