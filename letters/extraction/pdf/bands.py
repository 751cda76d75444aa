"""Tables with lying rules only, as kamerstuk print sets them: columns parted by white space, rows in bands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from letters.extraction.pdf.grids import TOUCH, Cell, Row, Table, merged
from letters.extraction.pdf.lines import Line, joined, pieces
from letters.extraction.pdf.page import Rule
from letters.extraction.pdf.words import Word

_GUTTER = 0.4  # of a word's height; the space between two words is a quarter
_FEWEST_RULES = 3  # above the header, below it, below the table
_SMALLER = 0.97  # of the body's height: tables are set in smaller print
_WIDER = 1.2  # times the least distance between two lines: white space between rows
_Strip = tuple[float, float]


def open_tables_of(rules: Iterable[Rule], words: Sequence[Word], body: float) -> tuple[list[Table], list[Word]]:
    """The tables without standing rules, and the words that stand in none; `body` is the height of the letter's own
    print."""
    rest = list(words)
    tables = []
    for alike in _alike(rules):
        while len(alike) > 1:
            table, used, taken = _table(alike, rest, body)
            if table:
                tables.append(table)
                inside = set(map(id, taken))
                rest = [word for word in rest if id(word) not in inside]
            alike = alike[used:]
    return tables, rest


def _alike(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Lying rules as wide as each other, one below the other."""
    groups: list[list[Rule]] = []
    for rule in sorted(merged(rules, stand=False), key=lambda rule: rule.top):
        for group in groups:
            if abs(group[0].left - rule.left) <= TOUCH and abs(group[0].right - rule.right) <= TOUCH:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def _table(rules: Sequence[Rule], words: Sequence[Word], body: float) -> tuple[Table | None, int, list[Word]]:
    """The table that begins at the first of these rules, how many of them it has, and its words."""
    bands = [_between(words, above, below) for above, below in pairwise(rules)]
    count = len(_columns(bands[0]))
    if count < 2:
        return None, 1, []
    used = 1
    while used < len(bands) and len(_columns([word for band in bands[: used + 1] for word in band])) == count:
        used += 1
    bands = bands[:used]
    bottom = rules[used].bottom
    if used + 1 < _FEWEST_RULES:
        below = list(_below(rules[used], words, [word for band in bands for word in band], body))
        bottom = max((word.bottom for word in below), default=bottom)
        bands.append(below)
    if not all(bands[:2]) or len(bands) < 2:
        return None, 1, []
    taken = [word for band in bands for word in band]
    rows = tuple(row for band in bands for row in _rows(band, _columns(taken)))
    return Table(rules[0].left, rules[0].top, rules[0].right, bottom, rows), used + 1, taken


def _between(words: Iterable[Word], above: Rule, below: Rule) -> list[Word]:
    return [
        word
        for word in words
        if above.left - TOUCH <= word.left
        and word.right <= above.right + TOUCH
        and above.top <= (word.top + word.bottom) / 2 <= below.bottom
    ]


def _below(rule: Rule, words: Iterable[Word], header: Sequence[Word], body: float) -> Iterator[Word]:
    """The lines of small print below a header, down to the one that is no row of its table: here the page ends, or the
    table has no rule below it."""
    count = len(_columns(header))
    foot = Rule(rule.left, float("inf"), rule.right, float("inf"))
    taken = list(header)
    for line in joined(pieces(_between(words, rule, foot))):
        if line.height > _SMALLER * body or len(_columns([*taken, *line.words])) != count:
            return
        taken += line.words
        yield from line.words


def _columns(words: Iterable[Word]) -> list[_Strip]:
    """The upright strips that hold the words, with white space between them from top to bottom."""
    strips: list[_Strip] = []
    for word in sorted(words, key=lambda word: word.left):
        if strips and word.left - strips[-1][1] < _GUTTER * word.height:
            strips[-1] = (strips[-1][0], max(strips[-1][1], word.right))
        else:
            strips.append((word.left, word.right))
    return strips


def _rows(band: Iterable[Word], columns: Sequence[_Strip]) -> list[Row]:
    rows: list[list[Line]] = []
    lines = joined(pieces(band))
    least = min((below.base - above.base for above, below in pairwise(lines)), default=0)
    is_spaced = any(below.base - above.base > _WIDER * least for above, below in pairwise(lines))
    for at, line in enumerate(lines):
        far = at > 0 and line.base - lines[at - 1].base > _WIDER * least
        if not rows or (far if is_spaced else _begins(line, columns)):
            rows.append([line])
        else:
            rows[-1].append(line)
    return [_row(row, columns) for row in rows]


def _begins(line: Line, columns: Sequence[_Strip]) -> bool:
    """Where rows stand as close as lines: a new one has its first cell and another one; the rest of a cell that goes on
    has neither, or goes on in lower case."""
    cells = _row([line], columns)
    return bool(cells[0]) and any(cells[1:]) and not cells[0][0].text[0].islower()


def _row(lines: Iterable[Line], columns: Sequence[_Strip]) -> Row:
    words = [word for line in lines for word in line.words]
    return tuple(_cell(words, strip) for strip in columns)


def _cell(words: Iterable[Word], strip: _Strip) -> Cell:
    left, right = strip
    return tuple(joined(pieces(word for word in words if left <= word.left <= right)))
