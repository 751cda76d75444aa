import re

from django.db import models
from django.urls import reverse
from django.utils.text import slugify


class Committee(models.Model):
    """A committee of the House. A renamed committee is another row, as in the House's own data."""

    abbreviation = models.TextField("afkorting", unique=True)
    name = models.TextField("naam")
    short_name = models.TextField("korte naam")
    slug = models.SlugField("adres", unique=True, max_length=80, help_text="Staat in het webadres van de commissie.")
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

    @staticmethod
    def slug_of(abbreviation: str) -> str:
        """`I&W` and `IW` must not meet in one address, so the ampersand is written out."""
        return slugify(abbreviation.replace("&", " en "))
