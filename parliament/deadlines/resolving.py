"""Resolves words to a deadline: pick the limit among the possible deadlines, or say why there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from parliament.deadlines import undated
from parliament.deadlines.amounts import stands_alone
from parliament.deadlines.candidates import Candidate, find_candidates, find_times
from parliament.deadlines.deadline import (
    EVENT,
    HOPE,
    NO_SUCH_DAY_RULE,
    NOT_UNDERSTOOD,
    RECURRING,
    Basis,
    Deadline,
    DebateDay,
    without_day,
)
from parliament.deadlines.debates import set_debate_day
from parliament.deadlines.named_time import NO_SUCH_DAY, NamedTime
from parliament.deadlines.words import loose, spell_out_years
from parliament.recess import Calendar, RecordingCalendar

_SAYS_LITTLE = loose(r"(?:(?:die|dat|dit|en|maar|of|nu|wordt|is|dus|ook|wel|door|om|de|het|mogelijk),? )+")
# A word of hope makes the time after it a wish ("hopelijk nog dit jaar"), unless a limit is named as well.
_WISH = loose(
    r"(?<![\w-])(?:hopelijk|hoop|hoopt|hopen|streef|streeft|streven|gestreefd|probeer|probeert|proberen|liefst"
    r"|(?:zo|indien) mogelijk)(?![\w-])[^,;]{0,80}$"
)
NOT_HELD_RULE = "het debat is vervallen of heeft nog geen dag; termijn onbekend"
PAST_RULE = "ligt voor de dag waarop het is gezegd"
# The House exists since 1815. Within these years the longest amount, 999 years, stays inside the calendar of Python.
YEARS = range(1815, 3000)


def resolve(words: str, said_on: date, calendar: Calendar, meeting: DebateDay | None = None) -> Deadline:
    """Resolve the words of a deadline that were said on that day.

    A hope and a limit together give the limit. `latest` is never a guess and never before `said_on`; it is None without
    a day. `meeting` is the day of the debate that the words depend on, if the register knows it. The basis records what
    decided, so that the deadline can follow when a debate or recess moves.
    """
    recording = RecordingCalendar(calendar.recesses)
    found = _resolve(words, said_on, recording, meeting)
    return replace(found, words=words, basis=Basis(said_on, recording.consulted, meeting))


def _resolve(words: str, said_on: date, calendar: Calendar, meeting: DebateDay | None) -> Deadline:
    spelled = spell_out_years(words, said_on)
    if spelled is None or said_on.year not in YEARS:
        return without_day(words, NOT_UNDERSTOOD)
    times = [
        _drop_future(time, said_on) if _is_done(spelled, time) else time
        for time in find_times(spelled, said_on, calendar)
    ]
    if meeting:
        times = set_debate_day(spelled, times, meeting)
    candidates = list(find_candidates(spelled, times, said_on))
    alone = None if times or candidates else stands_alone(spelled, said_on)
    if alone:
        candidates.append(Candidate(0, 0, len(spelled), alone))
    ahead = [candidate for candidate in candidates if not candidate.is_past(said_on)]
    best = _best(ahead)
    found = _wished(best, spelled) if best else _dateless(spelled, times, is_past=bool(candidates))
    if found.is_understood and undated.RECURRING.pattern.search(spelled):
        found = replace(found, firmness=RECURRING)
    found = replace(found, earliest=_lower_bound(found, ahead))
    is_waiting = meeting and not meeting.day and found.firmness == EVENT
    return replace(found, rule=NOT_HELD_RULE) if is_waiting else found


def _is_done(text: str, time: NamedTime) -> bool:
    """Does this clause say that it was already sent?"""
    start = max(text.rfind(mark, 0, time.start) for mark in ",;:")
    ends = [end for mark in ",;:" if (end := text.find(mark, time.end)) >= 0]
    return undated.DONE.pattern.search(text[start + 1 : min(ends, default=len(text))]) is not None


def _drop_future(time: NamedTime, said_on: date) -> NamedTime:
    return replace(time, spans=tuple(span for span in time.spans if span.first and span.first <= said_on))


def _dateless(words: str, times: list[NamedTime], *, is_past: bool) -> Deadline:
    """The deadline of words without a future time. `is_past`: they name a time that was already past."""
    if any(time.kind == NO_SUCH_DAY for time in times):
        return without_day(words, NO_SUCH_DAY_RULE)
    found = undated.undated_deadline(words)
    has_past = any(not time.spans for time in times)
    return without_day(words, PAST_RULE) if is_past or (has_past and not found.is_understood) else found


def _wished(best: Candidate, text: str) -> Deadline:
    is_wish = best.deadline.latest is not None and not best.is_hard and _WISH.search(text[: best.core])
    return replace(best.deadline, firmness=HOPE) if is_wish else best.deadline


def find(sentence: str, said_on: date, calendar: Calendar) -> Deadline | None:
    """Find the deadline in a sentence of a letter; its `words` are a part of the sentence. None if it sets none.

    Stricter than `resolve`: a time needs a preposition (unless it can stand alone) and must be in the future. A time
    without a year must not be closer in the past.
    """
    if said_on.year not in YEARS:
        return None
    times = find_times(sentence, said_on, calendar)
    candidates = [
        candidate
        for candidate in find_candidates(sentence, times, said_on)
        if candidate.is_sure and _is_ahead(candidate, said_on)
    ]
    best = _best(candidates) or _undated_in(sentence)
    if best is None:
        return None
    deadline = _wished(best, sentence)
    if deadline.latest and undated.RECURRING.pattern.search(sentence):
        deadline = replace(deadline, firmness=RECURRING)
    start = match.end() if (match := _SAYS_LITTLE.match(sentence, best.start, best.core)) else best.start
    return replace(deadline, words=sentence[start : best.end], earliest=_lower_bound(deadline, candidates))


def _is_ahead(candidate: Candidate, said_on: date) -> bool:
    latest = candidate.deadline.latest or candidate.deadline.earliest
    return latest is None or latest >= said_on


def _best(candidates: list[Candidate]) -> Candidate | None:
    """Pick the limit: an explicit one first, then the latest day, then an unknown recess, then a lower bound."""
    return max(
        candidates,
        key=lambda candidate: (
            candidate.deadline.latest is not None,
            candidate.is_hard,
            candidate.deadline.latest or date.min,
            candidate.deadline.firmness == EVENT,
        ),
        default=None,
    )


def _lower_bound(found: Deadline, candidates: list[Candidate]) -> date | None:
    """The first day of a window with both ends: "na het reces, maar uiterlijk 1 oktober"."""
    if found.earliest or not found.latest:
        return found.earliest
    bounds = [
        candidate.deadline.earliest
        for candidate in candidates
        if candidate.deadline.firmness == HOPE and candidate.deadline.earliest
    ]
    return max((bound for bound in bounds if bound <= found.latest), default=None)


def _undated_in(sentence: str) -> Candidate | None:
    """An event, a hope or "te zijner tijd" in a sentence; words that are not understood come last."""
    wordings = (undated.CLAUSE, undated.OCCASION, undated.HOPE, undated.NONE, undated.RECURRING)
    matches = [match for match in (wording.pattern.search(sentence) for wording in wordings) if match]
    found = [
        Candidate(match.start(), match.start(), match.end(), undated.undated_deadline(match[0])) for match in matches
    ]
    return max(found, key=lambda candidate: candidate.deadline.is_understood, default=None)
