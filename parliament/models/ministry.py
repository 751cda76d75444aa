from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from parliament.addresses import address
from parliament.models.addressed import free_address


class Ministry(models.Model):
    """A ministry under one key, its address for good; its names and years of existence are periods."""

    key = models.SlugField("sleutel", unique=True, editable=False)
    name = models.TextField("naam")
    abbreviation = models.TextField("afkorting")

    class Meta:
        verbose_name = "ministerie"
        verbose_name_plural = "ministeries"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.abbreviation

    def save(self, **options: Any) -> None:
        if not self.key:
            self.key = free_address(self, "key", self.abbreviation)
        super().save(**options)

    def get_absolute_url(self) -> str:
        return address("ministry", self.key)

    def heir(self, on: date) -> Ministry:
        """The ministry that does this one's work on that day: itself, or the last in the line of successors.

        Where no successor is recorded the last known ministry answers, because nothing is guessed.
        """
        ministry, seen = self, set()
        while ministry.pk not in seen and not ministry.periods.covering(on).exists():
            seen.add(ministry.pk)
            ended = ministry.periods.filter(until__lt=on, successor__isnull=False).order_by("-until").first()
            if ended is None or ended.successor is None:
                return ministry
            ministry = ended.successor
        return ministry


class PeriodQuerySet(models.QuerySet["MinistryPeriod"]):
    def covering(self, on: date) -> PeriodQuerySet:
        return self.filter(Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gte=on))


class MinistryPeriod(models.Model):
    """A stretch of days, both ends included, in which a ministry existed. An empty end is not known or still open."""

    ministry = models.ForeignKey(Ministry, models.CASCADE, related_name="periods", verbose_name="ministerie")
    name = models.TextField("naam in deze periode")
    since = models.DateField("van", null=True, blank=True)
    until = models.DateField("tot en met", null=True, blank=True)
    successor = models.ForeignKey(
        Ministry, models.PROTECT, related_name="inherited_periods", null=True, blank=True, verbose_name="opvolger"
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "periode"
        ordering = ["ministry", "since"]
        constraints = [
            models.CheckConstraint(
                name="ministryperiod_ends_after_it_starts",
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")),
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.since or '…'} – {self.until or '…'})"
