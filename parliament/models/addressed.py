from __future__ import annotations

from itertools import chain, count
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.text import slugify


class Addressed(models.Model):
    """A row with its own page. The slug is made only once, so that a corrected name does not change the address.

    `bulk_create` does not call `save`: with `bulk_create`, set `slug` yourself.
    """

    named_by: ClassVar[str] = "name"

    slug = models.SlugField("adres", unique=True, max_length=150, editable=False)

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        if not self.slug:
            self.slug = free_slug(self, "slug", getattr(self, self.named_by))
        super().save(**options)

    def get_absolute_url(self) -> str:
        """The page of this row. Each page has the name of its model: "party", "member"."""
        return reverse(str(self._meta.model_name), args=[self.slug])


def slug_of(name: str) -> str:
    """The slug for a name. An ampersand becomes "en", so that `I&W` and `IW` get different slugs."""
    return slugify(name.replace("&", " en "))


def free_slug(row: models.Model, field: str, name: str) -> str:
    """The first slug for this name that no other row has: `j-de-vries`, then `j-de-vries-2`."""
    longest: int = row._meta.get_field(field).max_length  # type: ignore[union-attr, assignment]
    plain = slug_of(name)[: longest - 8] or "naamloos"
    rows = type(row)._default_manager.filter(**{f"{field}__startswith": plain})
    taken = set(rows.values_list(field, flat=True))
    return next(slug for slug in chain([plain], (f"{plain}-{nr}" for nr in count(2))) if slug not in taken)
