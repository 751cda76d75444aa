"""The people, committees, ministries and debates whose name a reader typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import connection
from django.urls import reverse

from parliament.models.debate import DebateKind
from toezeggingen.filters import vocabulary
from toezeggingen.filters.vocabulary import Debates, Named, Rows, folded
from toezeggingen.search.question import Question

MOST = 3
# Words of a name that tell nothing of whose it is; a reader leaves them out or puts them in.
_LITTLE = "de het een en van voor der den aan minister staatssecretaris ministerie vaste commissie"
_NOTHING = frozenset(_LITTLE.split())
# What a reader calls the kind of thing before its name.
_DEBATES = "|".join([str(kind.label) for kind in DebateKind] + [r"\w*debat", "ao", "wgo", "nao"])
_KIND = re.compile(
    r"^(?:de |het )?(?:(?:vaste |algemene |kamer)?commissie(?: voor| van)?|ministerie(?: van| voor)?|"
    r"(?:kamer)?(?:lid|leden)|(?:heer|mevrouw|dhr|mevr|mw)\.?|fractie(?: van)?|"
    rf"(?:{_DEBATES})(?: over)?)\s+(?:de |het )?(?=\w)",
    re.IGNORECASE,
)
# What stands before a surname, and what few readers know: initials.
_BEFORE_SURNAME = re.compile(r"^(?:minister|staatssecretaris) |\b\w{1,3}\.", re.IGNORECASE)

# The kinds that may have such a name or key, offered or not: most words are no name, and need no further look.
HINTED = """
SELECT DISTINCT kind
FROM (
    SELECT 'lid' AS kind, member.slug AS key, concat_ws(' ', member.name, party.abbreviation) AS names
    FROM parliament_member AS member LEFT JOIN parliament_party AS party ON party.id = party_id
    UNION ALL SELECT 'bewindspersoon', slug, name FROM parliament_minister
    UNION ALL SELECT 'commissie', slug, concat_ws(' ', name, abbreviation, short_name) FROM parliament_committee
    UNION ALL SELECT 'ministerie', key, concat_ws(' ', name, abbreviation) FROM parliament_ministry
    UNION ALL SELECT 'ambt', slug, concat_ws(' ', title, abbreviation)
    FROM parliament_post JOIN parliament_ministry AS ministry ON ministry.id = ministry_id
    UNION ALL SELECT 'fractie', slug, concat_ws(' ', abbreviation, name) FROM parliament_party
    UNION ALL SELECT 'debat', lower(number), title FROM parliament_debate
    UNION ALL SELECT 'debat', lower(number), '' FROM parliament_formernumber WHERE debate_id IS NOT NULL
) AS named
WHERE key = %s
    OR unaccent(lower(names)) LIKE ALL (ARRAY(SELECT '%%' || unaccent(word) || '%%' FROM unnest(%s::text[]) AS word))
"""


@dataclass(frozen=True)
class Kind:
    """What it is called, and its page among the addresses."""

    name: str
    page: str
    vocabulary: Rows | Debates


KINDS = (
    Kind("lid", "member", vocabulary.MEMBERS),
    Kind("bewindspersoon", "minister", vocabulary.MINISTERS),
    Kind("commissie", "committee", vocabulary.COMMITTEES),
    Kind("ministerie", "ministry", vocabulary.MINISTRIES),
    Kind("ambt", "post", vocabulary.POSTS),
    Kind("fractie", "party", vocabulary.PARTIES),
    Kind("debat", "debate", vocabulary.DEBATES),
)


@dataclass(frozen=True)
class Found:
    kind: str
    number: str
    text: str
    address: str


def found(question: Question) -> list[Found]:
    """At most three: whose name or abbreviation is what was typed, then those of whose name it is the greater part."""
    typed = _KIND.sub("", question.typed)
    asked = dict.fromkeys(_corrected(words, question) for words in (typed, _BEFORE_SURNAME.sub("", typed)))
    return next((things for words in asked if words and (things := _named(words))), [])


def _corrected(typed: str, question: Question) -> str:
    return " ".join(question.taken.get(word, (word,))[0] for word in folded(typed).split())


def _named(typed: str) -> list[Found]:
    ranked = []
    for kind in _hinted(typed):
        named = kind.vocabulary.named([typed]) if " " not in typed else {}
        for one in dict.fromkeys([*named.values(), *kind.vocabulary.like(typed)]):
            share = 1.0 if one in named.values() else _share(typed, one)
            if share >= 0.5:
                ranked.append((share, Found(kind.name, one.key, one.text, reverse(kind.page, args=[one.key]))))
    ranked.sort(key=lambda pair: -pair[0])
    return [one for _, one in ranked[:MOST]]


def _hinted(typed: str) -> list[Kind]:
    with connection.cursor() as cursor:
        cursor.execute(HINTED, [typed, typed.split()])
        names = {name for (name,) in cursor.fetchall()}
    return [kind for kind in KINDS if kind.name in names]


def _share(typed: str, one: Named) -> float:
    """How much of a name was typed, in letters of the words that tell something."""
    return max((_told(typed.split(), name) for name in one.names), default=0.0)


def _told(typed: list[str], name: str) -> float:
    words = [word for word in folded(_BEFORE_SURNAME.sub("", name)).split() if word not in _NOTHING]
    told = [max((len(part) for part in typed if word.startswith(part)), default=0) for word in words]
    return sum(told) / sum(map(len, words)) if words else 0.0
