"""Prepares the facts of a toezegging for a mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from parliament import dates
from toezeggingen.buckets import days_late
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet


@dataclass(frozen=True)
class Entry:
    """The facts of a toezegging in a mail: plain text without line breaks, the same for every recipient."""

    toezegging: Toezegging
    due: date
    is_late: bool
    distance: str
    committee: str
    text: str
    deadline: str
    times_postponed: int
    ministry: str
    origin: str
    url: str
    committee_keys: frozenset[int]
    ministry_keys: frozenset[int]


def read_entries(toezeggingen: ToezeggingQuerySet, *, on: date) -> list[Entry]:
    """Entries for the toezeggingen that have a due date, longest overdue first. Always takes three queries.

    `on` is the day from which lateness is counted.
    """
    rows = (
        toezeggingen.exclude(due_latest=None)
        .with_origin()
        .prefetch_related("debate__follow_up_committees", "postponements")
        .longest_overdue_first()
    )
    return [_read(row, row.due_latest, on=on) for row in rows if row.due_latest]


def describe_distance(due: date, *, on: date) -> str:
    """Describe how far away a due date is: "3 dagen te laat", "vandaag", "morgen", "over 9 dagen"."""
    if late := days_late(due, on):
        return f"{late} {'dag' if late == 1 else 'dagen'} te laat"
    days = (due - on).days
    return {0: "vandaag", 1: "morgen"}.get(days, f"over {days} dagen")


def _read(row: Toezegging, due: date, *, on: date) -> Entry:
    return Entry(
        toezegging=row,
        due=due,
        is_late=bool(days_late(due, on)),
        distance=describe_distance(due, on=on),
        committee=_one_line(_committee(row)),
        text=_one_line(row.text),
        deadline=_deadline(_one_line(row.deadline_words), dates.dutch(due)),
        times_postponed=len(row.postponements.all()),
        ministry=row.ministry_now.name,
        origin=_one_line(_origin(row)),
        url=settings.SITE_URL + row.get_absolute_url(),
        committee_keys=_committee_keys(row),
        ministry_keys=frozenset({row.ministry_then_id, row.ministry_now_id}),
    )


def _origin(row: Toezegging) -> str:
    """The debate or letter in which the toezegging was made.

    A letter may be unreleased and a briefing confidential, so for these the mail shows only the date.
    """
    if row.debate is None:
        return f"brief van {dates.dutch(row.made_on)}"
    if row.is_debate_confidential:
        return f"vertrouwelijke technische briefing van {dates.dutch(row.debate.day)}"
    return str(row.debate)


def _committee_keys(row: Toezegging) -> frozenset[int]:
    """The primary keys of the debate's committee and follow-up committees; none for a letter."""
    if row.debate is None:
        return frozenset()
    followers = [committee.pk for committee in row.debate.follow_up_committees.all()]
    return frozenset([row.debate.committee_id, *followers] if row.debate.committee_id else followers)


def _deadline(words: str, due: str) -> str:
    """The deadline as spoken and its due date: "“voor de zomer”, uiterlijk 6 juli 2023".

    The date is left out if the spoken words already contain it.
    """
    if not words:
        return f"uiterlijk {due}"
    return f"“{words}”" if due in words else f"“{words}”, uiterlijk {due}"


def _committee(row: Toezegging) -> str:
    if row.debate is None:
        return "Toezeggingen uit brieven"
    return row.debate.committee.subject if row.debate.committee else "Plenair"


def _one_line(text: str) -> str:
    return " ".join(text.split())
