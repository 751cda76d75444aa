"""Numbers that something had before: their addresses redirect for ever."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class Former(models.Model):
    """A number under which something was known before. Whose it was is a foreign key, from there `former_numbers`."""

    number = models.TextField("nummer", unique=True)

    class Meta:
        abstract = True
        verbose_name = "eerder nummer"
        verbose_name_plural = "eerdere nummers"

    def __str__(self) -> str:
        return self.number


def keep_number(row: Any, former: str) -> None:
    """The row has another number than the former one, which leads to it from now on. One that it takes back is its own
    again."""
    row.former_numbers.filter(number=row.number).delete()
    row.former_numbers.create(number=former)


def take_number(row: Any, number: str) -> None:
    """The row gets this number and keeps the one that it has as a former one."""
    former, row.number = row.number, number
    row.save(update_fields=["number"])
    keep_number(row, former)


def known_as(number: str, rows: models.QuerySet[Row]) -> Row | None:
    """The one of the rows that has this number goes before one that had it."""
    return rows.filter(number=number).first() or rows.filter(former_numbers__number=number).first()
