"""What a compound is made of that the register does not know: "wapenleveringen" of "wapen" and "leveringen".

In Dutch the first part tells what it is about, the last of what kind it is ("stikstofplan", "stikstofkaart").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import connection

SHORTEST_FRONT, SHORTEST_BACK = 3, 4  # letters: "boa-opleiding"; an end of three is more often an ending ("-ing")
SHORTEST_ALONE = 5  # letters of a first part that is enough by itself; a shorter one may stand there by chance
LINKING = ("", "s", "e", "en", "er")  # "leven-s-verwachting", "paard-en-stal", "kind-er-opvang"

# As documents have them, in the plural too, and only what the public can read now.
KNOWN_PARTS = """
SELECT part
FROM unnest(%s::text[], %s::text[], %s::text[]) AS asked (part, plural, doubled), LATERAL (
    SELECT plainto_tsquery('public.register', part) || plainto_tsquery('public.register', part || 's')
        || plainto_tsquery('public.register', plural) || plainto_tsquery('public.register', doubled) AS forms
) AS any_form
WHERE EXISTS (SELECT FROM toezeggingen_searchdocument WHERE document @@ forms)
    OR EXISTS (SELECT FROM letters_letterdocument WHERE document @@ forms)
"""


def parts_of(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of each word its known first and last part where these are all of it, or else its known first part; of a word
    without either nothing."""
    cuts = {word: range(SHORTEST_FRONT, len(word) - SHORTEST_BACK + 1) for word in words if word.isalpha()}
    with connection.cursor() as cursor:
        ends = sorted({end for word, places in cuts.items() for cut in places for end in (word[:cut], word[cut:])})
        cursor.execute(KNOWN_PARTS, [ends, [_plural(end) for end in ends], [f"{end}{end[-1]}en" for end in ends]])
        known = {part for (part,) in cursor.fetchall()}
    found = {word: _parts(word, places, known) for word, places in cuts.items()}
    return {word: parts for word, parts in found.items() if parts}


def _plural(word: str) -> str:
    """In -en, before which Dutch voices an f and an s and writes a long vowel once: "brief" and "school" give "brieven"
    and "scholen"; after a short vowel it doubles the consonant instead, "straf" gives "straffen"."""
    voiced = re.sub(r"s$", "z", re.sub(r"f$", "v", word))
    return re.sub(r"([aeou])\1(?=[^aeiou]$)", r"\1", voiced) + "en"


def _parts(word: str, cuts: range, known: set[str]) -> tuple[str, ...]:
    fronts = [word[:cut] for cut in reversed(cuts) if word[:cut] in known]
    for front in fronts:
        for between in LINKING:
            rest = word[len(front) :]
            if rest.startswith(between) and (back := rest.removeprefix(between)) in known:
                return front, back
    return tuple(front for front in fronts[:1] if len(front) >= SHORTEST_ALONE)
