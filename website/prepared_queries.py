"""Questions that differ in one key only: compiled once a process, and planned by the database once a connection.

A page of one toezegging puts a handful of them. Each joins up to a dozen tables along their keys: for Django and the
planner that takes ten times as long to work out as it then takes to answer.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeAlias, TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import BigIntegerField, Func, QuerySet, Value

Row = TypeVar("Row")
Key: TypeAlias = int | str | list[int]
_KEY: Any = object()


@dataclass(frozen=True)
class _Compiled:
    """A question in PostgreSQL's own SQL, and how Django makes rows of the answer."""

    rows: QuerySet[Any, Any]
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    converters: dict[int, Any]


class Prepared(Generic[Row]):
    """The rows of a queryset that hangs on a key, as the queryset itself would give them.

    `ask` makes the queryset, at the first call only, from an expression in the place of the key: nothing else that it
    asks may change from one call to the next.
    """

    def __init__(self, ask: Callable[[Value], QuerySet[Any, Row]]) -> None:
        self._ask = ask

    def __call__(self, key: Key) -> list[Row]:
        with planned_cursor(psycopg.RawCursor) as cursor:
            self.put(key, cursor)
            return self.read(cursor)

    def put(self, key: Key, cursor: CursorWrapper) -> None:
        """Ask it; `read` takes the answer from the cursor."""
        cursor.execute(self._compiled.sql, [key if one is _KEY else one for one in self._compiled.params])

    def read(self, cursor: CursorWrapper) -> list[Row]:
        answer = cursor.fetchall()
        if not answer:
            return []
        compiler, converters = copy(self._compiled.compiler), self._compiled.converters
        compiler.execute_sql = lambda *_, **__: answer
        compiler.results_iter = lambda *_, **__: map(tuple, compiler.apply_converters(answer, converters))
        rows: Any = self._compiled.rows.all()
        rows.query.get_compiler = lambda using: compiler
        return list(rows)

    @cached_property
    def _compiled(self) -> _Compiled:
        rows = self._ask(Value(_KEY))
        compiler: Any = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        rows.query.select_related = False  # the compiler has it, and each copy of the rows would copy it deeply
        places = tuple(f"${place}" for place, _ in enumerate(params, start=1))
        return _Compiled(
            rows, compiler, sql % places, params, compiler.get_converters([one[0] for one in compiler.select])
        )


def together(key: Key, *questions: Prepared[Any]) -> list[list[Any]]:
    """The answers to several questions about one key, for one trip to the database."""
    cursors = [planned_cursor(psycopg.RawCursor) for _ in questions]
    with connection.wrap_database_errors, connection.connection.pipeline():
        for question, cursor in zip(questions, cursors, strict=True):
            question.put(key, cursor)
    return [question.read(cursor) for question, cursor in zip(questions, cursors, strict=True)]


def each(keys: Value) -> Func:
    """Of a list of keys in the place of the key, each."""
    return Func(keys, template="SELECT unnest(%(expressions)s::bigint[])", output_field=BigIntegerField())


def planned_cursor(kind: type[psycopg.Cursor] = psycopg.Cursor) -> CursorWrapper:
    """A cursor whose statements the database plans once a connection, however often they are put (`config/roles.sql`).

    Django's own write the values into the text, so that no two texts are the same.
    """
    connection.close_if_health_check_failed()  # as Django does before it makes a cursor
    connection.ensure_connection()
    connection.connection.prepare_threshold = 0
    cursor: Any = kind(connection.connection)
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)
