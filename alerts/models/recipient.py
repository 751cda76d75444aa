from django.db import models
from django.db.models import Q

from parliament.models import Committee, Ministry
from toezeggingen.models.querysets import ToezeggingQuerySet


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

    def select(self, toezeggingen: ToezeggingQuerySet) -> ToezeggingQuerySet:
        """The toezeggingen that the site lists for a chosen committee or ministry; all of them if none are chosen.

        A chosen committee includes its predecessors. Otherwise nobody would hear about their toezeggingen.
        """
        committees = [key for committee in self.committees.all() for key in committee.with_predecessors()]
        ministries = list(self.ministries.values_list("pk", flat=True))
        if not committees and not ministries:
            return toezeggingen
        return toezeggingen.filter(
            Q(search_document__committees__overlap=committees) | Q(search_document__ministries__overlap=ministries)
        )
