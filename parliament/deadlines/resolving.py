"""Resolves words to a deadline: picks the limit from the possible deadlines, or says why there is none."""

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
# A word of hope turns the time that follows into a wish ("hopelijk nog dit jaar"), unless that is an explicit limit.
_WISH = loose(
    r"(?<![\w-])(?:hopelijk|hoop|hoopt|hopen|streef|streeft|streven|gestreefd|probeer|probeert|proberen|liefst"
    r"|(?:zo|indien) mogelijk)(?![\w-])[^,;]{0,80}$"
)
NOT_HELD_RULE = "het debat is vervallen of heeft nog geen dag; termijn onbekend"
PAST_RULE = "ligt voor de dag waarop het is gezegd"
# The House has existed since 1815. Adding the longest amount, 999 years, to these years stays in Python's date range.
YEARS = range(1815, 3000)


def resolve(words: str, said_on: date, calendar: Calendar, meeting: DebateDay | None = None) -> Deadline:
    """Resolve the words of a deadline that were said on that day.

    If the words name a hope and a limit, the limit decides. `latest` is never guessed and never before `said_on`. It is
    None if the words give no day. `meeting` is the day of the debate that the words depend on, if known. The basis
    records this debate and the recesses, so that the deadline can be resolved again if one of these moves.
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
    """Does the clause around this time say that something has already been done?"""
    start = max(text.rfind(mark, 0, time.start) for mark in ",;:")
    ends = [end for mark in ",;:" if (end := text.find(mark, time.end)) >= 0]
    return undated.DONE.pattern.search(text[start + 1 : min(ends, default=len(text))]) is not None


def _drop_future(time: NamedTime, said_on: date) -> NamedTime:
    return replace(time, spans=tuple(span for span in time.spans if span.first and span.first <= said_on))


def _dateless(words: str, times: list[NamedTime], *, is_past: bool) -> Deadline:
    """The deadline for words without a future time. `is_past`: the words name a time that was already past."""
    if any(time.kind == NO_SUCH_DAY for time in times):
        return without_day(words, NO_SUCH_DAY_RULE)
    found = undated.undated_deadline(words)
    has_past = any(not time.spans for time in times)
    return without_day(words, PAST_RULE) if is_past or (has_past and not found.is_understood) else found


def _wished(best: Candidate, text: str) -> Deadline:
    is_wish = best.deadline.latest is not None and not best.is_hard and _WISH.search(text[: best.core])
    return replace(best.deadline, firmness=HOPE) if is_wish else best.deadline


def find(sentence: str, said_on: date, calendar: Calendar) -> Deadline | None:
    """Find the deadline in a sentence of a letter, if any. The deadline's `words` are a part of the sentence.

    Stricter than `resolve`: a time needs a preposition (unless it can stand alone) and must be in the future. A time
    that more likely refers to the past is skipped.
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
    """Pick the limit: first an explicit limit, then the latest day, then an unknown recess, then a lower bound."""
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
    """The first day of the deadline, also if another time gives it: "na het reces, maar uiterlijk 1 oktober"."""
    if found.earliest or not found.latest:
        return found.earliest
    bounds = [
        candidate.deadline.earliest
        for candidate in candidates
        if candidate.deadline.firmness == HOPE and candidate.deadline.earliest
    ]
    return max((bound for bound in bounds if bound <= found.latest), default=None)


def _undated_in(sentence: str) -> Candidate | None:
    """Find an event, a hope or "te zijner tijd" in a sentence, preferably in words that are understood."""
    wordings = (undated.CLAUSE, undated.OCCASION, undated.HOPE, undated.NONE, undated.RECURRING)
    matches = [match for match in (wording.pattern.search(sentence) for wording in wordings) if match]
    found = [
        Candidate(match.start(), match.start(), match.end(), undated.undated_deadline(match[0])) for match in matches
    ]
    return max(found, key=lambda candidate: candidate.deadline.is_understood, default=None)
