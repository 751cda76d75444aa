"""A list that exists already becomes rows of this register, through the workflow.

A row is one transaction: the toezegging with its debate, people and fate is there, or nothing of it is, so that a
second run completes what a killed one began. A number that the register has, or had, is left as it is.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from letters.models import Letter
from parliament import lookup, reference
from parliament.models import Member, Ministry, Party, Post
from toezeggingen import workflow
from toezeggingen.listed import Listed
from toezeggingen.models import FormerNumber, Toezegging
from toezeggingen.status import Status
from toezeggingen.terms import resolve_term

ONE_AT_A_TIME = 0x6C696A7374  # "lijst": the key of the lock under which rows are added one by one
SETTLED_ELSEWHERE = "Overgenomen uit een eerdere lijst, die zegt dat de toezegging is afgedaan; waarmee is niet bekend."
IN_A_LETTER = "brief"  # the kind of "debate" in which a list says that a promise was made in writing


class Desk:
    """Loads row after row."""

    def __init__(self) -> None:
        self.lookup = lookup.Lookup()

    @transaction.atomic
    def load(self, listed: Listed) -> bool:
        """Add the toezegging, published, and settled if the list says so; False where the register has its number.
        Raises ValidationError with the reason, in Dutch, and then nothing of the row remains."""
        with connection.cursor() as cursor:  # two loads at once make each debate and each member once
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        if any(known.objects.filter(number=listed.number).exists() for known in (Toezegging, FormerNumber)):
            return False
        ministry = self._ministry(listed)
        post = lookup.post(listed.role, ministry) if listed.role else None
        toezegging = Toezegging(
            number=listed.number,
            text=listed.text,
            made_on=listed.made_on,
            post=post,
            minister=lookup.holder(post, listed.made_on) if post else None,
            ministry_then=ministry,
        )
        if listed.kind == IN_A_LETTER:
            toezegging.letter = _letter(listed, ministry, post)
        else:
            made_in = (listed.debate, listed.kind, listed.title, listed.made_on, listed.committee)
            toezegging.debate = self.lookup.debate(*made_in)
        if listed.deadline_words:
            toezegging.deadline = resolve_term(listed.deadline_words, listed.made_on)
        members, parties = _recipients(listed)
        workflow.enter(toezegging, by=None, members=members, parties=parties)
        workflow.publish(toezegging, by=None, on=timezone.localdate())
        if listed.settled_on:
            _note_settled(toezegging, listed.settled_on)
        return True

    def _ministry(self, listed: Listed) -> Ministry:
        """A minister "voor" something sits at the ministry that the reference list says."""
        housed = reference.ministry_of(listed.role, listed.made_on) or ""
        for name in (listed.ministry, housed):
            if found := self.lookup.ministry(name, listed.made_on):
                return found
        raise ValidationError(
            f"Ministerie “{listed.ministry}” is onbekend; voeg het toe in beheer of verbeter de regel."
        )


def _note_settled(toezegging: Toezegging, on: date) -> None:
    """The list tells that it was kept and when, not by what or in which meeting, and the timeline says just that. A
    clerk who knows more reopens it and records the decision."""
    workflow.make("decide", toezegging, by=None, on=on, to=Status.FULFILLED, reason=SETTLED_ELSEWHERE)


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


def _recipients(listed: Listed) -> tuple[list[Member], list[Party]]:
    members, parties = [], []
    for one in listed.recipients:
        party = lookup.party(one.party) if one.party else None
        if one.name:
            members.append(lookup.member(one.name, party))
        elif party:
            parties.append(party)
    return members, parties
