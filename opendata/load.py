"""Load an existing list of toezeggingen into this register, through the workflow.

A transaction loads many rows, and each row is loaded completely or not at all. A row is skipped if its number is or was
the number of a toezegging in the register. So a second run completes a run that was killed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from letters.models import Letter
from matching.deadlines import resolve_deadline
from opendata.lists import ListedToezegging
from parliament import reference
from parliament.lookup import Lookup
from parliament.models import Member, Minister, Ministry, Party, Post, Tenure
from parliament.recipients import read_recipients
from toezeggingen import workflow
from toezeggingen.models import FormerToezeggingNumber, Toezegging
from toezeggingen.permissions import REGISTER
from toezeggingen.status import Status

LOCK_KEY = 0x6C696A7374  # "lijst"; the key of the advisory lock
SETTLED_ELSEWHERE = "Overgenomen uit een eerdere lijst, die zegt dat de toezegging is afgedaan; waarmee is niet bekend."
IN_A_LETTER = "brief"  # the "kind of debate" that a list gives to a toezegging made in a letter


@transaction.atomic
def load(rows: Sequence[ListedToezegging]) -> list[bool | ValidationError]:
    """Add and publish each toezegging, and settle it if the list says so.

    Returns for each row: True if it was added, False if the register has its number, or the refusal (in Dutch).
    """
    with connection.cursor() as cursor:  # one load at a time, so that two loads never create the same debate or member
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_KEY])
    known = _known([row.number for row in rows])
    lookup = Lookup()
    outcomes: list[bool | ValidationError] = []
    for row in rows:
        try:
            if row.number not in known:
                _add(row, lookup)
            outcomes.append(row.number not in known)
            known.add(row.number)
        except ValidationError as refusal:
            outcomes.append(refusal)
            lookup = Lookup()  # the old one remembers rows that were rolled back
    return outcomes


def _known(numbers: Sequence[str]) -> set[str]:
    """Those of the numbers that a toezegging in the register has or had."""
    present = Toezegging.objects.filter(number__in=numbers).values_list("number", flat=True)
    former = FormerToezeggingNumber.objects.filter(number__in=numbers).values_list("number", flat=True)
    return {*present, *former}


@transaction.atomic
def _add(listed: ListedToezegging, lookup: Lookup) -> None:
    ministry = _ministry(listed, lookup)
    post = lookup.post(listed.role, ministry) if listed.role else None
    toezegging = Toezegging(
        number=listed.number,
        text=listed.text,
        made_on=listed.made_on,
        post=post,
        minister=_only_holder(post, listed.made_on),
        ministry_then=ministry,
    )
    if listed.kind == IN_A_LETTER:
        toezegging.letter = _letter(listed, ministry, post)
    else:
        toezegging.debate = lookup.debate(listed.debate, listed.kind, listed.title, listed.made_on, listed.committee)
    if listed.deadline_words:
        toezegging.deadline = resolve_deadline(listed.deadline_words, listed.made_on)
    members, parties = _recipients(listed, lookup)
    workflow.enter(toezegging, by=REGISTER, members=members, parties=parties)
    workflow.publish(toezegging, by=REGISTER, on=timezone.localdate())
    if listed.settled_on:
        _settle(toezegging, listed.settled_on)


def _ministry(listed: ListedToezegging, lookup: Lookup) -> Ministry:
    """The ministry of the row, or else the ministry where the reference list places the role.

    The second is for a minister "voor" something, who has no ministry of their own.
    """
    housed = reference.ministry_of(listed.role, listed.made_on) or ""
    for name in (listed.ministry, housed):
        if found := lookup.ministry(name, listed.made_on):
            return found
    raise ValidationError(f"Ministerie “{listed.ministry}” is onbekend; voeg het toe in beheer of verbeter de regel.")


def _recipients(listed: ListedToezegging, lookup: Lookup) -> tuple[list[Member], list[Party]]:
    written = read_recipients(listed.to)
    if written.not_understood:
        names = ", ".join(written.not_understood)
        raise ValidationError(f"“{names}” is geen naam van een Kamerlid of fractie; verbeter de regel.")
    found = [lookup.recipient(recipient) for recipient in written.recipients]
    members = [recipient for recipient in found if isinstance(recipient, Member)]
    return members, [recipient for recipient in found if isinstance(recipient, Party)]


def _only_holder(post: Post | None, day: date) -> Minister | None:
    """The person who held the post on that day. None if nobody is known, or two people on the day of a handover."""
    tenures = Tenure.objects.covering(day).filter(post=post).select_related("minister")
    return tenures[0].minister if len(tenures) == 1 else None


def _settle(toezegging: Toezegging, on: date) -> None:
    """Settle the toezegging without a fulfilment or meeting, because the list gives only the day.

    The reason in the timeline says so. A clerk who knows more can reopen the toezegging and record the decision.
    """
    workflow.make_move("decide", toezegging, by=REGISTER, on=on, to=Status.FULFILLED, reason=SETTLED_ELSEWHERE)


def _letter(listed: ListedToezegging, ministry: Ministry, post: Post | None) -> Letter:
    """The letter of that day, subject and ministry, which is created if needed.

    A new letter has no text yet, so the public sees only that it exists.
    """
    facts = {"date": listed.made_on, "subject": listed.title, "ministry": ministry}
    found = Letter.objects.filter(**facts).order_by("number").first()
    if found:
        return found
    letter = Letter(**facts, number=Letter.own_number(listed.made_on), author_role=listed.role, post=post)
    letter.full_clean()
    letter.save()
    return letter
