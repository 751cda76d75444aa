"""Former numbers: their addresses redirect for ever."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class Former(models.Model):
    """A former number. Subclasses add a foreign key to the row that had it, with the reverse name `former_numbers`."""

    number = models.TextField("nummer", unique=True)

    class Meta:
        abstract = True
        verbose_name = "eerder nummer"
        verbose_name_plural = "eerdere nummers"

    def __str__(self) -> str:
        return self.number


def keep_number(row: Any, former: str) -> None:
    """Record that the row had this number before. If the row takes back a former number, that record is deleted."""
    row.former_numbers.filter(number=row.number).delete()
    row.former_numbers.create(number=former)


def take_number(row: Any, number: str) -> None:
    """Give the row this number, and keep its old one as a former number."""
    former, row.number = row.number, number
    row.save(update_fields=["number"])
    keep_number(row, former)


def known_as(number: str, rows: models.QuerySet[Row]) -> Row | None:
    """The row with this number. A present number goes before a former one."""
    return rows.filter(number=number).first() or rows.filter(former_numbers__number=number).first()
