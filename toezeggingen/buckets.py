"""When an open toezegging is due: overdue, soon, later or without a date. A bucket depends on today, a status does not.

This module defines when a deadline is late: from the day after its latest day, in Amsterdam.
"""

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

SOON = 30  # days
NEAR = 14  # days before the latest day on which followers are told that it is near


class Firmness(models.TextChoices):
    """How firm a deadline is. The values are those of `parliament.deadlines`."""

    DAY = "dag", "een dag"
    WINDOW = "periode", "een periode"
    EVENT = "gebeurtenis", "hangt af van"
    RECURRING = "terugkerend", "terugkerend"
    HOPE = "hoop", "een streven"
    NONE = "geen", "geen termijn"


_HANGS = Q(firmness=Firmness.EVENT)


class Bucket(models.TextChoices):
    """When an open toezegging is due. Each is in exactly one bucket, which may change at midnight in Amsterdam."""

    OVERDUE = "te-laat", "te laat"
    SOON = "binnen-30-dagen", "binnen 30 dagen"
    LATER = "later", "later dan 30 dagen"
    HANGING = "hangt-af-van", "hangt af van iets anders"
    UNDATED = "geen-termijn", "geen datum"
    AWAITING = "brief-ontvangen", "wacht op besluit"

    def condition(self, on: date) -> Q:
        """The condition for a deadline in this bucket on that day. The caller first excludes what awaits a decision."""
        soon = on + timedelta(days=SOON)
        return {
            Bucket.OVERDUE: Q(due_latest__lt=on),
            Bucket.SOON: Q(due_latest__range=(on, soon)),
            Bucket.LATER: Q(due_latest__gt=soon),
            Bucket.HANGING: Q(due_latest=None) & _HANGS,
            Bucket.UNDATED: Q(due_latest=None) & ~_HANGS,
            Bucket.AWAITING: Q(),
        }[self]


def bucket_of_day(latest: date, *, on: date) -> Bucket:
    """The bucket of a deadline with this latest day: overdue, soon or later."""
    if days_late(latest, on):
        return Bucket.OVERDUE
    return Bucket.SOON if latest <= on + timedelta(days=SOON) else Bucket.LATER


def days_late(latest: date | None, on: date | None) -> int | None:
    """The number of days from `latest` to `on`; 0 if not late, None if either day is unknown."""
    return max((on - latest).days, 0) if latest and on else None
