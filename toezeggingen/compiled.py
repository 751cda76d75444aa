"""Queries whose SQL is made once: for fifty rows, making it takes Django as long as the database needs to answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

_KEYS = object()  # stands among the parameters where the keys come


class OfKeys:
    """What is asked of rows with certain keys: `OfKeys(lambda keys: Thing.objects.filter(pk__in=keys).values_list(…))`.

    Called with the keys it gives the rows as the database does. The query may depend on nothing but the keys.
    """

    def __init__(self, asked: Callable[[RawSQL], QuerySet[Any, Any]]) -> None:
        self._asked = asked

    @cached_property
    def _compiled(self) -> tuple[str, Sequence[Any]]:
        keys = RawSQL("SELECT unnest(%s::bigint[])", (_KEYS,))
        return self._asked(keys).order_by().query.sql_with_params()

    def __call__(self, keys: Sequence[int]) -> list[tuple[Any, ...]]:
        sql, params = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, [list(keys) if param is _KEYS else param for param in params])
            return cursor.fetchall()
