"""Which of the House's debates a letter means: none rather than a wrong one.

Three roads, surest first: the day that the letter gives; a day beside it, where the title fits so well that the letter
must have the wrong day; and the title alone, where the letter gives no day or none that holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from letters.reading.debates import UNKNOWN
from matching.debates.agenda import Agenda
from matching.debates.fitting import Fit, rank_by_fit
from matching.debates.listed_debate import ListedDebate
from matching.debates.naming import Naming
from parliament import dates

HALF = 0.5
LEAD = 0.06  # by which the best of a day must fit better than the next
ANY_TITLE, SOME_TITLE = 0.06, 0.25  # of a title, on the day: where the letter gives no name for it, and where it does
NOT_ALONE = 0.1  # of a title: it must have something of the name
WRONG_DAY, WRONG_DAY_LEAD = 0.5, 0.1  # of a title, to believe it rather than the day
# Of a title, where it must tell alone: without a day, against the day that the letter gives, and long ago.
BY_TITLE, AGAINST_DAY, LONG_AGO = 0.52, 0.7, 0.9
AS_GOOD = 0.04  # of titles this close the latest is meant
A_SERIES = timedelta(days=60)  # another title as good within this time, and either could be meant
AROUND = timedelta(days=30)  # "ter voorbereiding op de Ecofinraad van 2 december": the debate is before the day given
RECENT, ONCE = timedelta(days=400), timedelta(days=800)  # a debate of over a year ago is named with its year


class Ground(IntEnum):
    """What a link rests on, weakest first."""

    DAY = 1
    TITLE = 2
    DAY_AND_TITLE = 3


@dataclass(frozen=True)
class DebateLink:
    """The House's number of the debate that is meant, and why, in words for a clerk."""

    number: str
    because: str
    ground: Ground


def choose(naming: Naming, agenda: Agenda) -> DebateLink | None:
    """The debate that is meant, if one fits and clearly better than every other. One that is still to come is meant
    only by its day."""
    on_day = _on_its_day(naming, agenda)
    is_vague = naming.kind == UNKNOWN and naming.day and not naming.words
    if on_day or naming.is_upcoming or is_vague or _was_dropped(naming, agenda):
        return on_day
    return _beside_its_day(naming, agenda) or _by_title(naming, agenda)


def _on_its_day(naming: Naming, agenda: Agenda) -> DebateLink | None:
    found = rank_by_fit(naming, [meeting for meeting in agenda.on(naming.day) if meeting.took_place], agenda)
    if not found:
        return None
    best = found[0]
    is_alone = best.kind == 1 and sum(fit.kind == 1 for fit in found) == 1
    is_best = best.kind > HALF and best.title >= (SOME_TITLE if naming.has_name else ANY_TITLE) and _lead(found) >= LEAD
    if is_best or (is_alone and best.title >= _needed_alone(naming)):
        ground = Ground.DAY_AND_TITLE if best.title >= SOME_TITLE else Ground.DAY
        told = f"dag en onderwerp: {_told(best)}" if best.told else "dag en soort"
        return DebateLink(best.meeting.number, told, ground)
    return None


def _needed_alone(naming: Naming) -> float:
    """How well the title must fit of the only one of its kind on that day: not at all, unless the letter gives a name
    or a kind that says little ("het debat")."""
    if naming.has_name:
        return NOT_ALONE
    return ANY_TITLE if naming.kind == UNKNOWN and naming.words else 0.0


def _was_dropped(naming: Naming, agenda: Agenda) -> bool:
    """Was the debate that the letter names on that day cancelled, and none held instead? Then it means no other."""
    dropped = [meeting for meeting in agenda.on(naming.day) if not meeting.took_place and not agenda.held(meeting)]
    return any(fit.title >= HALF for fit in rank_by_fit(naming, dropped, agenda))


def _beside_its_day(naming: Naming, agenda: Agenda) -> DebateLink | None:
    """One a day off, on another day that the sentence names, or to which it was moved."""
    days = {day + timedelta(days=off) for day in (naming.day, *naming.days) if day for off in (-1, 0, 1)}
    found = _held(naming, (meeting for day in sorted(days) for meeting in agenda.on(day)), agenda)
    if not naming.words or not found or found[0].score < WRONG_DAY or _lead(found) <= WRONG_DAY_LEAD:
        return None
    meeting = found[0].meeting
    told = f"onderwerp: {_told(found[0])}; het was op {dates.dutch(meeting.day)}"
    return DebateLink(meeting.number, told, Ground.DAY_AND_TITLE)


def _by_title(naming: Naming, agenda: Agenda) -> DebateLink | None:
    if naming.day and not naming.is_sure:
        return None
    stems = {**(naming.words or naming.weights), **(naming.in_dossier if naming.is_in_bill else {})}
    for since, until, enough in _times(naming):
        found = _held(naming, agenda.titled(stems, since, until, naming.abbreviations.values()), agenda)
        best = _latest(found)
        if best and best.score >= enough and _has_its_name(best) and (naming.is_several or not _rivals(best, found)):
            told = f"het laatste voor de brief over dit onderwerp: {_told(best)}"
            return DebateLink(best.meeting.number, told, Ground.TITLE)
    return None


def _times(naming: Naming) -> list[tuple[date, date, float]]:
    """First and last day of each time in which to seek it, and how well its title must fit there."""
    if naming.time:
        return [(*naming.time, BY_TITLE)]
    recent, once = (naming.written_on - ago for ago in (RECENT, ONCE))
    if naming.day:
        return [(naming.day - AROUND, naming.day, BY_TITLE), (recent, naming.written_on, AGAINST_DAY)]
    return [(recent, naming.written_on, BY_TITLE), (once, naming.written_on, LONG_AGO)]


def _held(naming: Naming, meetings: Iterable[ListedDebate], agenda: Agenda) -> list[Fit]:
    """How those fit that took place before the letter. One that was moved fits by the title it had."""
    found: dict[str, Fit] = {}
    for fit in rank_by_fit(naming, meetings, agenda):
        held = agenda.held(fit.meeting)
        if held and held.day <= naming.written_on:
            found.setdefault(held.number, replace(fit, meeting=held))
    return list(found.values())


def _lead(found: Sequence[Fit]) -> float:
    return found[0].score - (found[1].score if len(found) > 1 else 0.0)


def _latest(found: Sequence[Fit]) -> Fit | None:
    good = [fit for fit in found if fit.score >= found[0].score - AS_GOOD]
    return max(good, key=lambda fit: fit.meeting.day, default=None)


def _has_its_name(fit: Fit) -> bool:
    return fit.name is None or fit.name >= HALF or fit.of_bill or fit.begins


def _rivals(best: Fit, found: Sequence[Fit]) -> bool:
    """Is there another subject as good, or another part of a budget, in the same time?"""
    return any(
        fit.score >= found[0].score - AS_GOOD
        and best.meeting.day - fit.meeting.day < A_SERIES
        and (fit.meeting.words.keys() != best.meeting.words.keys() or fit.meeting.part != best.meeting.part)
        for fit in found
    )


def _told(fit: Fit) -> str:
    return ", ".join(fit.told or fit.meeting.words.values())
