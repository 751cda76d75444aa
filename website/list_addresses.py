"""Addresses of the list of toezeggingen with filters filled in."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.http import urlencode


def query(**filters: str | Sequence[str]) -> str:
    """A query string with these filters, such as status=openstaand&status=deels-voldaan."""
    return urlencode(filters, doseq=True)


def list_address(**filters: str | Sequence[str]) -> str:
    return f"{reverse('toezeggingen')}?{query(**filters)}"
