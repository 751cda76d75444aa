"""Find tables with horizontal rules only, as in kamerstukken. White space separates the columns.

A band is the area between two rules, with one or more rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from letters.extraction.pdf.lines import PrintedLine, join_lines, split_pieces
from letters.extraction.pdf.page import DrawnRule
from letters.extraction.pdf.ruled_tables import TOUCH, Cell, PdfTable, Row, merge_rules
from letters.extraction.pdf.words import PrintedWord

_GUTTER = 0.4  # of a word's height; the least width of a gutter (a space between words is a quarter)
_FEWEST_RULES = 3  # above the header, below the header, below the table
_SMALLER = 0.97  # of the body's height; tables are in smaller print
_WIDER = 1.2  # times the least distance between two lines; a wider distance separates two rows
_Strip = tuple[float, float]  # left and right edges of a column


def find_open_tables(
    rules: Iterable[DrawnRule], words: Sequence[PrintedWord], body: float
) -> tuple[list[PdfTable], list[PrintedWord]]:
    """Return (tables without vertical rules, words outside them). `body` is the height of the letter's body text."""
    rest = list(words)
    tables = []
    for group in _group_by_width(rules):
        while len(group) > 1:
            bands, count = _bands(group, rest, body)
            if bands:
                tables.append(_table(group[0], bands))
                rest = [word for word in rest if not any(word in band for band in bands)]
            group = group[count:]
    return tables, rest


def _group_by_width(rules: Iterable[DrawnRule]) -> list[list[DrawnRule]]:
    """Group horizontal rules with the same left and right ends, each group from top to bottom."""
    groups: list[list[DrawnRule]] = []
    for rule in merge_rules(rules, is_vertical=False):
        for group in groups:
            if abs(group[0].left - rule.left) <= TOUCH and abs(group[0].right - rule.right) <= TOUCH:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def _bands(
    rules: Sequence[DrawnRule], words: Sequence[PrintedWord], body: float
) -> tuple[list[list[PrintedWord]], int]:
    """Return (the words of each band of the table that starts at the first rule, the number of rules it uses)."""
    bands = [_between(words, above, below) for above, below in pairwise(rules)]
    count = len(_columns(bands[0]))
    used = 1
    while used < len(bands) and len(_columns(_joined(bands[: used + 1]))) == count:
        used += 1
    bands = bands[:used]
    if used + 1 < _FEWEST_RULES:
        bands.append(list(_below(rules[used], words, _joined(bands), body)))
    is_table = count > 1 and len(bands) > 1 and all(bands[:2])
    return (bands, used + 1) if is_table else ([], 1)


def _table(top: DrawnRule, bands: Sequence[Sequence[PrintedWord]]) -> PdfTable:
    words = _joined(bands)
    columns = _columns(words)
    rows = tuple(row for band in bands for row in _rows(band, columns))
    return PdfTable(top.left, top.top, top.right, max(word.bottom for word in words), rows)


def _joined(bands: Iterable[Iterable[PrintedWord]]) -> list[PrintedWord]:
    return [word for band in bands for word in band]


def _between(words: Iterable[PrintedWord], above: DrawnRule, below: DrawnRule) -> list[PrintedWord]:
    return [
        word
        for word in words
        if above.left - TOUCH <= word.left
        and word.right <= above.right + TOUCH
        and above.top <= (word.top + word.bottom) / 2 <= below.bottom
    ]


def _below(
    rule: DrawnRule, words: Iterable[PrintedWord], header: Sequence[PrintedWord], body: float
) -> Iterator[PrintedWord]:
    """Yield the words of the small print below a header, as long as the lines fit the columns of the header.

    This finds the rows of a table without a rule at its end, such as a table that is cut by the end of the page.
    """
    count = len(_columns(header))
    foot = DrawnRule(rule.left, float("inf"), rule.right, float("inf"))
    taken = list(header)
    for line in join_lines(split_pieces(_between(words, rule, foot))):
        if line.height > _SMALLER * body or len(_columns([*taken, *line.words])) != count:
            return
        taken += line.words
        yield from line.words


def _columns(words: Iterable[PrintedWord]) -> list[_Strip]:
    """Return the columns: strips with words, separated by white space from top to bottom."""
    strips: list[_Strip] = []
    for word in sorted(words, key=lambda word: word.left):
        if strips and word.left - strips[-1][1] < _GUTTER * word.height:
            strips[-1] = (strips[-1][0], max(strips[-1][1], word.right))
        else:
            strips.append((word.left, word.right))
    return strips


def _rows(band: Iterable[PrintedWord], columns: Sequence[_Strip]) -> list[Row]:
    rows: list[list[PrintedLine]] = []
    lines = join_lines(split_pieces(band))
    least = min((below.base - above.base for above, below in pairwise(lines)), default=0)
    is_spaced = any(below.base - above.base > _WIDER * least for above, below in pairwise(lines))
    for at, line in enumerate(lines):
        is_far = at > 0 and line.base - lines[at - 1].base > _WIDER * least
        if not rows or (is_far if is_spaced else _starts_row(line, columns)):
            rows.append([line])
        else:
            rows[-1].append(line)
    return [_row(row, columns) for row in rows]


def _starts_row(line: PrintedLine, columns: Sequence[_Strip]) -> bool:
    """Whether a line starts a row, for rows without white space between them.

    The line has a first cell, which does not start in lower case, and at least one other cell.
    """
    cells = _row([line], columns)
    return bool(cells[0]) and any(cells[1:]) and not cells[0][0].text[0].islower()


def _row(lines: Iterable[PrintedLine], columns: Sequence[_Strip]) -> Row:
    words = [word for line in lines for word in line.words]
    return tuple(_cell(words, strip) for strip in columns)


def _cell(words: Iterable[PrintedWord], strip: _Strip) -> Cell:
    left, right = strip
    return tuple(join_lines(split_pieces(word for word in words if left <= word.left <= right)))
