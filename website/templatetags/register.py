"""What the clerks' templates ask of a deadline."""

from __future__ import annotations

from datetime import date

from django import template

from website.labels import says

register = template.Library()


@register.filter
def names(words: str, day: date | None) -> bool:
    """Do the words say this very day? Then it is not told a second time."""
    return says(words, day)
