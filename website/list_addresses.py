"""Addresses of the list of toezeggingen with filters filled in."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode


def query(**filters: str | Sequence[str]) -> str:
    """A query string with these filters, such as status=openstaand&status=deels-voldaan."""
    return urlencode(filters, doseq=True)


def list_address(**filters: str | Sequence[str]) -> str:
    return f"{reverse('toezeggingen')}?{query(**filters)}"


def format_address(chosen: str, form: str) -> str:
    """The address of a list in another format. `chosen` is the query string of the list, or "" for all."""
    return f"{reverse('toezeggingen')}?{chosen}{'&' if chosen else ''}{query(formaat=form)}"


def calendar_address(chosen: str) -> str:
    """The address with which a calendar program subscribes to a list."""
    return f"webcal://{settings.SITE_URL.partition('://')[2]}{format_address(chosen, 'ics')}"
