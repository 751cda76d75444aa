"""Join words on one base line into lines of text, with superscript digits as footnote marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from letters.extraction.pdf.words import PrintedWord
from letters.extraction.plain_text import superscript

# A footnote mark is a smaller digit above the base line:
_SMALL = 0.8  # of the line's height at most
_HIGHER = 0.08  # of the line's height at least
_SAME_LINE = 0.6  # of a word's height between two bases at most; enough for a footnote mark to belong to the line
_SAME_ROW = 0.3  # of a line's height; the most between the bases of two parts of one line
_THIN = 0.08  # of the line's height; a narrower gap is no space, even if the file has a space there
_GAP = 1.0  # of a word's height; after a wider gap another cell or column may start


@dataclass(frozen=True)
class PrintedLine:
    """A line of text, or a part of a line without wide gaps. `words` are in order from left to right."""

    words: tuple[PrintedWord, ...]

    @cached_property
    def height(self) -> float:
        """Return the height that most characters have."""
        return count_heights(self.words).most_common(1)[0][0]

    @cached_property
    def base(self) -> float:
        return next(word.base for word in self.words if round(word.height, 1) == self.height)

    @cached_property
    def left(self) -> float:
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @cached_property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @cached_property
    def style(self) -> tuple[bool, bool]:
        """Return (bold, italic). Each is true if it holds for every word."""
        return all(word.is_bold for word in self.words), all(word.is_italic for word in self.words)

    @cached_property
    def text(self) -> str:
        pieces = [self._word_text(self.words[0])]
        for before, word in pairwise(self.words):
            is_apart = word.spaced and word.left - before.right > _THIN * self.height
            pieces.append(" " if is_apart and not self._is_mark(word) else "")
            pieces.append(self._word_text(word))
        return "".join(pieces)

    def with_marks_shifted(self, shift: int) -> PrintedLine:
        """Add `shift` to the number of each footnote mark."""
        words = (
            replace(word, text=str(int(word.text) + shift)) if self._is_mark(word) else word for word in self.words
        )
        return PrintedLine(tuple(words))

    def _word_text(self, word: PrintedWord) -> str:
        return superscript(word.text) if self._is_mark(word) else word.text

    def _is_mark(self, word: PrintedWord) -> bool:
        is_raised = word.height <= _SMALL * self.height and word.base < self.base - _HIGHER * self.height
        return word.text.isdecimal() and is_raised


def count_heights(pieces: Iterable[PrintedLine | PrintedWord]) -> Counter[float]:
    """Count the characters of each height."""
    heights: Counter[float] = Counter()
    for piece in pieces:
        heights[round(piece.height, 1)] += len(piece.text)
    return heights


def split_pieces(words: Iterable[PrintedWord]) -> list[PrintedLine]:
    """Group words that follow each other in the file and on the page. A wide gap, as between columns, ends a group."""
    runs: list[list[PrintedWord]] = []
    for word in words:
        if runs and _continues(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [PrintedLine(tuple(run)) for run in runs]


def _continues(before: PrintedWord, word: PrintedWord) -> bool:
    height = max(before.height, word.height)
    is_level = abs(before.base - word.base) <= _SAME_LINE * height
    return is_level and -0.5 * height <= word.left - before.right <= _GAP * height


def join_lines(parts: Iterable[PrintedLine]) -> list[PrintedLine]:
    """Join parts with the same base line into lines, from top to bottom."""
    rows: list[list[PrintedLine]] = []
    for part in sorted(parts, key=lambda part: part.base):
        before = rows[-1][-1] if rows else None
        if before and part.base - before.base <= _SAME_ROW * max(part.height, before.height):
            rows[-1].append(part)
        else:
            rows.append([part])
    words = ([word for part in row for word in part.words] for row in rows)
    return [PrintedLine(tuple(sorted(row, key=lambda word: word.left))) for row in words]
