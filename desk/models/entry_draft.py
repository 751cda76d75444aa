from __future__ import annotations

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from parliament import dates
from parliament.models import Debate


class EntryDraft(models.Model):
    """What a clerk typed on the page of new toezeggingen and has not entered yet. Only this clerk sees it.

    `content` is what the form held, as typed, so a draft may hold what the form would refuse. Each save counts up
    `version`: a page that saw an older version makes a second draft, so that two tabs never overwrite each other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="van")
    debate = models.ForeignKey(Debate, models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="debat")
    content = models.JSONField("inhoud", default=dict)
    rows = models.PositiveIntegerField("gevulde rijen", default=0)
    version = models.PositiveIntegerField("versie", default=1)
    saved_at = models.DateTimeField("bewaard op", auto_now=True)

    class Meta:
        verbose_name = "klad"
        verbose_name_plural = "kladversies"
        ordering = ["-saved_at"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"klad van {self.clerk}"

    @property
    def described(self) -> str:
        """How much it holds and when it was saved: "7 rijen, gisteren 16.40"."""
        rows = "1 rij" if self.rows == 1 else f"{self.rows} rijen"
        local, today = timezone.localtime(self.saved_at), timezone.localdate()
        names = {today: "vandaag", today - timedelta(days=1): "gisteren"}
        return f"{rows}, {names.get(local.date()) or dates.dutch(local.date())} {local:%H.%M}"
