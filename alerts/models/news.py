from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from toezeggingen.models import Event, Toezegging


class DateNews(models.TextChoices):
    """News that comes from the calendar and not from an event."""

    SOON = "nadert", "termijn nadert"
    LATE = "te-laat", "te laat"


class News(models.Model):
    """Something that followers are told: an event, or a due date that is near or has passed.

    Each event, and each due date of a toezegging, is news once. The keys rise in the order in which the rows were
    committed (`alerts/news/gathering.py`), so the key of the last news that a subscription told says what it has told.
    """

    toezegging = models.ForeignKey(Toezegging, models.PROTECT, related_name="news", verbose_name="toezegging")
    event = models.OneToOneField(Event, models.PROTECT, related_name="news", null=True, verbose_name="gebeurtenis")
    date_kind = models.TextField("soort datum", choices=DateNews, blank=True, default="")
    due = models.DateField("uiterlijk", null=True)
    at = models.DateTimeField("bekend sinds", db_default=Now())

    class Meta:
        verbose_name = "nieuws"
        verbose_name_plural = "nieuws"
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                name="news_is_an_event_or_a_date",
                condition=Q(event__isnull=False, date_kind="", due=None)
                | Q(event=None, date_kind__in=DateNews.values, due__isnull=False),
            ),
            models.UniqueConstraint(
                name="news_of_a_date_once", fields=["toezegging", "date_kind", "due"], condition=Q(event=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.toezegging}: {self.get_date_kind_display() or self.event}"
