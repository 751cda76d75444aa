"""Find the people, committees, ministries and debates with the name that a reader typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from parliament.models import Debate
from parliament.models.debate import DebateKind
from parliament.names import without_initials
from search.text import directories
from search.text.dates_and_statuses import split_day
from search.text.directories import DebateDirectory, Option, TableDirectory, plain_name
from search.text.numbers import Thing, find_dossiers_among
from search.text.question import Question

MOST = 3
# Words that do not identify a name. A reader may leave them out or add them.
_INSIGNIFICANT_WORDS = "de het een en van voor der den aan minister staatssecretaris ministerie vaste commissie"
_INSIGNIFICANT = frozenset(_INSIGNIFICANT_WORDS.split())
# Words before a name that say what kind of thing it is.
_DEBATES = "|".join([str(kind.label) for kind in DebateKind] + [r"\w*debat", "ao", "wgo", "nao"])
_KIND = re.compile(
    r"^(?:de |het )?(?:(?:vaste |algemene |kamer)?commissie(?: voor| van)?|ministerie(?: van| voor)?|"
    r"(?:kamer)?(?:lid|leden)|(?:heer|mevrouw|dhr|mevr|mw)\.?|fractie(?: van)?|"
    rf"(?:{_DEBATES})(?: over)?)\s+(?:de |het )?(?=\w)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:minister|staatssecretaris) ", re.IGNORECASE)

# A ministry, its posts and its committee are also known by their first subject: "minister van Justitie".
_FURTHER_SUBJECTS = re.compile(r",| en ")
BY_FIRST_SUBJECT = 0.75  # the first subject in full counts as this share of the name


@dataclass(frozen=True)
class NamedKind:
    """A kind of thing with a name: its label, the URL name of its page, and its directory."""

    name: str
    page: str
    directory: TableDirectory | DebateDirectory
    has_subjects: bool = False


KINDS = (
    NamedKind("lid", "member", directories.MEMBERS),
    NamedKind("bewindspersoon", "minister", directories.MINISTERS),
    NamedKind("commissie", "committee", directories.COMMITTEES, has_subjects=True),
    NamedKind("ministerie", "ministry", directories.MINISTRIES, has_subjects=True),
    NamedKind("ambt", "post", directories.POSTS, has_subjects=True),
    NamedKind("fractie", "party", directories.PARTIES),
    NamedKind("debat", "debate", directories.ALL_DEBATES),
)


def find_things(question: Question) -> list[Thing]:
    """Return at most three things: dossiers, then exact names and abbreviations, then names typed for the greater part.

    If the words contain numbers, return only the things with those numbers, even if there are more than three.
    Toezeggingen are left out, because the search results list them already.
    """
    if question.number_condition is not None:
        return [thing for thing in question.numbered_things if thing.kind != "toezegging"]
    return [*find_dossiers_among(question.searched_text), *_find_by_name(question)][:MOST]


def _find_by_name(question: Question) -> list[Thing]:
    """Find things by name. Words as typed go before corrected words, because a name may have words no document has."""
    day, rest = split_day(question.searched_text)
    if day and (debates := _debates_on(day, rest)):
        return debates
    typed = _KIND.sub("", question.searched_text)
    queries = [plain_name(words) for words in (question.searched_text, typed, without_initials(_TITLE.sub("", typed)))]
    queries += [" ".join(map(question.in_register_spelling, words.split())) for words in queries]
    return next((things for words in dict.fromkeys(queries) if words and (things := _find_named(words))), [])


def _debates_on(day: date, typed: str) -> list[Thing]:
    """Return the debates on this day that have all significant words in their title."""
    words = [word for word in plain_name(_KIND.sub("", typed)).split() if word not in _INSIGNIFICANT]
    held = DebateDirectory(lambda: Debate.objects.filter(day=day))
    debates = held.matching(" ".join(words)) if words else held.by_key(held.keys()).values()
    return [Thing("debat", debate.key, debate.text, reverse("debate", args=[debate.key])) for debate in debates][:MOST]


def _find_named(typed: str) -> list[Thing]:
    ranked = []
    for kind in KINDS:
        named = kind.directory.by_key([typed]) if " " not in typed else {}
        for option in dict.fromkeys([*named.values(), *kind.directory.matching(typed)]):
            share = 1.0 if option in named.values() else _share(typed.split(), option, kind)
            if share >= 0.5:
                address = reverse(kind.page, args=[option.key])
                ranked.append((share, Thing(kind.name, option.key, option.text, address)))
    ranked.sort(key=lambda pair: -pair[0])
    return [thing for _, thing in ranked[:MOST]]


def _share(typed: list[str], option: Option, kind: NamedKind) -> float:
    """Return the share of a name that was typed, counted in letters of significant words."""
    shares = [_typed_share(typed, name) for name in option.names]
    if kind.has_subjects:
        first = (_FURTHER_SUBJECTS.split(name)[0] for name in option.names)
        shares += [BY_FIRST_SUBJECT * _typed_share(typed, name) for name in first]
    return max(shares, default=0.0)


def _typed_share(typed: list[str], name: str) -> float:
    """Return the typed share of one name. Years in a name do not count: "Economische Zaken (2012-2017)"."""
    every = plain_name(without_initials(_TITLE.sub("", name))).split()
    words = [word for word in every if word not in _INSIGNIFICANT and not word.isdigit()]
    found = [max((len(part) for part in typed if word.startswith(part)), default=0) for word in words]
    return sum(found) / sum(map(len, words)) if words else 0.0
