"""Where an open toezegging stands in time. A bucket is a question about today, never a status."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import Q

SOON = 30  # days
_HANGS = Q(firmness="gebeurtenis")


class Bucket(models.TextChoices):
    """Every open toezegging is in exactly one of these, and may change at midnight in Amsterdam."""

    OVERDUE = "te-laat", "te laat"
    SOON = "binnen-30-dagen", "binnen 30 dagen"
    LATER = "later", "later dan 30 dagen"
    HANGING = "hangt-af-van", "hangt af van iets anders"
    UNDATED = "geen-termijn", "geen datum"
    AWAITING = "brief-ontvangen", "brief of briefing ontvangen, besluit volgt"

    def condition(self, on: date) -> Q:
        """The deadlines that belong here on that day; what waits for a decision is parted beforehand."""
        soon = on + timedelta(days=SOON)
        return {
            Bucket.OVERDUE: Q(due_latest__lt=on),
            Bucket.SOON: Q(due_latest__range=(on, soon)),
            Bucket.LATER: Q(due_latest__gt=soon),
            Bucket.HANGING: Q(due_latest=None) & _HANGS,
            Bucket.UNDATED: Q(due_latest=None) & ~_HANGS,
            Bucket.AWAITING: Q(),
        }[self]
