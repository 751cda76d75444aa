"""Finds the rows that an imported list names, as they were on a given day, and creates missing rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from django.db.models import Model

from parliament import reference
from parliament.models import Committee, Debate, Member, Ministry, MinistryPeriod, Party, Post
from parliament.models.debate import DebateKind
from parliament.models.former import known_as, take_number
from parliament.recipient_rows import RecipientRows
from parliament.recipients import WrittenRecipient
from parliament.register_numbers import OWN_DEBATE_INFIX

Row = TypeVar("Row", bound=Model)
Recipient = TypeVar("Recipient", Member, Party)

# Names that lists use for plenary debates.
PLENARY = re.compile(r"plenair|tweeminutendebat|begrotingsbehandeling|interpellatie|dertigledendebat|hoofdlijnendebat")
_YEARS = re.compile(r"\s*\(\d{4}-\d{4}\)$")


class Lookup:
    """Reads all names once, and compares them without case and accents.

    Use a new instance for each transaction: it does not notice a rollback or rows that others create.
    """

    def __init__(self) -> None:
        self._ministries = _by_name(Ministry.objects.all(), lambda row: (row.key, row.name, row.abbreviation))
        self._periods = list(MinistryPeriod.objects.select_related("ministry"))
        for period in self._periods:
            self._ministries.setdefault(reference.bare(period.name), []).append(period.ministry)
        self._committees = _by_name(Committee.objects.all(), _committee_names)
        self._recipients = RecipientRows()
        self._posts = _by_name(Post.objects.all(), lambda row: (row.title,))

    def ministry(self, name: str, day: date) -> Ministry | None:
        """The ministry with this name or abbreviation, present or former, preferably one that existed on the day."""
        known = self._ministries.get(reference.bare(name), [])
        existed = {period.ministry for period in self._periods if _days_between(period, day) == 0}
        return next((ministry for ministry in known if ministry in existed), known[0] if known else None)

    def committee(self, name: str, day: date) -> Committee | None:
        """The committee with this name, preferably one that was active on the day.

        "Vaste commissie voor" and years in the name are ignored. A new committee gets its name as abbreviation, because
        lists do not give abbreviations.
        """
        bare = reference.bare(name)
        known = self._committees.get(bare) or self._committees.get(_YEARS.sub("", bare))
        if known:
            return min(known, key=lambda row: (_days_between(row, day), len(row.abbreviation)))
        if not bare:
            return None
        found = Committee.objects.filter(abbreviation=name).first()
        return found or _saved(Committee(abbreviation=name, name=name, short_name=name))

    def debate(self, number: str, kind: str, title: str, day: date, committee: str) -> Debate:
        """The debate with this number, present or former. Without a number, the debate with these facts.

        A new debate without a number gets a number of this register, until a list gives the House's number.
        """
        debates = Debate.objects.all()
        if number and (found := known_as(number, debates)):
            return found
        facts = {"kind": debate_kind(kind), "title": title, "day": day, "committee": self.committee(committee, day)}
        alike = debates.filter(**facts).order_by("number")
        if not number:
            return alike.first() or _saved(Debate(**facts, number=Debate.own_number(day)))
        if unnumbered := alike.filter(number__contains=OWN_DEBATE_INFIX).first():
            take_number(unnumbered, number)
            return unnumbered
        return _saved(Debate(**facts, number=number))

    def post(self, title: str, ministry: Ministry) -> Post:
        known = self._posts.setdefault(reference.bare(title), [])
        if not known:
            known.append(_saved(Post(title=title, ministry=ministry)))
        return known[0]

    def party(self, name: str) -> Party:
        return self._recipients.party(name) or self._added(Party(abbreviation=name, name=name))

    def member(self, name: str, party: Party | None) -> Member:
        """The member with this name in this party, whatever the initials. A member who changes party gets a new row."""
        in_party = [member for member in self._recipients.members(name) if member.party == party]
        return in_party[0] if len(in_party) == 1 else self._added(Member(name=name, party=party))

    def recipient(self, written: WrittenRecipient) -> Member | Party:
        """The member or party that a list names. A bare name may be that of a known party."""
        party = self.party(written.party) if written.party else self._recipients.party(written.name)
        if party and not (written.name and written.party):
            return party
        return self.member(written.name, party)

    def _added(self, row: Recipient) -> Recipient:
        self._recipients.add(_saved(row))
        return row


def debate_kind(name: str) -> DebateKind:
    """The kind of debate for a name in a list, like "Algemeen overleg". OTHER if the name is unknown."""
    spoken = name.lower()
    known = {str(kind.label): kind for kind in DebateKind}
    return known.get(spoken) or (DebateKind.PLENARY if PLENARY.match(spoken) else DebateKind.OTHER)


def _committee_names(row: Committee) -> tuple[str, ...]:
    names = (row.abbreviation, row.name, row.short_name, row.subject)
    return (*names, *(_YEARS.sub("", name) for name in names))


def _days_between(row: Committee | MinistryPeriod, day: date) -> int:
    """The number of days from the day to the period of the row; 0 if the day is in the period."""
    since, until = row.since or date.min, row.until or date.max
    return max((since - day).days, (day - until).days, 0)


def _by_name(rows: Iterable[Row], names: Callable[[Row], Iterable[str]]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        for name in {reference.bare(name) for name in names(row)}:
            found.setdefault(name, []).append(row)
    return found


def _saved(row: Row) -> Row:
    row.full_clean(exclude=["slug", "is_confidential"])  # save() fills in both
    row.save()
    return row
