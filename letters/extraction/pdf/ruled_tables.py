"""Find tables with horizontal and vertical rules: the grid of rules, and the words in each cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from letters.extraction.pdf.lines import PrintedLine, join_lines, split_pieces
from letters.extraction.pdf.page import DrawnRule, PdfPage
from letters.extraction.pdf.words import PrintedWord

TOUCH = 2.5  # points; rules whose ends are this close touch
_MOST_RULES = 1000  # a page with more rules has a map
_LOWEST_ROW = 4.0  # points; a lower row is the gap within a double rule


Cell = tuple[PrintedLine, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class PdfTable:
    """A table with its place on the page. Each cell is a tuple of lines."""

    left: float
    top: float
    right: float
    bottom: float
    rows: tuple[Row, ...]

    def lines(self) -> list[PrintedLine]:
        return [line for row in self.rows for cell in row for line in cell]


def find_ruled_tables(page: PdfPage) -> tuple[list[PdfTable], list[PrintedWord]]:
    """Return (the ruled tables of a page, the words outside them)."""
    rest = list(page.words)
    tables = []
    for grid in _grids(page.rules):
        box = _box(grid)
        inside = [word for word in rest if _is_within(word, box)]
        table = _table(grid, inside)
        if table:
            tables.append(table)
            rest = [word for word in rest if word not in inside]
    return tables, rest


def _grids(rules: Iterable[DrawnRule]) -> list[list[DrawnRule]]:
    """Group rules that touch each other, directly or through other rules. Drop groups without a vertical rule."""
    lines = [*merge_rules(rules, is_vertical=True), *merge_rules(rules, is_vertical=False)]
    grids: list[list[DrawnRule]] = []
    for rule in lines if len(lines) <= _MOST_RULES else []:
        met = [grid for grid in grids if any(_meet(rule, other) for other in grid)]
        grids = [grid for grid in grids if grid not in met]
        grids.append([rule, *(other for grid in met for other in grid)])
    return [grid for grid in grids if any(rule.is_vertical for rule in grid)]


def merge_rules(rules: Iterable[DrawnRule], *, is_vertical: bool) -> list[DrawnRule]:
    """Join rules that continue each other. The border of a cell often ends where the border of the next cell starts."""
    alike = [rule if is_vertical else _transpose(rule) for rule in rules if rule.is_vertical is is_vertical]
    out: list[DrawnRule] = []
    for rule in sorted(alike, key=lambda rule: (round(rule.left), rule.top)):
        if out and abs(rule.left - out[-1].left) <= TOUCH and rule.top <= out[-1].bottom + TOUCH:
            out[-1] = DrawnRule(out[-1].left, out[-1].top, out[-1].right, max(rule.bottom, out[-1].bottom))
        else:
            out.append(rule)
    return out if is_vertical else [_transpose(rule) for rule in out]


def _transpose(rule: DrawnRule) -> DrawnRule:
    return DrawnRule(rule.top, rule.left, rule.bottom, rule.right)


def _meet(rule: DrawnRule, other: DrawnRule) -> bool:
    overlap = rule.left <= other.right + TOUCH and other.left <= rule.right + TOUCH
    return overlap and rule.top <= other.bottom + TOUCH and other.top <= rule.bottom + TOUCH


def _box(grid: list[DrawnRule]) -> DrawnRule:
    left, top = min(rule.left for rule in grid), min(rule.top for rule in grid)
    return DrawnRule(left, top, max(rule.right for rule in grid), max(rule.bottom for rule in grid))


def _table(grid: list[DrawnRule], words: list[PrintedWord]) -> PdfTable | None:
    """Return the table in a grid, or None for a frame around text. A frame never has two cells side by side."""
    box = _box(grid)
    ys = _edges([box.top, box.bottom, *(rule.top for rule in grid if not rule.is_vertical)], _LOWEST_ROW)
    rows = [_row(grid, words, top, bottom) for top, bottom in pairwise(ys)]
    filled = [row for row in rows if any(row)]
    if not any(len([cell for cell in row if cell]) > 1 for row in filled):
        return None
    return PdfTable(box.left, box.top, box.right, box.bottom, tuple(filled))


def _row(grid: list[DrawnRule], words: list[PrintedWord], top: float, bottom: float) -> Row:
    """Return the cells between two horizontal rules. No vertical rule divides a cell that spans several columns."""
    middle, box = (top + bottom) / 2, _box(grid)
    vertical = [rule.left for rule in grid if rule.is_vertical and rule.top < middle < rule.bottom]
    xs = _edges([box.left, box.right, *vertical], TOUCH)
    inside = [word for word in words if top <= (word.top + word.bottom) / 2 < bottom]
    return tuple(_cell([word for word in inside if left <= _center(word) < right]) for left, right in pairwise(xs))


def _cell(words: list[PrintedWord]) -> Cell:
    return tuple(join_lines(split_pieces(words)))


def _center(word: PrintedWord) -> float:
    return (word.left + word.right) / 2


def _edges(values: Iterable[float], nearest: float) -> list[float]:
    """Sort the values, and drop each value that is within `nearest` of the last value kept."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > nearest:
            out.append(value)
    return out


def _is_within(word: PrintedWord, box: DrawnRule) -> bool:
    return box.left <= _center(word) <= box.right and box.top <= (word.top + word.bottom) / 2 <= box.bottom
