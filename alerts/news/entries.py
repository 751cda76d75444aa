"""What a mail says about a toezegging: the same facts in every mail, as plain text without line breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from parliament import dates, durations
from parliament.models import Debate
from toezeggingen.buckets import days_late
from toezeggingen.models import Toezegging
from toezeggingen.status import OPEN
from website import recipients
from website.labels import mentions_day


@dataclass(frozen=True)
class Entry:
    """The facts of a toezegging. `due` is the day that counts: None if there is none, or a decision is awaited."""

    key: int
    number: str
    address: str  # a path
    text: str
    committee: str  # or the kind of origin
    ministry: str
    by: str  # the minister, or else the post
    to: str  # members and parties
    deadline: str
    due: date | None
    distance: str
    is_late: bool
    postponed: str
    times_postponed: int
    origin: str


def read_entries(keys: Iterable[int], *, on: date) -> dict[int, Entry]:
    """The entries of published toezeggingen by their key. Always takes three queries. `on` is today in Amsterdam."""
    keys = list(keys)
    rows = Toezegging.objects.published().filter(pk__in=keys).with_origin().with_progress()
    to: dict[int, list[str]] = {}
    promised = Q(toezegging__in=keys)
    for key, name in (*recipients.members(promised), *recipients.parties(promised)):
        to.setdefault(key, []).append(name)
    return {row.pk: _read(row, ", ".join(to.get(row.pk, ())), on=on) for row in rows}


def describe_distance(due: date, *, on: date) -> str:
    """How far away a due date is: "ruim twee jaar te laat", "vandaag", "morgen", "over 9 dagen"."""
    if late := days_late(due, on):
        return f"{durations.in_words(late)} te laat"
    days = (due - on).days
    return {0: "vandaag", 1: "morgen"}.get(days, f"over {durations.in_words(days)}")


def _read(row: Toezegging, to: str, *, on: date) -> Entry:
    committee, origin = _origin(row)
    is_chased = row.status in OPEN and not row.awaits  # type: ignore[attr-defined] # with_progress()
    due = row.due_latest if is_chased else None
    return Entry(
        key=row.pk,
        number=row.number,
        address=row.get_absolute_url(),
        text=_one_line(row.text),
        committee=_one_line(committee),
        ministry=row.ministry_now.name,
        by=_one_line(str(row.minister or row.post or row.ministry_then)),
        to=_one_line(to),
        deadline=_deadline(_one_line(row.deadline_words), row.due_latest),
        due=due,
        distance=describe_distance(due, on=on) if due else "",
        is_late=bool(days_late(due, on)),
        postponed=_postponed(row.times_postponed, row.days_postponed),
        times_postponed=row.times_postponed,
        origin=_one_line(origin),
    )


def _origin(row: Toezegging) -> tuple[str, str]:
    """The heading above the entry, and the debate or letter in which the toezegging was made.

    A letter may be unreleased and a debate confidential, so for these the mail shows only the date.
    """
    if row.debate is None:
        return "Toezeggingen uit brieven", f"brief van {dates.dutch(row.made_on)}"
    if row.debate.is_confidential:
        return "Vertrouwelijke vergaderingen", f"{row.debate.kind_if_confidential} van {dates.dutch(row.debate.day)}"
    is_plenary = row.debate.kind in (Debate.Kind.PLENARY, Debate.Kind.QUESTIONS)
    without_committee = "Plenair" if is_plenary else "Zonder commissie"
    return row.debate.committee.subject if row.debate.committee else without_committee, str(row.debate)


def _deadline(words: str, due: date | None) -> str:
    """The deadline as spoken, and its last day unless the words give it: "“voor de zomer”, uiterlijk 6 juli 2023"."""
    spoken = f"“{words}”" if words else ""
    last_day = "" if due is None or mentions_day(words, due) else f"uiterlijk {dates.dutch(due)}"
    return ", ".join(filter(None, [spoken, last_day])) or "geen"


def _postponed(times: int, days: int | None) -> str:
    """ "twee keer uitgesteld, samen ruim vier maanden"; empty if never."""
    if not times:
        return ""
    total = f", {'samen ' if times > 1 else ''}{durations.in_words(days)}" if days else ""
    return f"{durations.number(times)} keer uitgesteld{total}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
