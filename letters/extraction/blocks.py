"""The plain form of a marked-up document, gathered while its tree is walked."""

from __future__ import annotations

import re
from collections.abc import Iterable

from letters.extraction.plain import raised, tidy
from letters.extraction.tables import table_text

# The page of a footnote on officielebekendmakingen.nl: "X Noot ¹" on a line of its own, the note on the next.
_NOTE_HEAD = re.compile(r"(?:X )?Noot ?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
_NUMBER = re.compile(r"[0-9]{1,4}")


class Blocks:
    """Pieces of text make a block, blocks are parted by an empty line, and notes come below them all."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._pieces: list[str] = []
        self._notes: dict[int, str] = {}

    def apart(self) -> Blocks:
        """Blocks that are written elsewhere, such as a table's cell, with their notes below the same document."""
        other = Blocks()
        other._notes = self._notes
        return other

    def add(self, text: str) -> None:
        """A piece of the block that is being written; its white space, line ends included, counts as one space."""
        self._pieces.append(re.sub(r"\s+", " ", text))

    def mark(self, number: str) -> None:
        """A footnote's mark, right behind the word before it; or the number before a note."""
        if self._pieces:
            self._pieces[-1] = self._pieces[-1].rstrip(" ")
        self._pieces.append(raised(number))

    def new_line(self) -> None:
        self._pieces.append("\n")

    def close(self) -> None:
        """End the block, if anything was written since the last one ended."""
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

    def table(self, rows: Iterable[list[str]]) -> None:
        self.close()
        block = table_text(list(rows))
        if block:
            self._blocks.append(block)

    def note(self, number: str, text: str) -> None:
        """A footnote's mark here and its text below. Where an annex counts from one again, or a note has no number, the
        notes count on."""
        following = next(reversed(self._notes), 0) + 1
        own = int(number) if _NUMBER.fullmatch(number) else following
        own = max(own, following)
        self._notes[own] = " ".join(text.split())
        self.mark(str(own))

    def lines(self) -> str:
        """What was written, a line for each block, without the notes."""
        self.close()
        return "\n".join(self._blocks)

    def text(self) -> str:
        """The whole document."""
        self.close()
        notes = [f"{raised(str(number))} {text}" for number, text in self._notes.items()]
        return tidy("\n\n".join([*self._blocks, *notes]))
