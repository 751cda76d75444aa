from __future__ import annotations

from itertools import chain, count
from typing import Any, ClassVar

from django.db import models
from django.utils.text import slugify

LONGEST = 150


class Addressed(models.Model):
    """Has a page of its own. Its address is made of its name once and then kept: a corrected name moves no page.

    `bulk_create` does not save row by row: whoever uses it gives the address.
    """

    named_by: ClassVar[str] = "name"

    slug = models.SlugField("adres", unique=True, max_length=LONGEST, editable=False)

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        super().save(**options)

    def _free_slug(self) -> str:
        """Two people of one name are `j-de-vries` and `j-de-vries-2`."""
        plain = slugify(getattr(self, self.named_by))[: LONGEST - 8] or "naamloos"
        rows = type(self)._default_manager.filter(slug__startswith=plain)
        taken = set(rows.values_list("slug", flat=True))
        return next(slug for slug in chain([plain], (f"{plain}-{nr}" for nr in count(2))) if slug not in taken)
