"""One line for each thread: of toezeggingen that repeat each other, a list then shows only the newest."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from toezeggingen.models import Relation
from toezeggingen.models.toezegging import RelationKind
from toezeggingen.status import Status

ONE_LINE = "een-regel"


class ThreadFilter(admin.SimpleListFilter):
    title = "reeksen"
    parameter_name = "reeks"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(ONE_LINE, "één regel per reeks")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.exclude(pk__in=repeated_since()) if self.value() == ONE_LINE else queryset


def repeated_since() -> set[int]:
    """All toezeggingen, by primary key, but the newest of each thread. Withdrawn ones and concepts are in no thread.

    There are few repetitions, so they are all read, in one query.
    """
    relations = Relation.objects.filter(kind=RelationKind.REPEATS, source__withdrawn=False, target__withdrawn=False)
    pairs = relations.exclude(source__status=Status.CONCEPT).values_list(
        "source", "source__made_on", "target", "target__made_on"
    )
    threads: dict[int, set[tuple[Any, int]]] = {}
    for source, source_day, target, target_day in pairs:
        ends = {(source_day, source), (target_day, target)}
        joined = ends.union(*(threads.get(key, set()) for _, key in ends))
        threads.update({key: joined for _, key in joined})
    return {key for thread in threads.values() for _, key in thread} - {max(thread)[1] for thread in threads.values()}
