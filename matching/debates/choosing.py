"""Choose the debate of the House that a letter means; no debate is better than a wrong one.

There are three ways, tried in this order: by the day that the letter gives; by a nearby day, if the title fits so well
that the day in the letter must be wrong; by the title alone, if the letter gives no usable day.
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
LEAD = 0.06  # minimum difference in score to the next best debate of that day
ANY_TITLE, SOME_TITLE = 0.06, 0.25  # minimum for a title on the right day, without and with a name in the letter
NOT_ALONE = 0.1  # minimum for the title of the only debate of its kind
WRONG_DAY, WRONG_DAY_LEAD = 0.5, 0.1  # minimum score and lead to trust the title more than the day
# Minimum for a title that decides alone: without a day, against the day in the letter, and for an old debate.
BY_TITLE, AGAINST_DAY, LONG_AGO = 0.52, 0.7, 0.9
AS_GOOD = 0.04  # scores within this distance are equal, and the latest debate wins
A_SERIES = timedelta(days=60)  # if two subjects fit equally within this time, the letter is ambiguous
AROUND = timedelta(days=30)  # "ter voorbereiding op de Ecofinraad van 2 december": the debate precedes the day
RECENT, ONCE = timedelta(days=400), timedelta(days=800)  # before the letter; older must fit better


class Ground(IntEnum):
    """The kind of evidence for a link; a higher number is stronger."""

    DAY = 1
    TITLE = 2
    DAY_AND_TITLE = 3


@dataclass(frozen=True)
class DebateLink:
    """The debate that a letter means, with a reason that a clerk can read."""

    debate: ListedDebate
    because: str
    ground: Ground


def choose(naming: Naming, agenda: Agenda) -> DebateLink | None:
    """The debate that fits clearly better than all others, or None. An upcoming debate is found only by its day."""
    on_day = _on_its_day(naming, agenda)
    is_vague = naming.kind == UNKNOWN and naming.day and not naming.words
    if on_day or naming.is_upcoming or is_vague or _was_dropped(naming, agenda):
        return on_day
    return _beside_its_day(naming, agenda) or _by_title(naming, agenda)


def _on_its_day(naming: Naming, agenda: Agenda) -> DebateLink | None:
    found = rank_by_fit(naming, [debate for debate in agenda.on(naming.day) if debate.took_place], agenda)
    if not found:
        return None
    best = found[0]
    is_alone = best.kind == 1 and sum(fit.kind == 1 for fit in found) == 1
    is_best = best.kind > HALF and best.title >= (SOME_TITLE if naming.has_name else ANY_TITLE) and _lead(found) >= LEAD
    if is_best or (is_alone and best.title >= _needed_alone(naming)):
        ground = Ground.DAY_AND_TITLE if best.title >= SOME_TITLE else Ground.DAY
        because = f"dag en onderwerp: {_shared(best)}" if best.shared else "dag en soort"
        return DebateLink(best.debate, because, ground)
    return None


def _needed_alone(naming: Naming) -> float:
    """The minimum fit of the title for the only debate of its kind on that day.

    The minimum is zero, unless the letter gives a name or a vague kind ("het debat").
    """
    if naming.has_name:
        return NOT_ALONE
    return ANY_TITLE if naming.kind == UNKNOWN and naming.words else 0.0


def _was_dropped(naming: Naming, agenda: Agenda) -> bool:
    """Was the debate on that day cancelled without a replacement? Then no other debate can be meant."""
    dropped = [debate for debate in agenda.on(naming.day) if not debate.took_place and not agenda.held(debate)]
    return any(fit.title >= HALF for fit in rank_by_fit(naming, dropped, agenda))


def _beside_its_day(naming: Naming, agenda: Agenda) -> DebateLink | None:
    """The debate on or next to any day in the sentence, or its replacement, if the title fits well."""
    days = {day + timedelta(days=off) for day in (naming.day, *naming.days) if day for off in (-1, 0, 1)}
    found = _held(naming, (debate for day in sorted(days) for debate in agenda.on(day)), agenda)
    if not naming.words or not found or found[0].score < WRONG_DAY or _lead(found) <= WRONG_DAY_LEAD:
        return None
    debate = found[0].debate
    because = f"onderwerp: {_shared(found[0])}; het was op {dates.dutch(debate.day)}"
    return DebateLink(debate, because, Ground.DAY_AND_TITLE)


def _by_title(naming: Naming, agenda: Agenda) -> DebateLink | None:
    if naming.day and not naming.is_sure:
        return None
    stems = {**(naming.words or naming.weights), **(naming.in_dossier if naming.is_in_bill else {})}
    for since, until, enough in _times(naming):
        found = _held(naming, agenda.titled(stems, since, until, naming.abbreviations.values()), agenda)
        best = _latest(found)
        if best and best.score >= enough and _has_its_name(best) and (naming.is_several or not _rivals(best, found)):
            because = f"het laatste voor de brief over dit onderwerp: {_shared(best)}"
            return DebateLink(best.debate, because, Ground.TITLE)
    return None


def _times(naming: Naming) -> list[tuple[date, date, float]]:
    """The periods to search: first day, last day, and the minimum fit of the title."""
    if naming.period:
        return [(*naming.period, BY_TITLE)]
    recent, once = (naming.written_on - ago for ago in (RECENT, ONCE))
    if naming.day:
        return [(naming.day - AROUND, naming.day, BY_TITLE), (recent, naming.written_on, AGAINST_DAY)]
    return [(recent, naming.written_on, BY_TITLE), (once, naming.written_on, LONG_AGO)]


def _held(naming: Naming, debates: Iterable[ListedDebate], agenda: Agenda) -> list[Fit]:
    """The debates that took place before the letter. A debate that was replaced by a later one is compared
    by its first title."""
    found: dict[str, Fit] = {}
    for fit in rank_by_fit(naming, debates, agenda):
        held = agenda.held(fit.debate)
        if held and held.day <= naming.written_on:
            found.setdefault(held.number, replace(fit, debate=held))
    return list(found.values())


def _lead(found: Sequence[Fit]) -> float:
    return found[0].score - (found[1].score if len(found) > 1 else 0.0)


def _latest(found: Sequence[Fit]) -> Fit | None:
    good = [fit for fit in found if fit.score >= found[0].score - AS_GOOD]
    return max(good, key=lambda fit: fit.debate.day, default=None)


def _has_its_name(fit: Fit) -> bool:
    return fit.name is None or fit.name >= HALF or fit.of_bill or fit.begins


def _rivals(best: Fit, found: Sequence[Fit]) -> bool:
    """Does a debate on another subject, or on another part of the budget, fit equally well in the same period?"""
    return any(
        fit.score >= found[0].score - AS_GOOD
        and best.debate.day - fit.debate.day < A_SERIES
        and (fit.debate.words.keys() != best.debate.words.keys() or fit.debate.part != best.debate.part)
        for fit in found
    )


def _shared(fit: Fit) -> str:
    return ", ".join(fit.shared or fit.debate.words.values())
