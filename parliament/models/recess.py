from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from parliament import recess


class RecessKind(models.TextChoices):
    SUMMER = "zomerreces", "zomerreces"
    AUTUMN = "herfstreces", "herfstreces"
    CHRISTMAS = "kerstreces", "kerstreces"
    SPRING = "voorjaarsreces", "voorjaarsreces"
    MAY = "meireces", "meireces"
    ELECTION = "verkiezingsreces", "verkiezingsreces"


class RecessQuerySet(models.QuerySet["Recess"]):
    def calendar(self) -> recess.Calendar:
        """These recesses as plain values, for the deadline rules."""
        rows = self.order_by("last_meeting").values_list("kind", "last_meeting", "next_meeting")
        return recess.Calendar(tuple(recess.RecessPeriod(*row) for row in rows))


class Recess(models.Model):
    """A recess, stored as the last meeting day before the recess and the first meeting day after it."""

    Kind = RecessKind

    kind = models.TextField("soort", choices=Kind)
    last_meeting = models.DateField("laatste vergaderdag ervoor", unique=True)
    next_meeting = models.DateField("eerste vergaderdag erna", unique=True)

    objects = RecessQuerySet.as_manager()

    class Meta:
        verbose_name = "reces"
        verbose_name_plural = "recessen"
        ordering = ["-last_meeting"]
        constraints = [
            models.CheckConstraint(
                name="recess_ends_after_it_starts",
                condition=Q(next_meeting__gt=F("last_meeting")),
                violation_error_message="De eerste vergaderdag erna ligt niet na de laatste ervoor.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.last_meeting.year}"
