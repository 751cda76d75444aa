"""Former numbers. The address of a former number redirects to the current address for ever."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class Former(models.Model):
    """A former number of a row. Subclasses add a foreign key to that row, with the reverse name `former_numbers`."""

    number = models.TextField("nummer", unique=True)

    class Meta:
        abstract = True
        verbose_name = "eerder nummer"
        verbose_name_plural = "eerdere nummers"

    def __str__(self) -> str:
        return self.number


def keep_number(row: Any, former: str) -> None:
    """Record a former number of the row.

    If the row has taken back one of its former numbers, the record of that former number is deleted.
    """
    row.former_numbers.filter(number=row.number).delete()
    row.former_numbers.create(number=former)


def take_number(row: Any, number: str) -> None:
    """Give the row this number, and keep its old number as a former number."""
    former, row.number = row.number, number
    row.save(update_fields=["number"])
    keep_number(row, former)


def known_as(number: str, rows: models.QuerySet[Row]) -> Row | None:
    """The row that has this number, or else the row that had it before."""
    return rows.filter(number=number).first() or rows.filter(former_numbers__number=number).first()
