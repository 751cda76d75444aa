"""The parts of a person's name: "J.P. van der Meer" has initials, small words (van der) and a surname."""

from __future__ import annotations

import re

_INITIALS = r"(?:[^\W\d_]{1,3}\.[\s-]?)+"  # "J.P. ", "Th. ", "J.-P. "
_FIRST_NAME = r"[A-ZÀ-Þ][^ ]+ (?=.*[A-ZÀ-Þ])"
_BEFORE_LAST_NAME = re.compile(rf"^{_INITIALS}\s*")
_BEFORE_SURNAME = re.compile(rf"^(?:{_INITIALS}|{_FIRST_NAME})?\s*(?:[a-zà-ÿ'’]+ )*")


def without_initials(name: str) -> str:
    """Remove initials: "J.P. van der Meer" becomes "van der Meer". A first name is kept."""
    return _BEFORE_LAST_NAME.sub("", name)


def surname(name: str) -> str:
    """The name to sort by, without initials, first name and small words: "Meer" for "Johan van der Meer"."""
    return _BEFORE_SURNAME.sub("", name) or name
