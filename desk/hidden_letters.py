"""A public reason must not tell of a letter that the public page does not show."""

from __future__ import annotations

import re

from letters.models import Letter

MENTIONED = (
    "De reden noemt de brief, en die is nog niet openbaar. Schrijf de reden zonder de brief, of geef hem eerst vrij."
)
_LETTER = re.compile(r"\b(?:kamer)?brief\b", re.IGNORECASE)


def mentions_hidden(reason: str, letter: Letter | None) -> bool:
    """Whether the reason names a letter, by that word or its number, while this letter is not released."""
    if letter is None or letter.public_version is not None:
        return False
    is_numbered = re.sub(r"\D", "", letter.number) in re.sub(r"\D", "", reason)
    return bool(_LETTER.search(reason)) or is_numbered
