from __future__ import annotations

from django.db import models
from django.db.models import Q

from alerts.models.mail import MailKind


class Round(models.Model):
    """A finished mail round: every mail for that day or week has been written.

    A round that has no row here counts as missed and is made again.
    """

    kind = models.TextField("soort", choices=MailKind)
    period = models.TextField("over")
    finished_at = models.DateTimeField("klaar op", auto_now_add=True)

    class Meta:
        verbose_name = "ronde"
        verbose_name_plural = "rondes"
        ordering = ["-finished_at"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["kind", "period"], name="round_once_per_period"),
            models.CheckConstraint(name="round_kind_is_known", condition=Q(kind__in=MailKind.values)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.period}"
