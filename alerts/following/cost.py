"""How much of the database's time a choice may take. Each round of mail reads it again, so a slow one is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

MOST = 2000  # milliseconds for each query


class TooCostlyError(Exception):
    """A query of the choice took longer than `MOST`."""


@contextmanager
def limited() -> Iterator[None]:
    """A transaction that only reads a choice. The database ends each query that takes too long."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(MOST)])
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TooCostlyError from error
        raise
