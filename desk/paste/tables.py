"""Finds the cells of a table in pasted lines: from a spreadsheet, from Word, or drawn with bars."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from desk.paste import labels
from desk.paste.facts import read_piece
from desk.paste.known import Known
from desk.paste.labels import NUMBER, OTHER, TEXT, Label
from desk.paste.signs import is_counter, read_sign

_RULER = re.compile(r"[\s|:+=-]+")
FEWEST_LABELS = 2  # in the row above a table
SHORTEST_TEXT = 25  # characters


def delimiter_of(lines: Sequence[str]) -> str | None:
    """The character between the cells, or None if the lines hold no table."""
    for mark in "\t|;":
        rows = [line for line in lines if _is_row(line, mark)]
        has_header = any(is_header(_plain_cells(line, mark)) for line in rows)
        if has_header or (
            mark != ";" and len(rows) > 1 and len(rows) * 2 > len([line for line in lines if line.strip()])
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
    return _joined([[" ".join(cell.split()) for cell in row] for row in rows])


def is_header(cells: Sequence[str]) -> bool:
    named = [labels.kind_of(cell) for cell in cells if cell.strip()]
    return (
        len(named) >= FEWEST_LABELS
        and sum(kind is not None for kind in named) * 2 > len(named)
        and any(kind == TEXT for kind in named)
    )


def columns_of(rows: Sequence[Sequence[str]], known: Known) -> list[str]:
    """What each column holds, judged by its cells: the longest cells are the text."""
    width = max(map(len, rows), default=0)
    cells = [[row[place] for row in rows if place < len(row) and row[place]] for place in range(width)]
    text = max(range(width), key=lambda place: sum(map(len, cells[place])), default=0)
    return [TEXT if place == text else _kind(cells[place], known) for place in range(width)]


def labels_of(cells: Sequence[str], columns: Sequence[str]) -> list[Label]:
    """The cells of a row that are filled, each with what its column holds."""
    kinds = [*columns, *[OTHER] * len(cells)]
    return [Label(kind, cell) for kind, cell in zip(kinds, cells, strict=False) if cell]


def _kind(cells: Sequence[str], known: Known) -> str:
    if cells and all(is_counter(cell) or re.fullmatch(r"TZ\d{6}-K?\d+", cell) for cell in cells):
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
    """Join a row that a line end inside a cell has split, as in text copied from a table of Word."""
    width = max(map(len, rows), default=0)
    joined: list[list[str]] = []
    for row in rows:
        last = joined[-1] if joined else []
        if 1 < len(last) < width and len(last) + len(row) - 1 == width and len(row) < width and not read_sign(row[0]):
            joined[-1] = [*last[:-1], " ".join(filter(None, (last[-1], row[0]))), *row[1:]]
        else:
            joined.append(row)
    return joined
