"""Toezeggingen that were made again. Those that repeat each other are one thread; the newest stands for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toezeggingen.models import Relation
from toezeggingen.models.toezegging import RelationKind
from toezeggingen.status import Status


@dataclass(frozen=True)
class Thread:
    """`since` is the day of the first toezegging, `newest` the primary key of the last."""

    since: date
    times: int
    newest: int


def read_threads() -> dict[int, Thread]:
    """The thread of each toezegging that is in one, by primary key. Withdrawn ones and concepts are in no thread.

    There are few repetitions, so they are all read, in one query.
    """
    relations = Relation.objects.filter(kind=RelationKind.REPEATS, source__withdrawn=False, target__withdrawn=False)
    pairs = relations.exclude(source__status=Status.CONCEPT).values_list(
        "source", "source__made_on", "target", "target__made_on"
    )
    joined: dict[int, set[tuple[date, int]]] = {}
    for source, source_day, target, target_day in pairs:
        ends = {(source_day, source), (target_day, target)}
        thread = ends.union(*(joined.get(key, set()) for _, key in ends))
        joined.update({key: thread for _, key in thread})
    return {key: Thread(min(thread)[0], len(thread), max(thread)[1]) for key, thread in joined.items()}


def repeated_since() -> set[int]:
    """All toezeggingen in a thread, by primary key, but the newest of each."""
    return {key for key, thread in read_threads().items() if key != thread.newest}
