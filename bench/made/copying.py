"""Rows into the register by COPY, with what guards and indexes each row set aside meanwhile and put back after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from django.db import connection, transaction

from bench.made.tables import COLUMNS, Row

PIECE = 100_000  # rows that are sorted by table together
# What is put back at the end: plain indexes, and foreign keys, which are then checked all at once.
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = %s::regclass AND NOT indisunique
"""
FOREIGN_KEYS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'
"""
IDENTITY = "SELECT setval(pg_get_serial_sequence('{0}', 'id'), GREATEST(max(id), 1)) FROM {0}"


@transaction.atomic
def copy_in(rows: Iterable[Row]) -> None:
    """As the owner of the tables, all or nothing. The rows must hold together: foreign keys and CHECKs see to it that
    they do, but what triggers guard is for whoever makes the rows to keep."""
    rows = iter(rows)
    with connection.cursor() as cursor, _unhindered(cursor):
        while piece := list(islice(rows, PIECE)):
            _copy(cursor, piece)


def _copy(cursor: Any, piece: list[Row]) -> None:
    by_table: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for table, values in piece:
        by_table[table].append(values)
    for table, lines in by_table.items():
        columns = ", ".join(f'"{name}"' for name in COLUMNS[table].split())
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for values in lines:
                copy.write_row(values)


@contextmanager
def _unhindered(cursor: Any) -> Iterator[None]:
    after: list[str] = []
    for table in COLUMNS:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        after.append(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute(FOREIGN_KEYS, [table])
        for name, definition in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            after.append(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        cursor.execute(INDEXES, [table])
        for name, definition in cursor.fetchall():
            cursor.execute(f"DROP INDEX {name}")
            after.append(definition)
    yield
    for statement in chain(after, map(IDENTITY.format, _numbered())):
        cursor.execute(statement)


def _numbered() -> Iterator[str]:
    return (table for table, columns in COLUMNS.items() if columns.startswith("id "))
