"""Addresses of pages. A page names thirty or more, most of them the same as on any other."""

from functools import lru_cache

from django.urls import reverse

KEPT = 4096


@lru_cache(maxsize=KEPT)
def address(page: str, *of: str | int) -> str:
    """The address of a page, by its name in `urls.py` and what it is of."""
    return reverse(page, args=of)
