import re

from django.db import models
from django.urls import reverse

from parliament.models.addressed import Addressed


class Committee(Addressed):
    """A committee of the House. A renamed committee is another row, as in the House's own data."""

    named_by = "abbreviation"

    abbreviation = models.TextField("afkorting", unique=True)
    name = models.TextField("naam")
    short_name = models.TextField("korte naam")
    since = models.DateField("eerste activiteit", null=True, blank=True)
    until = models.DateField("laatste activiteit", null=True, blank=True)

    class Meta:
        verbose_name = "commissie"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("committee", args=[self.slug])

    @property
    def subject(self) -> str:
        """What it is about: its name without "vaste commissie voor", for readers who do not know the abbreviation."""
        return re.sub(r"^(?:\w+ )?commissie (?:voor )?(?:de |het )?", "", self.name)
