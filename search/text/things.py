"""The people, committees, ministries and debates whose name a reader typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Value
from django.urls import reverse

from parliament.models.debate import DebateKind
from parliament.names import without_initials
from search.text import days, directories, numbers
from search.text.directories import DebateDirectory, Option, TableDirectory, plain_name
from search.text.question import Question

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
_TITLE = re.compile(r"^(?:minister|staatssecretaris) ", re.IGNORECASE)

# A ministry, and who bears its name, is called by the first of its subjects too: "minister van Justitie".
_FURTHER_SUBJECTS = re.compile(r",| en ")
BY_FIRST_SUBJECT = 0.75  # as much as most of the name
# The kinds that may have such a name or key, offered or not: most words are no name, and need no further look.
HINTED = """
SELECT DISTINCT kind FROM ({}) AS named (key, names, kind)
WHERE key = %s
    OR unaccent(lower(names)) LIKE ALL (ARRAY(SELECT '%%' || unaccent(word) || '%%' FROM unnest(%s::text[]) AS word))
"""


@dataclass(frozen=True)
class Kind:
    """What it is called, and its page among the addresses."""

    name: str
    page: str
    directory: TableDirectory | DebateDirectory
    has_subjects: bool = False


KINDS = (
    Kind("lid", "member", directories.MEMBERS),
    Kind("bewindspersoon", "minister", directories.MINISTERS),
    Kind("commissie", "committee", directories.COMMITTEES, has_subjects=True),
    Kind("ministerie", "ministry", directories.MINISTRIES, has_subjects=True),
    Kind("ambt", "post", directories.POSTS, has_subjects=True),
    Kind("fractie", "party", directories.PARTIES),
    Kind("debat", "debate", directories.ALL_DEBATES),
)


@dataclass(frozen=True)
class Found:
    kind: str
    number: str
    text: str
    address: str


def found(question: Question) -> list[Found]:
    """At most three: whose name or abbreviation is what was typed, then those of whose name it is the greater part.
    Where numbers stand among the words, what has them; a toezegging is an answer itself. A dossier comes before names.
    """
    if question.by_number is not None:
        return [_as_found(one) for one in question.named if one.kind != "toezegging"]
    dossiers = [_as_found(one) for one in numbers.dossiers_among(question.sought)]
    return [*dossiers, *_found_by_name(question)][:MOST]


def _as_found(one: numbers.Thing) -> Found:
    return Found(one.kind, one.number, one.text, one.address)


def _found_by_name(question: Question) -> list[Found]:
    """A name may have a word that is in no document, so that the words are first taken as they were typed."""
    day, beside = days.apart(question.sought)
    if day and (debates := _debates_on(day, beside)):
        return debates
    typed = _KIND.sub("", question.sought)
    asked = [plain_name(words) for words in (question.sought, typed, without_initials(_TITLE.sub("", typed)))]
    asked += [_corrected(words, question) for words in asked]
    return next((things for words in dict.fromkeys(asked) if words and (things := _named(words))), [])


def _debates_on(day: date, typed: str) -> list[Found]:
    """Those of that day, with all of the words that tell something in their title."""
    words = [word for word in plain_name(_KIND.sub("", typed)).split() if word not in _NOTHING]
    held = DebateDirectory(lambda rows: rows.filter(day=day))
    debates = held.matching(" ".join(words)) if words else held.by_key(held.keys()).values()
    return [Found("debat", one.key, one.text, reverse("debate", args=[one.key])) for one in debates][:MOST]


def _corrected(words: str, question: Question) -> str:
    return " ".join(map(question.known_as, words.split()))


def _named(typed: str) -> list[Found]:
    ranked = []
    for kind in _hinted(typed):
        named = kind.directory.by_key([typed]) if " " not in typed else {}
        for one in dict.fromkeys([*named.values(), *kind.directory.matching(typed)]):
            share = 1.0 if one in named.values() else _share(typed.split(), one, kind)
            if share >= 0.5:
                ranked.append((share, Found(kind.name, one.key, one.text, reverse(kind.page, args=[one.key]))))
    ranked.sort(key=lambda pair: -pair[0])
    return [one for _, one in ranked[:MOST]]


def _hinted(typed: str) -> list[Kind]:
    rows, params = _all_called()
    with connection.cursor() as cursor:
        cursor.execute(HINTED.format(rows), [*params, typed, typed.split()])
        names = {name for (name,) in cursor.fetchall()}
    return [kind for kind in KINDS if kind.name in names]


@cache
def _all_called() -> tuple[str, tuple[Any, ...]]:
    """Key, names and kind of all things, in SQL: composing that takes longer than asking it."""
    every = [rows.annotate(kind=Value(kind.name)) for kind in KINDS for rows in kind.directory.all_names()]
    return every[0].union(*every[1:], all=True).query.sql_with_params()


def _share(typed: list[str], one: Option, kind: Kind) -> float:
    """How much of a name was typed, in letters of the words that tell something."""
    shares = [_told(typed, name) for name in one.names]
    if kind.has_subjects:
        first = (_FURTHER_SUBJECTS.split(name)[0] for name in one.names)
        shares += [BY_FIRST_SUBJECT * _told(typed, name) for name in first]
    return max(shares, default=0.0)


def _told(typed: list[str], name: str) -> float:
    """Years tell nothing: "Economische Zaken (2012-2017)"."""
    every = plain_name(without_initials(_TITLE.sub("", name))).split()
    words = [word for word in every if word not in _NOTHING and not word.isdigit()]
    told = [max((len(part) for part in typed if word.startswith(part)), default=0) for word in words]
    return sum(told) / sum(map(len, words)) if words else 0.0
