from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from parliament.models import Committee, Ministry

if TYPE_CHECKING:
    from alerts.entries import Entry


class RecipientQuerySet(models.QuerySet["Recipient"]):
    def active(self) -> RecipientQuerySet:
        return self.filter(is_active=True)

    def with_chosen_subjects(self) -> RecipientQuerySet:
        """Prefetch the committees and ministries that each recipient chose."""
        return self.prefetch_related("committees", "ministries")


class Recipient(models.Model):
    """An address that gets mail about the chosen committees and ministries, or about everything if none are chosen."""

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
            # A line break in an address would end the mail header and start another.
            models.CheckConstraint(
                name="recipient_address_is_one_word",
                condition=Q(address__regex=r"^[^\s,;<>]+@[^\s,;<>]+$"),
                violation_error_message="Vul één geldig e-mailadres in.",
            ),
        ]

    def __str__(self) -> str:
        return self.address

    def lock(self) -> None:
        """Lock the row until the transaction ends, so that two workers do not write the same mail."""
        Recipient.objects.select_for_update().get(pk=self.pk)

    def select(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries about the committees and ministries of this recipient, in the same order."""
        committees = {committee.pk for committee in self.committees.all()}
        ministries = {ministry.pk for ministry in self.ministries.all()}
        if not committees and not ministries:
            return list(entries)
        return [entry for entry in entries if ministries & entry.ministry_keys or committees & entry.committee_keys]
