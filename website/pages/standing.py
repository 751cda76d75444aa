"""Where a toezegging stands today: the banner of its page, and its deadline within the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils.text import capfirst

from parliament import dates, durations
from toezeggingen.buckets import days_late
from toezeggingen.models import Toezegging
from toezeggingen.status import Status
from website.history.timeline import TimelineEntry
from website.labels import status_badges


@dataclass(frozen=True)
class Standing:
    """`tone` is the CSS class of a badge. `line` has no full stop, `sentence` has one or is empty."""

    tone: str
    line: str
    sentence: str


@dataclass(frozen=True)
class DatedTimeline:
    """The steps up to the last day of the deadline and those after it. `deadline` is None if it plays no part: there
    is no date, what was promised came in time, or a decision is awaited."""

    until: Sequence[TimelineEntry]
    after: Sequence[TimelineEntry]
    deadline: date | None
    is_passed: bool


def dated_timeline(toezegging: Toezegging, entries: Sequence[TimelineEntry], today: date) -> DatedTimeline:
    """The timeline of a toezegging, fetched with `with_progress()` and `with_fulfilled_on()`, with its deadline."""
    latest = toezegging.due_latest
    ended = toezegging.fulfilled_on or toezegging.settled_on  # type: ignore[attr-defined] # with_fulfilled_on()
    if latest is None or toezegging.awaits or (ended and ended <= latest):  # type: ignore[attr-defined] # with_progress()
        return DatedTimeline(entries, (), None, is_passed=False)
    place = next((nr for nr, entry in enumerate(entries) if entry.on > latest), len(entries))
    return DatedTimeline(entries[:place], entries[place:], latest, is_passed=latest < today)


def standing_of(toezegging: Toezegging, today: date) -> Standing:
    """The banner of a published toezegging, fetched with `with_progress()` and `with_fulfilled_on()`."""
    awaits = toezegging.awaits  # type: ignore[attr-defined] # with_progress()
    badges = status_badges(toezegging.status, toezegging.due_latest, awaits=awaits, today=today)
    line = ", ".join(badge.words for badge in badges)
    return Standing(badges[-1].tone, str(capfirst(line)), _sentence(toezegging, awaits, today))


def _sentence(toezegging: Toezegging, awaits: str | None, today: date) -> str:
    match toezegging.status:
        case Status.FULFILLED:
            return _fulfilled(toezegging)
        case Status.LAPSED:
            return f"Op {_settled_on(toezegging)}. De reden staat in de tijdlijn."
    if awaits:
        return "Een vergadering van de Kamer besluit nog of de toezegging is voldaan."
    return _deadline(toezegging, today)


def _fulfilled(toezegging: Toezegging) -> str:
    decided = f"Besloten op {_settled_on(toezegging)}"
    late = days_late(toezegging.due_latest, toezegging.fulfilled_on)  # type: ignore[attr-defined] # with_fulfilled_on()
    if late is None:
        return f"{decided}."
    return f"{decided}; nagekomen {f'{durations.in_words(late)} na' if late else 'binnen'} de termijn."


def _deadline(toezegging: Toezegging, today: date) -> str:
    if latest := toezegging.due_latest:
        day = dates.dutch(latest)
        return f"De termijn verstreek op {day}." if latest < today else f"De termijn loopt tot en met {day}."
    if toezegging.hangs_on:
        return f"De termijn hangt af van: {toezegging.hangs_on}."
    return "De termijn noemt geen datum." if toezegging.deadline_words else "Er is geen termijn genoemd."


def _settled_on(toezegging: Toezegging) -> str:
    return dates.dutch(cast("date", toezegging.settled_on))
