from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models

from parliament.models import Committee


class Workplace(models.Model):
    """Where a clerk starts: the committees of this clerk, and the days on which the clerk looked at "Te doen".

    `last_visit` is the last day before `visited_on` on which the clerk looked.
    """

    clerk = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="workplace", verbose_name="van")
    committees = models.ManyToManyField(Committee, related_name="+", blank=True, verbose_name="commissies")
    visited_on = models.DateField("bekeken op", null=True, blank=True)
    last_visit = models.DateField("vorige keer bekeken op", null=True, blank=True)

    class Meta:
        verbose_name = "werkplek"
        verbose_name_plural = "werkplekken"
        default_permissions = ()

    def __str__(self) -> str:
        return f"werkplek van {self.clerk}"

    def visit(self, today: date) -> None:
        """Note that the clerk looks today. A second look on the same day changes nothing."""
        if self.visited_on != today:
            self.last_visit, self.visited_on = self.visited_on, today
            self.save(update_fields=["last_visit", "visited_on"])
