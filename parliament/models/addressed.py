from __future__ import annotations

from itertools import chain, count
from typing import Any, ClassVar

from django.db import models
from django.utils.text import slugify


class Addressed(models.Model):
    """Has a page of its own. Its address is made of its name once and then kept: a corrected name moves no page.

    `bulk_create` does not save row by row: whoever uses it gives the address.
    """

    named_by: ClassVar[str] = "name"

    slug = models.SlugField("adres", unique=True, max_length=150, editable=False)

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        if not self.slug:
            self.slug = free_address(self, "slug", getattr(self, self.named_by))
        super().save(**options)


def address_of(name: str) -> str:
    """`I&W` and `IW` must not meet in one address, so the ampersand is written out."""
    return slugify(name.replace("&", " en "))


def free_address(row: models.Model, field: str, name: str) -> str:
    """Two people of one name are `j-de-vries` and `j-de-vries-2`."""
    longest: int = row._meta.get_field(field).max_length  # type: ignore[union-attr, assignment]
    plain = address_of(name)[: longest - 8] or "naamloos"
    rows = type(row)._default_manager.filter(**{f"{field}__startswith": plain})
    taken = set(rows.values_list(field, flat=True))
    return next(slug for slug in chain([plain], (f"{plain}-{nr}" for nr in count(2))) if slug not in taken)
