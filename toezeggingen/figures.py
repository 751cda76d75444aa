"""How promises were kept: by the year in which they were made and the ministry that made them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Case, Count, Exists, F, OuterRef, Q, When
from django.db.models.functions import ExtractYear

from toezeggingen.buckets import Bucket
from toezeggingen.models import Postponement, Toezegging
from toezeggingen.models.querysets import bucket_of
from toezeggingen.planning import SOFT
from toezeggingen.status import OPEN, Status


@dataclass(frozen=True)
class Counts:
    """Of some toezeggingen: each is counted once in `soft` to `lapsed`, and `made` is their sum. `soft` are a hope,
    come back each year or have no date, and are held against none. `postponed` counts among the others."""

    made: int = 0
    soft: int = 0
    running: int = 0
    late: int = 0
    on_time: int = 0
    after: int = 0
    lapsed: int = 0
    postponed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Counts)))

    @property
    def parts(self) -> list[tuple[str, float, float]]:
        """The bar of a row: of each part its name, where it begins and how long it is, in percent."""
        counts = [("on-time", self.on_time), ("after", self.after), ("late", self.late), ("running", self.running)]
        whole = sum(count for _, count in counts)
        bar, start = [], 0.0
        for name, count in counts:
            if count:
                length = round(100 * count / whole, 2)
                bar.append((name, round(start, 2), length))
                start += length
        return bar


@dataclass(frozen=True)
class Row:
    year: int
    key: str
    ministry: str
    counts: Counts


def count(on: date) -> list[Row]:
    """A row for each year and ministry, the newest year first; one query."""
    parts = {
        "soft": Q(is_soft=True),
        "running": Q(is_soft=False, status__in=OPEN) & ~Q(bucket=Bucket.OVERDUE),
        "late": Q(is_soft=False, bucket=Bucket.OVERDUE),
        "on_time": Q(is_soft=False, status=Status.FULFILLED, kept_on__lte=F("due_latest")),
        "after": Q(is_soft=False, status=Status.FULFILLED, kept_on__gt=F("due_latest")),
        "lapsed": Q(is_soft=False, status=Status.LAPSED),
        "postponed": Q(is_soft=False, is_postponed=True),
    }
    made = Toezegging.objects.published().with_kept_on().order_by()
    judged = made.annotate(
        year=ExtractYear("made_on"),
        bucket=bucket_of(on),
        is_soft=Case(When(Q(due_latest=None) | Q(firmness__in=SOFT), then=True), default=False),
        is_postponed=Exists(Postponement.objects.filter(toezegging=OuterRef("pk"))),
    )
    grouped = judged.values_list("year", "ministry_then__key", "ministry_then__name").annotate(
        made=Count("pk"), **{name: Count("pk", condition) for name, condition in parts.items()}
    )
    rows = [Row(year, key, name, Counts(*counts)) for year, key, name, *counts in grouped]
    return sorted(rows, key=lambda row: (-row.year, row.ministry))


def total(rows: Iterable[Row]) -> Counts:
    return sum((row.counts for row in rows), Counts())
