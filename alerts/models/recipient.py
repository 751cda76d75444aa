from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from parliament.models import Committee, Ministry

if TYPE_CHECKING:
    from alerts.entry import Entry


class RecipientQuerySet(models.QuerySet["Recipient"]):
    def active(self) -> RecipientQuerySet:
        return self.filter(is_active=True)

    def with_choice(self) -> RecipientQuerySet:
        """With what each of them asked for, in two queries for all."""
        return self.prefetch_related("committees", "ministries")

    def with_last_refusal(self) -> RecipientQuerySet:
        """Adds `last_refusal`: what the mail server said of the newest mail that it refused."""
        from alerts.models.mail import Mail

        refused = Mail.objects.refused().filter(recipient=OuterRef("pk")).order_by("-pk")
        return self.annotate(last_refusal=Subquery(refused.values("error")[:1]))


class Recipient(models.Model):
    """An address that is written to, and what about. No committee and no ministry chosen means everything."""

    address = models.EmailField("e-mailadres", unique=True, error_messages={"unique": "Dit adres staat er al bij."})
    name = models.TextField("naam", blank=True, help_text="Alleen voor de griffie; staat niet in de e-mail.")
    committees = models.ManyToManyField(Committee, blank=True, related_name="+", verbose_name="commissies")
    ministries = models.ManyToManyField(Ministry, blank=True, related_name="+", verbose_name="ministeries")
    wants_digest = models.BooleanField("weekoverzicht", default=True, help_text="Op maandag: alles wat te laat is.")
    wants_reminders = models.BooleanField(
        "herinneringen", default=True, help_text="Veertien en drie dagen vooraf, en als de termijn voorbij is."
    )
    is_active = models.BooleanField("actief", default=True, help_text="Uit: dit adres krijgt niets meer.")

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name = "ontvanger"
        verbose_name_plural = "ontvangers"
        ordering = ["address"]
        constraints = [
            # A line break here would end the header and start another one.
            models.CheckConstraint(
                name="recipient_address_is_one_word",
                condition=Q(address__regex=r"^[^\s,;<>]+@[^\s,;<>]+$"),
                violation_error_message="Vul één geldig e-mailadres in.",
            ),
        ]

    def __str__(self) -> str:
        return self.address

    def lock(self) -> None:
        """Hold the row until the transaction ends, so that two workers do not write the same mail."""
        Recipient.objects.select_for_update().get(pk=self.pk)

    def select(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those that this recipient asked for, in the same order."""
        committees = {committee.pk for committee in self.committees.all()}
        ministries = {ministry.pk for ministry in self.ministries.all()}
        if not committees and not ministries:
            return list(entries)
        return [entry for entry in entries if ministries & entry.ministry_keys or committees & entry.committee_keys]
