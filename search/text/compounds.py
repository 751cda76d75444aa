"""Split a compound that the register does not know: "wapenleveringen" into "wapen" and "leveringen".

In a Dutch compound the first part names the subject and the last part the kind of thing: "stikstofplan" is a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import connection

from search.text.spelling import SEPARABLE

SHORTEST_FRONT, SHORTEST_BACK = 3, 4  # letters; three last letters are usually an ending ("-ing")
SHORTEST_ALONE = 5  # letters of a first part without a known last part; a shorter one may be chance
LINKING = ("", "s", "e", "en", "er")  # "leven-s-verwachting", "paard-en-stal", "kind-er-opvang"

# The parts that occur in public documents, also as a plural or verb, and whether each part is a stop word.
KNOWN_PARTS = """
SELECT part, numnode(plainto_tsquery('public.register', part)) = 0
FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[]) AS typed (part, plural, doubled, verb), LATERAL (
    SELECT plainto_tsquery('public.register', part) || plainto_tsquery('public.register', part || 's')
        || plainto_tsquery('public.register', plural) || plainto_tsquery('public.register', doubled)
        || plainto_tsquery('public.register', verb) AS forms
) AS any_form
WHERE EXISTS (SELECT FROM search_toezeggingdocument WHERE document @@ forms)
    OR EXISTS (SELECT FROM search_letterdocument WHERE document @@ forms)
    OR numnode(plainto_tsquery('public.register', part)) = 0
"""


def parts_of(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the known parts of each word: first and last part if both are known, else only the known first part.

    Words without known parts are left out.
    """
    cuts = {word: range(SHORTEST_FRONT, len(word) - SHORTEST_BACK + 1) for word in words if word.isalpha()}
    ends = sorted({end for word, places in cuts.items() for cut in places for end in (word[:cut], word[cut:])})
    if not ends:
        return {}
    plurals = [_plural(end) for end in ends]
    doubled = [f"{end}{end[-1]}en" for end in ends]
    verbs = [_verb(end) for end in ends]
    with connection.cursor() as cursor:
        cursor.execute(KNOWN_PARTS, [ends, plurals, doubled, verbs])
        known = dict(cursor.fetchall())
    found = {word: _parts(word, places, known) for word, places in cuts.items()}
    return {word: parts for word, parts in found.items() if parts}


def _verb(word: str) -> str:
    """Return the verb of a noun in -ing: "splitsen" for "splitsing"."""
    return re.sub(r"(?<=\w{3})ing$", "en", word)


def _plural(word: str) -> str:
    """Return the plural in -en. A final f or s becomes v or z, a double vowel becomes single: "brieven", "scholen".

    The query also tries the plural with a double consonant ("straffen"), as `doubled`.
    """
    voiced = re.sub(r"s$", "z", re.sub(r"f$", "v", word))
    return re.sub(r"([aeou])\1(?=[^aeiou]$)", r"\1", voiced) + "en"


def _parts(word: str, cuts: range, known: dict[str, bool]) -> tuple[str, ...]:
    """Split one word. `known` maps each known part to whether it is a stop word.

    A stop word is accepted as first part only before a known last part: "zij" and "instromer". A linking s is not
    counted as part of the first part.
    """
    fronts = [word[:cut] for cut in reversed(cuts) if word[:cut] in known]
    specific = [front for front in fronts if not known[front]]
    common = [front for front in fronts if known[front] and not SEPARABLE.fullmatch(front)]
    for front in [*specific, *common]:
        for between in LINKING:
            rest = word[len(front) :]
            if rest.startswith(between) and known.get(back := rest.removeprefix(between)) is False:
                return front, back
    alone = [front.removesuffix("s") if front.removesuffix("s") in known else front for front in specific[:1]]
    return tuple(front for front in alone if len(front) >= SHORTEST_ALONE)
