"""Insert rows with COPY. Triggers, foreign keys and indexes are off during the copy and restored afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from django.db import connection, transaction

from bench.made.tables import COLUMNS, Row

BATCH = 100_000  # rows that are copied at once
# Indexes and foreign keys are dropped first. Restoring them makes the database check all foreign keys at once.
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
    """Insert all rows or, on any error, none. Only the owner of the tables can do this.

    The database verifies foreign keys and CHECKs. It does not run the triggers, so the rows must already obey the rules
    in those triggers.
    """
    rows = iter(rows)
    with connection.cursor() as cursor, _bulk_mode(cursor):
        while batch := list(islice(rows, BATCH)):
            _copy(cursor, batch)


def _copy(cursor: Any, batch: list[Row]) -> None:
    by_table: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for table, values in batch:
        by_table[table].append(values)
    for table, lines in by_table.items():
        columns = ", ".join(f'"{name}"' for name in COLUMNS[table].split())
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for values in lines:
                copy.write_row(values)


@contextmanager
def _bulk_mode(cursor: Any) -> Iterator[None]:
    restore: list[str] = []
    for table in COLUMNS:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        restore.append(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute(FOREIGN_KEYS, [table])
        for name, definition in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            restore.append(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        cursor.execute(INDEXES, [table])
        for name, definition in cursor.fetchall():
            cursor.execute(f"DROP INDEX {name}")
            restore.append(definition)
    yield
    for statement in chain(restore, map(IDENTITY.format, _tables_with_id())):
        cursor.execute(statement)


def _tables_with_id() -> Iterator[str]:
    return (table for table, columns in COLUMNS.items() if columns.startswith("id "))
