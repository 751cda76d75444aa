"""A list that exists already becomes rows of this register, through the workflow.

Rows are added many in one transaction, each whole or not at all, so that a second run completes what a killed one
began. A number that the register has, or had, is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from letters.models import Letter
from matching.deadlines import resolve_deadline
from opendata.lists import Listed
from parliament import lookup, reference
from parliament.models import Member, Ministry, Party, Post
from toezeggingen import workflow
from toezeggingen.models import FormerToezeggingNumber, Toezegging
from toezeggingen.permissions import REGISTER
from toezeggingen.status import Status

ONE_AT_A_TIME = 0x6C696A7374  # "lijst": the key of the lock under which rows are added one by one
SETTLED_ELSEWHERE = "Overgenomen uit een eerdere lijst, die zegt dat de toezegging is afgedaan; waarmee is niet bekend."
IN_A_LETTER = "brief"  # the kind of "debate" in which a list says that a promise was made in writing


@transaction.atomic
def load(rows: Sequence[Listed]) -> list[bool | ValidationError]:
    """Add each toezegging, published, and settled if the list says so. Gives of each row True, False where the register
    has its number, or why nothing of it is added, in Dutch."""
    with connection.cursor() as cursor:  # two loads at once make each debate and each member once
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    known = _known(row.number for row in rows)
    desk = _Desk()
    outcomes: list[bool | ValidationError] = []
    for row in rows:
        try:
            if row.number not in known:
                desk.add(row)
            outcomes.append(row.number not in known)
            known.add(row.number)
        except ValidationError as refusal:
            outcomes.append(refusal)
            desk = _Desk()  # what this one made for the row is gone
    return outcomes


def _known(numbers: Iterable[str]) -> set[str]:
    """Those that a toezegging has or had."""
    asked = list(numbers)
    return {
        number
        for known in (Toezegging, FormerToezeggingNumber)
        for number in known.objects.filter(number__in=asked).values_list("number", flat=True)
    }


class _Desk:
    """Adds row after row."""

    def __init__(self) -> None:
        self.lookup = lookup.Lookup()

    @transaction.atomic
    def add(self, listed: Listed) -> None:
        today = timezone.localdate()
        ministry = self._ministry(listed)
        post = self.lookup.post(listed.role, ministry) if listed.role else None
        toezegging = Toezegging(
            number=listed.number,
            text=listed.text,
            made_on=listed.made_on,
            post=post,
            minister=self.lookup.holder(post, listed.made_on) if post else None,
            ministry_then=ministry,
            ministry_now=self.lookup.heir(ministry, today),
        )
        if listed.kind == IN_A_LETTER:
            toezegging.letter = _letter(listed, ministry, post)
        else:
            made_in = (listed.debate, listed.kind, listed.title, listed.made_on, listed.committee)
            toezegging.debate = self.lookup.debate(*made_in)
        if listed.deadline_words:
            toezegging.deadline = resolve_deadline(listed.deadline_words, listed.made_on)
        members, parties = self._recipients(listed)
        workflow.enter(toezegging, by=REGISTER, members=members, parties=parties)
        workflow.publish(toezegging, by=REGISTER, on=today)
        if listed.settled_on:
            _note_settled(toezegging, listed.settled_on)

    def _ministry(self, listed: Listed) -> Ministry:
        """A minister "voor" something sits at the ministry that the reference list says."""
        housed = reference.ministry_of(listed.role, listed.made_on) or ""
        for name in (listed.ministry, housed):
            if found := self.lookup.ministry(name, listed.made_on):
                return found
        raise ValidationError(
            f"Ministerie “{listed.ministry}” is onbekend; voeg het toe in beheer of verbeter de regel."
        )

    def _recipients(self, listed: Listed) -> tuple[list[Member], list[Party]]:
        members, parties = [], []
        for one in listed.recipients:
            party = self.lookup.party(one.party) if one.party else None
            if one.name:
                members.append(self.lookup.member(one.name, party))
            elif party:
                parties.append(party)
        return members, parties


def _note_settled(toezegging: Toezegging, on: date) -> None:
    """The list tells that it was kept and when, not by what or in which meeting, and the timeline says just that. A
    clerk who knows more reopens it and records the decision."""
    workflow.make_move("decide", toezegging, by=REGISTER, on=on, to=Status.FULFILLED, reason=SETTLED_ELSEWHERE)


def _letter(listed: Listed, ministry: Ministry, post: Post | None) -> Letter:
    """The letter of that day and subject; a new one has no text until it is read in, so that the public sees only that
    there is one."""
    facts = {"date": listed.made_on, "subject": listed.title, "ministry": ministry}
    found = Letter.objects.filter(**facts).order_by("number").first()
    if found:
        return found
    letter = Letter(**facts, number=Letter.own_number(listed.made_on), author_role=listed.role, post=post)
    letter.full_clean()
    letter.save()
    return letter
