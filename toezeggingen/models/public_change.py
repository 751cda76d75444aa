from django.db import models

from toezeggingen.models.toezegging import Toezegging


class PublicChange(models.Model):
    """When a toezegging last changed for the public, or was last published or withdrawn.

    Triggers write the row at commit, with a moment later than that of every earlier commit. A concept may have a row.
    """

    toezegging = models.OneToOneField(
        Toezegging,
        models.DO_NOTHING,
        db_constraint=False,
        primary_key=True,
        related_name="public_change",
        verbose_name="toezegging",
    )
    at = models.DateTimeField("gewijzigd op", db_index=True)

    class Meta:
        verbose_name = "openbare wijziging"
        verbose_name_plural = "openbare wijzigingen"

    def __str__(self) -> str:
        return f"{self.toezegging}: {self.at}"
