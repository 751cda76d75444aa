"""Questions that differ in one key only: compiled once a process, and planned by the database once a connection.

A page of one toezegging puts a handful of them. Each joins up to a dozen tables along their keys: for Django and the
planner that takes ten times as long to work out as it then takes to answer.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any, Generic, TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import BigIntegerField, Func, QuerySet, Value

Row = TypeVar("Row")
_KEY: Any = object()


class Prepared(Generic[Row]):
    """The rows of a queryset that hangs on a key, as the queryset itself would give them.

    `ask` makes the queryset, at the first call only, from an expression in the place of the key: nothing else that it
    asks may change from one call to the next.
    """

    def __init__(self, ask: Callable[[Value], QuerySet[Any, Row]]) -> None:
        self._ask = ask

    def __call__(self, key: int | str | list[int]) -> list[Row]:
        asked, compiler, sql, params, converters = self._question
        with planned_cursor() as cursor:
            cursor.execute(sql, [key if one is _KEY else one for one in params])
            answer = cursor.fetchall()
        answered = copy(compiler)
        answered.execute_sql = lambda *_, **__: answer
        answered.results_iter = lambda *_, **__: map(tuple, compiler.apply_converters(answer, converters))
        rows = asked.all()
        rows.query.get_compiler = lambda using: answered  # type: ignore[method-assign, assignment, misc]
        return list(rows)

    @cached_property
    def _question(self) -> tuple[QuerySet[Any, Row], Any, str, tuple[Any, ...], dict[int, Any]]:
        asked = self._ask(Value(_KEY))
        compiler = asked.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        return asked, compiler, sql, params, compiler.get_converters([one for one, *_ in compiler.select])


def each(keys: Value) -> Func:
    """Of a list of keys in the place of the key, each."""
    return Func(keys, template="SELECT unnest(%(expressions)s::bigint[])", output_field=BigIntegerField())


def planned_cursor() -> CursorWrapper:
    """A cursor whose statements the database plans once a connection, however often they are put.

    Django's own write the values into the text, so that no two texts are the same.
    """
    cursor = connection.cursor()
    connection.connection.prepare_threshold = 0
    cursor.cursor = psycopg.Cursor(connection.connection)
    return cursor
