from django.db import models

from toezeggingen.models.toezegging import Toezegging


class RegisterVersion(models.Model):
    """The version of the whole register: a table with one row (`toezeggingen/sql/register_version.sql`).

    `version` changes with each commit that changes something public; `changed_at` is the moment of that commit.
    `is_demo` marks made-up data. Django does not manage the table: its `flush` command would delete the row.
    """

    is_only = models.BooleanField(primary_key=True)
    version = models.UUIDField()
    changed_at = models.DateTimeField()
    is_demo = models.BooleanField()

    class Meta:
        managed = False
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.version)


def is_demo() -> bool:
    """Whether the register holds the demo's made-up data."""
    return RegisterVersion.objects.get().is_demo


class PublicChange(models.Model):
    """When a toezegging last changed for the public, or was last published or withdrawn.

    Triggers write the row at commit, with a time later than that of every earlier commit. A concept may have a row.
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
