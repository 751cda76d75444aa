from __future__ import annotations

import re
from datetime import timedelta

from django.db import models
from django.db.models.functions import Now

from parliament.addresses import address
from parliament.models.addressed import Addressed

LATELY = timedelta(days=365)


class CommitteeQuerySet(models.QuerySet["Committee"]):
    def active_first(self) -> CommitteeQuerySet:
        """Those that met within a year before today, or may yet meet, by their short name; then the former ones."""
        is_former = models.Case(models.When(until__lt=Now() - LATELY, then=1), default=0)
        return self.order_by(is_former, "short_name")


class Committee(Addressed):
    """A committee of the House. A renamed committee is another row, as in the House's own data."""

    named_by = "abbreviation"

    abbreviation = models.TextField("afkorting", unique=True)
    name = models.TextField("naam")
    short_name = models.TextField("korte naam")
    since = models.DateField("eerste activiteit", null=True, blank=True)
    until = models.DateField("laatste activiteit", null=True, blank=True)

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = "commissie"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return address("committee", self.slug)

    @property
    def subject(self) -> str:
        """What it is about: its name without "vaste commissie voor", for readers who do not know the abbreviation."""
        return re.sub(r"^(?:\w+ )?commissie (?:voor )?(?:de |het )?", "", self.name)
