from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from letters.models import Letter
from toezeggingen.models.toezegging import Firmness, Toezegging


class PostponementQuerySet(models.QuerySet["Postponement"]):
    def total_days(self) -> int:
        """Days between the old and the new latest day, over the rows that have both."""
        return sum(row.days or 0 for row in self)


class Postponement(models.Model):
    """A term that was moved, with the letter that asked for it (uitstel)."""

    toezegging = models.ForeignKey(Toezegging, models.PROTECT, related_name="postponements", verbose_name="toezegging")
    on = models.DateField("uitgesteld op")
    reason = models.TextField("reden")
    letter = models.ForeignKey(
        Letter, models.PROTECT, related_name="postponements", null=True, blank=True, verbose_name="brief"
    )
    old_words = models.TextField("oude termijn", blank=True)
    old_latest = models.DateField("oude uiterste dag", null=True, blank=True)
    new_words = models.TextField("nieuwe termijn")
    new_earliest = models.DateField("nieuwe vroegste dag", null=True, blank=True)
    new_latest = models.DateField("nieuwe uiterste dag", null=True, blank=True)
    new_firmness = models.TextField("hardheid van de nieuwe termijn", choices=Firmness)

    objects = PostponementQuerySet.as_manager()

    class Meta:
        verbose_name = "uitstel"
        verbose_name_plural = "uitstellen"
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="postponement_firmness_is_known", condition=Q(new_firmness__in=Firmness.values)
            ),
            models.CheckConstraint(
                name="postponement_is_later",
                condition=Q(old_latest=None) | Q(new_latest=None) | Q(new_latest__gt=F("old_latest")),
                violation_error_message="De nieuwe termijn is niet later dan de oude.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toezegging}: {self.old_words or 'geen termijn'} → {self.new_words}"

    @property
    def days(self) -> int | None:
        """Days won by the postponement; None when one of the terms has no day."""
        return (self.new_latest - self.old_latest).days if self.new_latest and self.old_latest else None
