from __future__ import annotations

from django.conf import settings
from django.db import models

from parliament.models import Debate


class DebateNote(models.Model):
    """What clerks tell each other about a debate. `version` counts the changes, so that nobody overwrites another."""

    debate = models.OneToOneField(Debate, models.CASCADE, related_name="+", verbose_name="debat")
    text = models.TextField("notitie", blank=True)
    version = models.PositiveIntegerField("versie", default=1, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name="gewijzigd door",
    )
    changed_at = models.DateTimeField("gewijzigd op", auto_now=True)

    class Meta:
        verbose_name = "notitie bij een debat"
        verbose_name_plural = "notities bij debatten"
        default_permissions = ()

    def __str__(self) -> str:
        return f"notitie bij {self.debate}"
