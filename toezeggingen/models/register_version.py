from __future__ import annotations

from django.db import models


class RegisterVersion(models.Model):
    """The one row about the register as a whole (`toezeggingen/sql/register_version.sql`).

    `version` changes with each commit that changes what the public sees, at the moment `changed_at`. `is_demo` marks
    a register of made-up data. Django does not manage the table: a flush would take the row away.
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
    """Whether everything in the register is made up."""
    return RegisterVersion.objects.get().is_demo
