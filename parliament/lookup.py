"""Whom and what of the House a list means by a name, on a day: found among the rows, or added where it is new."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from django.db.models import Model

from parliament import reference
from parliament.models import Committee, Debate, Member, Minister, Ministry, MinistryPeriod, Party, Post, Term
from parliament.models.debate import OWN, DebateKind
from parliament.models.former import known_as, take_number

Row = TypeVar("Row", bound=Model)

# What the House calls its plenary debates besides that.
PLENARY = re.compile(r"plenair|tweeminutendebat|begrotingsbehandeling|interpellatie|dertigledendebat|hoofdlijnendebat")
_INITIALS = re.compile(r"^(?:[A-Z][a-z]?\.\s?)+\s*")
_YEARS = re.compile(r"\s*\(\d{4}-\d{4}\)$")


class Lookup:
    """Keeps the names that it starts with: ministries and committees. A name is compared without case and accents."""

    def __init__(self) -> None:
        self._ministries = _by_name(Ministry.objects.all(), lambda row: (row.key, row.name, row.abbreviation))
        for period in MinistryPeriod.objects.select_related("ministry"):
            self._ministries.setdefault(reference.bare(period.name), []).append(period.ministry)
        self._committees = _by_name(Committee.objects.all(), _committee_names)

    def ministry(self, name: str, day: date) -> Ministry | None:
        """By a name or abbreviation that it had; of several the one that existed on the day."""
        known = self._ministries.get(reference.bare(name), [])
        return next((one for one in known if one.periods.covering(day).exists()), known[0] if known else None)

    def committee(self, name: str, day: date) -> Committee | None:
        """By its name with or without "vaste commissie voor" and its years; of several the one that met on the day.
        One that is new gets the whole name as its abbreviation, because a list tells no other."""
        bare = reference.bare(name)
        known = self._committees.get(bare) or self._committees.get(_YEARS.sub("", bare))
        if known:
            return min(known, key=lambda one: (_days_between(one, day), len(one.abbreviation)))
        if not bare:
            return None
        found = Committee.objects.filter(abbreviation=name).first()
        return found or _saved(Committee(abbreviation=name, name=name, short_name=name))

    def debate(self, number: str, kind: str, title: str, day: date, committee: str) -> Debate:
        """By a number that it has or had; without one by all else, and a new one then has a number of the register.
        One that had such a number takes the House's when a list tells it."""
        of = self.committee(committee, day)
        facts = {"kind": debate_kind(kind), "title": title, "day": day, "committee": of}
        alike = Debate.objects.filter(**facts).order_by("number")
        if not number:
            return alike.first() or _saved(Debate(**facts, number=Debate.own_number(day)))
        if found := known_as(number, Debate.objects.all()):
            return found
        if unnumbered := alike.filter(number__contains=OWN).first():
            take_number(unnumbered, number)
            return unnumbered
        return _saved(Debate(**facts, number=number))


def debate_kind(name: str) -> DebateKind:
    """ "Algemeen overleg", "plenair debat (wetgeving)"; a kind that the register does not tell apart is another one."""
    spoken = name.lower()
    known = {str(kind.label): kind for kind in DebateKind}
    return known.get(spoken) or (DebateKind.PLENARY if PLENARY.match(spoken) else DebateKind.OTHER)


def post(title: str, ministry: Ministry) -> Post:
    found = next((one for one in Post.objects.all() if reference.bare(one.title) == reference.bare(title)), None)
    return found or _saved(Post(title=title, ministry=ministry))


def holder(of: Post, day: date) -> Minister | None:
    """Who held the post on that day, where the register knows of one person only."""
    terms = Term.objects.covering(day).filter(post=of).select_related("minister")
    return terms[0].minister if len(terms) == 1 else None


def party(name: str) -> Party:
    bare = reference.bare(name)
    found = next(
        (one for one in Party.objects.all() if bare in map(reference.bare, (one.abbreviation, one.name))), None
    )
    return found or _saved(Party(abbreviation=name, name=name))


def member(name: str, of: Party | None) -> Member:
    """By the name without initials within the party; a person who changed parties is a person in each."""
    same = [one for one in Member.objects.filter(party=of) if _surname(one.name) == _surname(name)]
    return same[0] if len(same) == 1 else _saved(Member(name=name, party=of))


def _surname(name: str) -> str:
    return reference.bare(_INITIALS.sub("", name))


def _committee_names(row: Committee) -> tuple[str, ...]:
    names = (row.abbreviation, row.name, row.short_name, row.subject)
    return (*names, *(_YEARS.sub("", name) for name in names))


def _days_between(row: Committee, day: date) -> int:
    """0 on a day between its first and its last activity."""
    since, until = row.since or date.min, row.until or date.max
    return max((since - day).days, (day - until).days, 0)


def _by_name(rows: Iterable[Row], names: Callable[[Row], Iterable[str]]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        for name in {reference.bare(name) for name in names(row)}:
            found.setdefault(name, []).append(row)
    return found


def _saved(row: Row) -> Row:
    row.full_clean(exclude=["slug"])  # an address is made on saving
    row.save()
    return row
