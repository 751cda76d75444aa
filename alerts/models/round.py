from __future__ import annotations

from django.db import models
from django.db.models import Q

from alerts.models.mail import Kind


class Round(models.Model):
    """A round that was made to the end: everyone who had to hear something of that day or week was written to.

    Without this row the round is not done, and is taken up again.
    """

    kind = models.TextField("soort", choices=Kind)
    period = models.TextField("over")
    finished_at = models.DateTimeField("klaar op", auto_now_add=True)

    class Meta:
        verbose_name = "ronde"
        verbose_name_plural = "rondes"
        ordering = ["-finished_at"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["kind", "period"], name="round_once_per_period"),
            models.CheckConstraint(name="round_kind_is_known", condition=Q(kind__in=Kind.values)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.period}"
