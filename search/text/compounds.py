"""What a compound is made of that the register does not know: "wapenleveringen" of "wapen" and "leveringen".

In Dutch the first part tells what it is about, the last of what kind it is ("stikstofplan", "stikstofkaart").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import connection

from search.text.spelling import SEPARABLE

SHORTEST_FRONT, SHORTEST_BACK = 3, 4  # letters: "boa-opleiding"; an end of three is more often an ending ("-ing")
SHORTEST_ALONE = 5  # letters of a first part that is enough by itself; a shorter one may stand there by chance
LINKING = ("", "s", "e", "en", "er")  # "leven-s-verwachting", "paard-en-stal", "kind-er-opvang"

# As documents have them, in the plural and as a verb too, and only what the public can read now; and which of them the
# language has everywhere.
KNOWN_PARTS = """
SELECT part, numnode(plainto_tsquery('public.register', part)) = 0
FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[]) AS asked (part, plural, doubled, verb), LATERAL (
    SELECT plainto_tsquery('public.register', part) || plainto_tsquery('public.register', part || 's')
        || plainto_tsquery('public.register', plural) || plainto_tsquery('public.register', doubled)
        || plainto_tsquery('public.register', verb) AS forms
) AS any_form
WHERE EXISTS (SELECT FROM search_toezeggingdocument WHERE document @@ forms)
    OR EXISTS (SELECT FROM search_letterdocument WHERE document @@ forms)
    OR numnode(plainto_tsquery('public.register', part)) = 0
"""


def parts_of(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of each word its known first and last part where these are all of it, or else its known first part; of a word
    without either nothing."""
    cuts = {word: range(SHORTEST_FRONT, len(word) - SHORTEST_BACK + 1) for word in words if word.isalpha()}
    ends = sorted({end for word, places in cuts.items() for cut in places for end in (word[:cut], word[cut:])})
    if not ends:
        return {}
    plurals, doubled, verbs = zip(*((_plural(end), f"{end}{end[-1]}en", _verb(end)) for end in ends), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(KNOWN_PARTS, [ends, list(plurals), list(doubled), list(verbs)])
        known = dict(cursor.fetchall())
    found = {word: _parts(word, places, known) for word, places in cuts.items()}
    return {word: parts for word, parts in found.items() if parts}


def _verb(word: str) -> str:
    """What the noun is made of: "splitsing" of "splitsen"."""
    return re.sub(r"(?<=\w{3})ing$", "en", word)


def _plural(word: str) -> str:
    """In -en, before which Dutch voices an f and an s and writes a long vowel once: "brief" and "school" give "brieven"
    and "scholen"; after a short vowel it doubles the consonant instead, "straf" gives "straffen"."""
    voiced = re.sub(r"s$", "z", re.sub(r"f$", "v", word))
    return re.sub(r"([aeou])\1(?=[^aeiou]$)", r"\1", voiced) + "en"


def _parts(word: str, cuts: range, known: dict[str, bool]) -> tuple[str, ...]:
    """`known` says of each known part whether it is common; such a one tells nothing, so that it needs the other:
    "zij" and "instromer". The s that links two parts is none of the first."""
    fronts = [word[:cut] for cut in reversed(cuts) if word[:cut] in known]
    telling = [front for front in fronts if not known[front]]
    common = [front for front in fronts if known[front] and not SEPARABLE.fullmatch(front)]
    for front in [*telling, *common]:
        for between in LINKING:
            rest = word[len(front) :]
            if rest.startswith(between) and known.get(back := rest.removeprefix(between)) is False:
                return front, back
    alone = [front.removesuffix("s") if front.removesuffix("s") in known else front for front in telling[:1]]
    return tuple(front for front in alone if len(front) >= SHORTEST_ALONE)
