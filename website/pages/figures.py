"""How toezeggingen were kept, by the year in which they were made and the ministry that made them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import ExtractYear

from toezeggingen.buckets import Bucket
from toezeggingen.models import Postponement, Toezegging
from toezeggingen.models.querysets import bucket_of
from toezeggingen.status import UNFULFILLED, Status
from website.pages.planning import SOFT

ENDED_UNFULFILLED = " of ".join(status.label for status in UNFULFILLED)


@dataclass(frozen=True)
class Counts:
    """Counts of toezeggingen, in the order of the columns of the file.

    Each toezegging is counted once in `soft` to `unfulfilled`, and `made` is their sum. A toezegging is soft if its
    deadline is a hope, recurs each year or has no date. Soft toezeggingen are not judged, and `postponed` leaves them
    out. Lists do show them as late, fulfilled or settled in another way: `soft_late` to `soft_unfulfilled` count these.
    """

    made: int = 0
    soft: int = 0
    fulfilled_on_time: int = 0
    fulfilled_late: int = 0
    late: int = 0
    running: int = 0
    unfulfilled: int = 0
    postponed: int = 0
    soft_late: int = 0
    soft_fulfilled: int = 0
    soft_unfulfilled: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(Counts)))

    @property
    def in_lists(self) -> list[tuple[str, int, int]]:
        """For each label that lists also give to soft toezeggingen: the label, the number of toezeggingen in the list,
        and the number of soft toezeggingen among these."""
        labelled = (
            ("te laat", self.late, self.soft_late),
            ("voldaan", self.fulfilled_on_time + self.fulfilled_late, self.soft_fulfilled),
            (ENDED_UNFULFILLED, self.unfulfilled, self.soft_unfulfilled),
        )
        return [(words, judged + soft, soft) for words, judged, soft in labelled if soft]

    @property
    def judged(self) -> int:
        """The number with a fixed day of which it is known whether it was kept in time."""
        return self.fulfilled_on_time + self.fulfilled_late + self.late

    @property
    def share_on_time(self) -> int | None:
        """The part of `judged` that was kept in time, in whole percents; None if nothing was judged."""
        return round(100 * self.fulfilled_on_time / self.judged) if self.judged else None


@dataclass(frozen=True)
class FiguresRow:
    """The counts of one year and one ministry. `key` is the key of the ministry in addresses."""

    year: int
    key: str
    ministry: str
    counts: Counts


def count(on: date) -> list[FiguresRow]:
    """One row per year and ministry, newest year first, from one query."""
    # A bucket is null if the status is not open. It depends on `on`; whether a toezegging was kept in time does not.
    parts = {
        "soft": Q(is_soft=True),
        "fulfilled_on_time": Q(is_soft=False, status=Status.FULFILLED, fulfilled_on__lte=F("due_latest")),
        "fulfilled_late": Q(is_soft=False, status=Status.FULFILLED, fulfilled_on__gt=F("due_latest")),
        "late": Q(is_soft=False, bucket=Bucket.OVERDUE),
        "running": Q(is_soft=False, bucket__isnull=False) & ~Q(bucket=Bucket.OVERDUE),
        "unfulfilled": Q(is_soft=False, status__in=UNFULFILLED),
        "postponed": Q(is_soft=False, is_postponed=True),
        "soft_late": Q(is_soft=True, bucket=Bucket.OVERDUE),
        "soft_fulfilled": Q(is_soft=True, status=Status.FULFILLED),
        "soft_unfulfilled": Q(is_soft=True, status__in=UNFULFILLED),
    }
    made = Toezegging.objects.published().with_fulfilled_on().order_by()
    judged = made.annotate(
        year=ExtractYear("made_on"),
        bucket=bucket_of(on),
        is_soft=Q(due_latest=None) | Q(firmness__in=SOFT),
        is_postponed=Exists(Postponement.objects.standing().filter(toezegging=OuterRef("pk"))),
    )
    grouped = judged.values_list("year", "ministry_then__key", "ministry_then__name").annotate(
        made=Count("pk"), **{name: Count("pk", condition) for name, condition in parts.items()}
    )
    rows = [FiguresRow(year, key, name, Counts(*counts)) for year, key, name, *counts in grouped]
    return sorted(rows, key=lambda row: (-row.year, row.ministry))


def total(rows: Iterable[FiguresRow]) -> Counts:
    return sum((row.counts for row in rows), Counts())
