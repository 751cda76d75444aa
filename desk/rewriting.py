"""Ask before a text is published in which a minister still speaks to the House: "ik stuur uw Kamer"."""

from __future__ import annotations

from letters.third_person import own_words


def ask_to_rewrite(text: str) -> str:
    """What the clerk is asked about the text of a toezegging; "" if it can be published as it is."""
    found = " en ".join(f"“{word}”" for word in own_words(text))
    return f"De tekst zegt nog {found}. Schrijf haar als “De minister stuurt …”." if found else ""
