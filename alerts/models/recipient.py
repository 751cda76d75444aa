from django.db import models
from django.db.models import Q


class Recipient(models.Model):
    """An address that gets mail about what it follows."""

    address = models.EmailField("e-mailadres", unique=True, error_messages={"unique": "Dit adres staat er al bij."})
    name = models.TextField("naam", blank=True, help_text="Alleen voor de griffie; staat niet in de e-mail.")
    rests_in_recess = models.BooleanField(
        "rustig in het reces", db_default=False, default=False, help_text="Dan komt er alleen op maandag bericht."
    )
    bounces = models.PositiveSmallIntegerField("teruggekomen", db_default=0, default=0, editable=False)
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
