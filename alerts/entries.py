"""Prepares what a mail says about each toezegging."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from parliament import dates
from parliament.models import Debate
from toezeggingen.buckets import days_late
from toezeggingen.models import Postponement, Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet
from website.labels import mentions_day

_STANDING = Prefetch("postponements", Postponement.objects.standing())


@dataclass(frozen=True)
class Entry:
    """What a mail says about a toezegging, as plain text without line breaks."""

    toezegging: Toezegging
    due: date
    is_late: bool
    distance: str
    heading: str  # the committee, or the kind of origin
    text: str
    deadline: str
    origin: str


def read_entries(toezeggingen: ToezeggingQuerySet, *, on: date) -> list[Entry]:
    """Entries for the toezeggingen that have a due date, longest overdue first. Always takes two queries.

    `on` is the day from which lateness is counted.
    """
    rows = toezeggingen.with_origin().prefetch_related(_STANDING).longest_overdue_first()
    return [_read(row, row.due_latest, on=on) for row in rows if row.due_latest]


def describe_distance(due: date, *, on: date) -> str:
    """Describe how far away a due date is: "3 dagen te laat", "vandaag", "morgen", "over 9 dagen"."""
    if late := days_late(due, on):
        return f"{late} {'dag' if late == 1 else 'dagen'} te laat"
    days = (due - on).days
    return {0: "vandaag", 1: "morgen"}.get(days, f"over {days} dagen")


def _read(row: Toezegging, due: date, *, on: date) -> Entry:
    heading, origin = _origin(row)
    return Entry(
        toezegging=row,
        due=due,
        is_late=bool(days_late(due, on)),
        distance=describe_distance(due, on=on),
        heading=_one_line(heading),
        text=_one_line(row.text),
        deadline=_deadline(_one_line(row.deadline_words), due),
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


def _deadline(words: str, due: date) -> str:
    """The deadline as spoken, and its due date unless the words give it: "“voor de zomer”, uiterlijk 6 juli 2023"."""
    spoken = f"“{words}”" if words else ""
    last_day = "" if mentions_day(words, due) else f"uiterlijk {dates.dutch(due)}"
    return ", ".join(filter(None, [spoken, last_day]))


def _one_line(text: str) -> str:
    return " ".join(text.split())
