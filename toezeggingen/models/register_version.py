from __future__ import annotations

from django.db import models


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
