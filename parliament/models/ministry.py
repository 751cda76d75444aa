from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from parliament.models.addressed import free_slug


class MinistryQuerySet(models.QuerySet["Ministry"]):
    def heirs(self, on: date) -> dict[int, int]:
        """Map each ministry to the ministry that is responsible for its work on that day, by primary key, in one query.

        The responsible ministry is the ministry itself if it exists on that day, and otherwise the successor that does.
        If no successor is recorded, the last known ministry stays responsible, because nothing is guessed.
        """
        existing: set[int] = set()
        successors: dict[int, int] = {}
        periods = self.order_by("periods__until").values_list(
            "pk", "periods__since", "periods__until", "periods__successor"
        )
        for ministry, since, until, successor in periods:
            if (since is None or since <= on) and (until is None or until >= on):
                existing.add(ministry)
            elif until is not None and until < on and successor is not None:
                successors[ministry] = successor
        return {ministry: _last(ministry, successors, existing) for ministry, *_ in periods}


def _last(ministry: int, successors: dict[int, int], existing: set[int]) -> int:
    """Follow the successors until a ministry that exists, or the last one. Stop if the successors form a circle."""
    seen: set[int] = set()
    while ministry in successors and ministry not in existing | seen:
        seen.add(ministry)
        ministry = successors[ministry]
    return ministry


class Ministry(models.Model):
    """A ministry. Its address contains the key, which never changes. Its names and years are in `MinistryPeriod`."""

    key = models.SlugField("sleutel", unique=True, editable=False)
    name = models.TextField("naam")
    abbreviation = models.TextField("afkorting")

    objects = MinistryQuerySet.as_manager()

    class Meta:
        verbose_name = "ministerie"
        verbose_name_plural = "ministeries"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.abbreviation

    def save(self, **options: Any) -> None:
        if not self.key:
            self.key = free_slug(self, "key", self.abbreviation)
        super().save(**options)

    def get_absolute_url(self) -> str:
        return reverse("ministry", args=[self.key])

    def heir(self, on: date) -> Ministry:
        """The ministry that is responsible for this ministry's work on that day. See `MinistryQuerySet.heirs`."""
        heir = Ministry.objects.heirs(on)[self.pk]
        return self if heir == self.pk else Ministry.objects.get(pk=heir)


class MinistryPeriod(models.Model):
    """A period in which a ministry existed under one name, including its first and last day.

    An empty first or last day is unknown, or the period has not ended.
    """

    ministry = models.ForeignKey(Ministry, models.CASCADE, related_name="periods", verbose_name="ministerie")
    name = models.TextField("naam in deze periode")
    since = models.DateField("van", null=True, blank=True)
    until = models.DateField("tot en met", null=True, blank=True)
    successor = models.ForeignKey(
        Ministry, models.PROTECT, related_name="inherited_periods", null=True, blank=True, verbose_name="opvolger"
    )

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
