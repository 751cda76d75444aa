from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alerts.models.recipient import Recipient


class HowOften(models.TextChoices):
    AT_ONCE = "meteen", "meteen, binnen vijf minuten"
    DAILY = "dagelijks", "elke ochtend, als er nieuws is"
    WEEKLY = "wekelijks", "elke maandag"


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def active(self) -> SubscriptionQuerySet:
        """Confirmed subscriptions that are not paused, of addresses that get mail."""
        return self.filter(confirmed_at__isnull=False, is_paused=False, recipient__is_active=True)

    def pending(self) -> SubscriptionQuerySet:
        """Subscriptions that wait for the click that confirms them."""
        return self.filter(confirmed_at=None)


class Subscription(models.Model):
    """What an address follows: a choice of toezeggingen, and how often it wants to hear of them.

    `choice` is the query of a list in the form that `alerts/choices.py` gives it; empty for the whole register.
    `told_until` is the key of the last `News` that it told.
    """

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="subscriptions", verbose_name="ontvanger")
    choice = models.TextField("keuze", blank=True)
    rhythm = models.TextField("wanneer", choices=HowOften, default=HowOften.WEEKLY)
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    confirmed_at = models.DateTimeField("bevestigd op", null=True, blank=True)
    is_paused = models.BooleanField("gepauzeerd", default=False)
    absence_told = models.BooleanField("verteld dat het weg is", db_default=False, default=False, editable=False)
    told_until = models.BigIntegerField("verteld tot en met", default=0, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = "abonnement"
        verbose_name_plural = "abonnementen"
        ordering = ["pk"]
        indexes = [models.Index(fields=["rhythm", "recipient"], name="subscription_of_a_round")]
        constraints = [
            models.UniqueConstraint(
                name="subscription_once_per_choice",
                fields=["recipient", "choice"],
                violation_error_message="Deze keuze volgt dit adres al.",
            ),
            models.CheckConstraint(name="subscription_rhythm_is_known", condition=Q(rhythm__in=HowOften.values)),
        ]

    def __str__(self) -> str:
        return f"{self.recipient}: {self.choice or 'alles'}"
