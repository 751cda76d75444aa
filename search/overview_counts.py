"""How many toezeggingen of a selection stand where: the numbers above an overview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from toezeggingen.buckets import Bucket
from toezeggingen.models.querysets import ToezeggingQuerySet, bucket_of


@dataclass(frozen=True)
class Tally:
    """`buckets` counts the open ones by where they stand in time; each toezegging counts once."""

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
    def undated(self) -> int:
        """Without a date, whether it hangs on something or on nothing."""
        return self.buckets.get(Bucket.UNDATED, 0) + self.buckets.get(Bucket.HANGING, 0)


def tally(rows: ToezeggingQuerySet, *, on: date) -> Tally:
    """Of these published toezeggingen, on a day in Amsterdam; one query."""
    counted = rows.order_by().annotate(bucket=bucket_of(on)).values_list("bucket").annotate(counted=Count("pk"))
    counts = dict(counted)
    settled = counts.pop(None, 0)
    return Tally(counts, settled)
