"""Tables with rules: the grid that lines make on a page, and the words in each of its cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from letters.extraction.pdf.lines import Line, joined, pieces
from letters.extraction.pdf.page import Page, Rule
from letters.extraction.pdf.words import Word

TOUCH = 2.5  # points between the ends of rules that meet
_MOST_RULES = 1000  # a page with more holds a map
_LOWEST_ROW = 4.0  # points; what is lower is a double line


Cell = tuple[Line, ...]
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells, each cell its lines; a place on the page as a line has one."""

    left: float
    top: float
    right: float
    bottom: float
    rows: tuple[Row, ...]

    def lines(self) -> list[Line]:
        return [line for row in self.rows for cell in row for line in cell]

    def with_rows(self, rows: Iterable[Row]) -> Table:
        return replace(self, rows=tuple(rows))


def tables_of(page: Page) -> tuple[list[Table], list[Word]]:
    """The page's ruled tables, and the words that stand in none."""
    rest = list(page.words)
    tables = []
    for grid in _grids(page.rules):
        box = _box(grid)
        inside = [word for word in rest if _is_within(word, box)]
        table = _table(grid, inside)
        if table:
            tables.append(table)
            taken = set(map(id, inside))
            rest = [word for word in rest if id(word) not in taken]
    return tables, rest


def _grids(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Rules that touch each other, straight or through others."""
    lines = [*merged(rules, stand=True), *merged(rules, stand=False)]
    grids: list[list[Rule]] = []
    for rule in lines if len(lines) <= _MOST_RULES else []:
        met = [grid for grid in grids if any(_meet(rule, other) for other in grid)]
        grids = [grid for grid in grids if grid not in met]
        grids.append([rule, *(other for grid in met for other in grid)])
    return [grid for grid in grids if any(rule.stands for rule in grid)]


def merged(rules: Iterable[Rule], *, stand: bool) -> list[Rule]:
    """Rules in one line, piece after piece, as one rule: a cell's border ends where the next cell's begins."""
    alike = [rule if stand else _turned(rule) for rule in rules if rule.stands is stand]
    out: list[Rule] = []
    for rule in sorted(alike, key=lambda rule: (round(rule.left), rule.top)):
        if out and abs(rule.left - out[-1].left) <= TOUCH and rule.top <= out[-1].bottom + TOUCH:
            out[-1] = Rule(out[-1].left, out[-1].top, out[-1].right, max(rule.bottom, out[-1].bottom))
        else:
            out.append(rule)
    return out if stand else [_turned(rule) for rule in out]


def _turned(rule: Rule) -> Rule:
    return Rule(rule.top, rule.left, rule.bottom, rule.right)


def _meet(one: Rule, other: Rule) -> bool:
    across = one.left <= other.right + TOUCH and other.left <= one.right + TOUCH
    return across and one.top <= other.bottom + TOUCH and other.top <= one.bottom + TOUCH


def _box(grid: list[Rule]) -> Rule:
    left, top = min(rule.left for rule in grid), min(rule.top for rule in grid)
    return Rule(left, top, max(rule.right for rule in grid), max(rule.bottom for rule in grid))


def _table(grid: list[Rule], words: list[Word]) -> Table | None:
    """None for a frame around text, which has no two cells side by side."""
    box = _box(grid)
    ys = _edges([box.top, box.bottom, *(rule.top for rule in grid if not rule.stands)], _LOWEST_ROW)
    rows = [_row(grid, words, top, bottom) for top, bottom in pairwise(ys)]
    filled = [row for row in rows if any(row)]
    if not any(len([cell for cell in row if cell]) > 1 for row in filled):
        return None
    return Table(box.left, box.top, box.right, box.bottom, tuple(filled))


def _row(grid: list[Rule], words: list[Word], top: float, bottom: float) -> Row:
    """The cells between two lying rules; a cell over several columns has no standing rule within it."""
    middle, box = (top + bottom) / 2, _box(grid)
    standing = [rule.left for rule in grid if rule.stands and rule.top < middle < rule.bottom]
    xs = _edges([box.left, box.right, *standing], TOUCH)
    here = [word for word in words if top <= (word.top + word.bottom) / 2 < bottom]
    return tuple(_cell([word for word in here if left <= _center(word) < right]) for left, right in pairwise(xs))


def _cell(words: list[Word]) -> Cell:
    return tuple(joined(pieces(words)))


def _center(word: Word) -> float:
    return (word.left + word.right) / 2


def _edges(values: Iterable[float], nearest: float) -> list[float]:
    """The values in order, of those that lie close together the first."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > nearest:
            out.append(value)
    return out


def _is_within(word: Word, box: Rule) -> bool:
    return box.left <= _center(word) <= box.right and box.top <= (word.top + word.bottom) / 2 <= box.bottom
