"""Find the toezeggingen that a letter may settle: published, and made no later than the letter."""

from __future__ import annotations

from django.db.models import Q

from letters.models import Letter
from letters.reading import Reading
from matching.promises import Promise
from parliament.models import Ministry
from parliament.register_numbers import find_toezeggingen
from toezeggingen.models import Toezegging


def promises_for(letter: Letter, reading: Reading) -> list[Promise]:
    """The toezeggingen to compare with the letter, as plain values.

    A candidate belongs to the ministry of the letter or a predecessor, was made on the day of a debate that the letter
    names, or is named by number. If the ministry of the letter is unknown, every toezegging is a candidate.
    """
    days = {debate.day for debate in reading.debates if debate.day}
    numbers = find_toezeggingen(letter.newest.text)
    rows = Toezegging.objects.published().filter(made_on__lte=letter.date)
    family: set[int] = set()
    if letter.ministry:
        heirs = Ministry.objects.heirs(letter.date)
        family = {ministry for ministry, heir in heirs.items() if heir == letter.ministry.pk}
        fitting = Q(made_on__in=days) | Q(number__in=numbers) | Q(former_numbers__number__in=numbers)
        fitting |= Q(ministry_then__in=family) | Q(ministry_now=letter.ministry)
        rows = rows.filter(fitting).distinct()
    rows = rows.with_settled_on().select_related("debate__committee", "ministry_then", "ministry_now")
    return [_promise(row, letter, family) for row in rows.prefetch_related("members", "parties", "former_numbers")]


def _promise(row: Toezegging, letter: Letter, family: set[int]) -> Promise:
    ministries = {row.ministry_then.abbreviation, row.ministry_now.abbreviation}
    if letter.ministry and row.ministry_then_id in family:
        ministries.add(letter.ministry.abbreviation)
    debate = row.debate
    return Promise(
        number=row.number,
        text=row.text,
        made_on=row.made_on,
        ministries=frozenset(ministries),
        debate=debate.number if debate else "",
        kind=debate.get_kind_display() if debate else "",
        title=debate.title if debate else "",
        committee=debate.committee.name if debate and debate.committee else "",
        people=tuple(member.name for member in row.members.all()) + tuple(str(party) for party in row.parties.all()),
        former_numbers=tuple(former.number for former in row.former_numbers.all()),
        deadline_words=row.deadline_words,
        settled_on=row.settled_on,
    )
