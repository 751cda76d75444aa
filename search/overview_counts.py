"""The counts above an overview: how many toezeggingen are settled, open, late and so on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from toezeggingen.buckets import Bucket
from toezeggingen.models.querysets import ToezeggingQuerySet, bucket_of


@dataclass(frozen=True)
class Tally:
    """`buckets` counts the open toezeggingen by the state of their deadline. Each toezegging is in one bucket."""

    buckets: Mapping[str, int]
    settled: int

    @property
    def open(self) -> int:
        return sum(self.buckets.values())

    @property
    def total(self) -> int:
        return self.open + self.settled

    @property
    def late(self) -> int:
        return self.buckets.get(Bucket.OVERDUE, 0)

    @property
    def soon(self) -> int:
        return self.buckets.get(Bucket.SOON, 0)

    @property
    def awaiting(self) -> int:
        return self.buckets.get(Bucket.AWAITING, 0)

    @property
    def rest(self) -> int:
        """The number of open toezeggingen that are neither late, nor due soon, nor waiting for a decision."""
        return self.open - self.late - self.soon - self.awaiting

    @property
    def undated(self) -> int:
        """The number of open toezeggingen without a date, including those that depend on an event."""
        return self.buckets.get(Bucket.UNDATED, 0) + self.buckets.get(Bucket.HANGING, 0)


def tally(rows: ToezeggingQuerySet, *, on: date) -> Tally:
    """Count these published toezeggingen as of a day in Amsterdam, in one query."""
    counted = rows.order_by().annotate(bucket=bucket_of(on)).values_list("bucket").annotate(counted=Count("pk"))
    counts = dict(counted)
    settled = counts.pop(None, 0)
    return Tally(counts, settled)
