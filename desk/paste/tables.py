"""Finds the cells of a table in pasted lines: from a spreadsheet, from Word, or drawn with bars."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from desk.paste import labels, surroundings
from desk.paste.facts import read_piece
from desk.paste.known import Known
from desk.paste.labels import NUMBER, OTHER, TEXT, Label
from desk.paste.signs import is_counter, read_sign
from parliament.dates import find_days

_RULER = re.compile(r"[\s|:+=-]+")
_GOES_ON = re.compile(r"(?:[,;&]|\ben)$")
_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2} [a-z]{3,9}\.? \d{4}", re.IGNORECASE)
_QUOTED = re.compile(r'[ \t]*"[^\n]*"[ \t]*')  # as a spreadsheet saves a row of texts
_GAP = re.compile(r" {2,}(?=\S)")
WITHOUT_HEADER, WITH_HEADER = "\t|", ";,"  # the last two are also in sentences, so only a header tells
FEWEST_GAPS = 2  # between three columns
FEWEST_LABELS = 2  # in the row above a table
FEWEST_COLUMNS = 3  # of a table of which each cell has a line
MOST_LINES = 12  # in a cell


def with_tabs(lines: Sequence[str]) -> list[str]:
    """The lines, with tabs instead of runs of spaces if these keep columns apart."""
    filled = [line for line in lines if line.strip()]
    in_columns = [line for line in filled if len(_GAP.findall(line.strip())) >= FEWEST_GAPS]
    is_table = len(in_columns) > 1 and len(in_columns) * 2 > len(filled) and not any("\t" in line for line in filled)
    return [_GAP.sub("\t", line.strip()) for line in lines] if is_table else list(lines)


def delimiter_of(lines: Sequence[str]) -> str | None:
    """The character between the cells, or None if the lines hold no table."""
    for mark in (*WITHOUT_HEADER, *WITH_HEADER):
        rows = [line for line in lines if _is_row(line, mark)]
        has_header = any(is_header(_plain_cells(line, mark)) for line in rows)
        is_quoted = len(rows) > 1 and all(f'"{mark}"' in line and _QUOTED.fullmatch(line) for line in rows)
        if (
            has_header
            or is_quoted
            or (
                mark in WITHOUT_HEADER
                and len(rows) > 1
                and len(rows) * 2 > len([line for line in lines if line.strip()])
            )
        ):
            return mark
    return None


def records(lines: Sequence[str], mark: str) -> list[list[str]]:
    """The cells of each row. A line outside the table is a row of one cell."""
    drawn = [line for line in lines if line.strip() and not (mark == "|" and _RULER.fullmatch(line))]
    trimmed = [line.strip().strip("|") if mark == "|" else line for line in drawn]
    try:
        rows = list(csv.reader([f"{line}\n" for line in trimmed], delimiter=mark))
    except csv.Error:  # a quote that is never closed
        rows = [line.split(mark) for line in trimmed]
    return _joined(
        [["\n".join(" ".join(line.split()) for line in cell.split("\n")).strip() for cell in row] for row in rows]
    )


def cells_on_lines(lines: Sequence[str]) -> list[list[str]]:
    """The cells of each row of a table of which each cell has a line; no rows if it is no such table."""
    filled = [line.strip() for line in lines if line.strip()]
    start = next((place for place, line in enumerate(filled) if labels.kind_of(line)), len(filled))
    end = next((place for place in range(start, len(filled)) if not labels.kind_of(filled[place])), len(filled))
    width = end - start
    while len(filled) > end and surroundings.is_header(filled[-1]):
        filled.pop()
    if width < FEWEST_COLUMNS or not is_header(filled[start:end]) or (len(filled) - end) % width:
        return []
    return [*([line] for line in filled[:start]), *(filled[at : at + width] for at in range(start, len(filled), width))]


def on_one_line(cell: str, known: Known) -> str:
    """The cell without line ends. Lines that are each a member or minister are separated by commas."""
    lines = [line for line in cell.split("\n") if line]
    is_list = all(read_piece(line, known).people and not _GOES_ON.search(line) for line in lines)
    return (", " if is_list else " ").join(lines)


def is_header(cells: Sequence[str]) -> bool:
    named = [labels.kind_of(cell) for cell in cells if cell.strip()]
    return (
        len(named) >= FEWEST_LABELS
        and sum(kind is not None for kind in named) * 2 > len(named)
        and any(kind == TEXT for kind in named)
    )


def columns_of(rows: Sequence[Sequence[str]], known: Known) -> list[str]:
    """What each column holds, judged by its cells: the longest cells are the text."""
    cells = _by_column(rows)
    text = max(range(len(cells)), key=lambda place: sum(map(len, cells[place])), default=0)
    kinds = [TEXT if place == text else _kind(column, known, is_first=place == 0) for place, column in enumerate(cells)]
    for place, column in enumerate(cells):
        if kinds[place] == labels.DEADLINE and _is_day_of_debate(
            column, known, has_other=kinds.count(labels.DEADLINE) > 1
        ):
            kinds[place] = OTHER
    return kinds


def named_columns(header: Sequence[str], rows: Sequence[Sequence[str]], known: Known) -> list[str]:
    """What each column holds by its name. The cells tell what a name that is not known stands for, and whether “Datum”
    is the day of the debate or the deadline."""
    kinds = [labels.kind_of(name) or OTHER for name in header]
    for place, column in enumerate(_by_column(rows)[: len(header)]):
        if header[place] and not labels.kind_of(header[place]):
            kind = _kind(column, known)
            kinds[place] = kind if kind not in kinds else OTHER
        is_day = header[place].strip(" :*.").lower() == labels.DAY and labels.DEADLINE not in kinds
        if is_day and _kind(column, known) == labels.DEADLINE and not _is_day_of_debate(column, known, has_other=False):
            kinds[place] = labels.DEADLINE
    return kinds


def _by_column(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [[row[place] for row in rows if place < len(row) and row[place]] for place in range(width)]


def _is_day_of_debate(cells: Sequence[str], known: Known, *, has_other: bool) -> bool:
    """Is each cell the same day: that of the debate, or one beside a column with deadlines?"""
    if len(set(cells)) != 1 or not _DATE.fullmatch(cells[0]) or (len(cells) == 1 and not has_other):
        return False
    return has_other or any(found.day == known.said_on for found in find_days(cells[0], known.said_on))


def labels_of(cells: Sequence[str], columns: Sequence[str]) -> list[Label]:
    """The cells of a row that are filled, each with what its column holds."""
    kinds = [*columns, *[OTHER] * len(cells)]
    return [Label(kind, cell) for kind, cell in zip(kinds, cells, strict=False) if cell]


def _kind(cells: Sequence[str], known: Known, *, is_first: bool = False) -> str:
    if cells and all((is_first and is_counter(cell)) or re.fullmatch(r"TZ\d{6}-K?\d+", cell) for cell in cells):
        return NUMBER
    facts = [read_piece(cell, known) for cell in cells]
    for kind, name in ((labels.MINISTER, "minister"), (labels.DEADLINE, "deadline"), (labels.TO, "people")):
        if sum(bool(getattr(one, name)) for one in facts) * 2 > len(facts):
            return kind
    return OTHER


def _is_row(line: str, mark: str) -> bool:
    sign = read_sign(line) if mark == "\t" else None
    cells = [cell for cell in _plain_cells(sign.body if sign else line, mark) if cell]
    return len(cells) >= (2 if mark == "\t" else 3) and not cells[0].endswith(":")


def _plain_cells(line: str, mark: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.strip().strip("|").split(mark)]


def _joined(rows: list[list[str]]) -> list[list[str]]:
    """Join the pieces of a row that line ends inside a cell have split, as in text copied from a table of Word."""
    width = max(map(len, rows), default=0)
    joined: list[list[str]] = []
    place = 0
    while place < len(rows):
        row, place = list(rows[place]), place + 1
        for piece in _pieces(row, rows[place:], width):
            row = [*row[:-1], "\n".join(filter(None, (row[-1], piece[0]))), *piece[1:]]
            place += 1
        joined.append(row)
    return joined


def _pieces(row: list[str], following: list[list[str]], width: int) -> list[list[str]]:
    """The rows that complete a row that is too short: lines of one cell, and one with the cells that are left."""
    length = len(row)
    pieces: list[list[str]] = []
    for piece in following if 1 < length < width else ():
        if len(piece) == width or not piece or read_sign(piece[0]) or len(pieces) == MOST_LINES:
            break
        pieces.append(piece)
        length += len(piece) - 1
        if len(piece) > 1:
            return pieces if length == width else []
    return []
