"""Lines of print: words that stand on one base line, side by side, with raised digits as footnote marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from letters.extraction.pdf.words import Word
from letters.extraction.plain import raised

_SMALL = 0.8  # of the line's height: a digit that small, and higher, is a footnote mark
_HIGHER = 0.08  # of the line's height
_ONE_BASE = 0.6  # of a letter's height: a raised mark still stands on the line
_ROW = 0.3  # of a letter's height: between the bases of what stands on one line
_THIN = 0.08  # of the line's height: less is no space, though one was written; a mark may have filled it
_GAP = 1.0  # of a letter's height: what stands further apart may be a cell or a column of its own


@dataclass(frozen=True)
class Line:
    """A line, or the part of one that stands together; `words` from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def height(self) -> float:
        """That of most letters."""
        letters: Counter[float] = Counter()
        for word in self.words:
            letters[round(word.height, 1)] += len(word.text)
        return letters.most_common(1)[0][0]

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
        """(bold, italic), true where every word is."""
        return all(word.is_bold for word in self.words), all(word.is_italic for word in self.words)

    @cached_property
    def text(self) -> str:
        pieces = [self._shown(self.words[0])]
        for before, word in pairwise(self.words):
            is_apart = word.spaced and word.left - before.right > _THIN * self.height
            pieces.append(" " if is_apart and not self._is_mark(word) else "")
            pieces.append(self._shown(word))
        return "".join(pieces)

    def with_marks_shifted(self, shift: int) -> Line:
        """The line with `shift` added to the number of each footnote mark."""
        if not shift:
            return self
        return Line(tuple(self._shifted(word, shift) for word in self.words))

    def _shifted(self, word: Word, shift: int) -> Word:
        return replace(word, text=str(int(word.text) + shift)) if self._is_mark(word) else word

    def _shown(self, word: Word) -> str:
        return raised(word.text) if self._is_mark(word) else word.text

    def _is_mark(self, word: Word) -> bool:
        is_raised = word.height <= _SMALL * self.height and word.base < self.base - _HIGHER * self.height
        return word.text.isdecimal() and is_raised


def pieces(words: Iterable[Word]) -> list[Line]:
    """Words that follow each other in the file and on the page, up to a gap that may part two columns."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _goes_on(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Line(tuple(run)) for run in runs]


def _goes_on(before: Word, word: Word) -> bool:
    height = max(before.height, word.height)
    on_line = abs(before.base - word.base) <= _ONE_BASE * height
    return on_line and -0.5 * height <= word.left - before.right <= _GAP * height


def joined(parts: Iterable[Line]) -> list[Line]:
    """Parts of lines made whole, from top to bottom: what stands on one base is one line."""
    rows: list[list[Line]] = []
    for part in sorted(parts, key=lambda part: part.base):
        if rows and _is_beside(rows[-1], part):
            rows[-1].append(part)
        else:
            rows.append([part])
    return [_line(row) for row in rows]


def _is_beside(row: list[Line], part: Line) -> bool:
    return part.base - row[-1].base <= _ROW * max(part.height, row[-1].height)


def _line(row: list[Line]) -> Line:
    return Line(tuple(sorted((word for part in row for word in part.words), key=lambda word: word.left)))
