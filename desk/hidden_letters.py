"""A public reason must not tell of a letter that the public page does not show.

The letter is the one by which the reason is given. Another letter may be named by who wrote or gets it.
"""

from __future__ import annotations

import re

from letters.models import Letter

_OWN = r"\d|(?:de |het |onze |uw )?(?:minister|staatssecretaris|bewinds|kabinet|regering|kamer\b|tweede kamer)"
_LETTER = re.compile(
    rf"\b(?:(?:de|deze|die|een|zijn|haar|hun|mijn|per|bij) )?(?:kamer)?brief\b(?! (?:van|aan|uit) (?!{_OWN})\w)",
    re.IGNORECASE,
)


def mentions_hidden(reason: str, letter: Letter | None) -> str:
    """The words of the reason that name this letter, while it is not released; "" if there are none.

    A letter "van de gemeenten" is another letter, one "van 19 april" or "van de minister" is this one.
    """
    if letter is None or letter.public_version is not None:
        return ""
    if re.sub(r"\D", "", letter.number) in re.sub(r"\D", "", reason):
        return letter.number
    found = _LETTER.search(reason)
    return found[0] if found else ""


def tell_mentioned(words: str) -> str:
    """What the clerk reads about these words of a reason."""
    return (
        f"De reden noemt de brief (“{words}”), en die is nog niet openbaar. Schrijf de reden zonder de brief, of geef "
        "hem eerst vrij. Bedoelt u een andere brief? Schrijf dan van of aan wie: “de brief van de gemeenten”. Bedoelt "
        "u wat is toegezegd? Noem dan het onderwerp."
    )
