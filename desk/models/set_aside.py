from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from letters.models import Letter


class SetAside(models.Model):
    """A letter that does not belong in the register, according to a clerk. It leaves the lists of work.

    The row stays when the letter is taken back, so the rows of a letter are its history.
    """

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="+", verbose_name="brief")
    reason = models.TextField("reden")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door")
    at = models.DateTimeField("terzijde gelegd op", auto_now_add=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="teruggehaald door"
    )
    taken_back_at = models.DateTimeField("teruggehaald op", null=True)

    class Meta:
        verbose_name = "terzijde gelegde brief"
        verbose_name_plural = "terzijde gelegde brieven"
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["letter"], condition=Q(taken_back_at=None), name="set_aside_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter.number} terzijde: {self.reason}"
