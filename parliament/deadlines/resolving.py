"""From words to a deadline: every time that the words name, how it binds, and which of them is the limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from parliament.deadlines import undated
from parliament.deadlines.amounts import AMOUNT, THE, amount_of, stands_alone
from parliament.deadlines.days import find_named_days
from parliament.deadlines.deadline import (
    DAY,
    EVENT,
    HOPE,
    NO_SUCH_DAY_RULE,
    NOT_UNDERSTOOD,
    PERIOD,
    RECURRING,
    Basis,
    Deadline,
    Meeting,
    without_term,
)
from parliament.deadlines.meetings import on_its_day
from parliament.deadlines.moment import NO_SUCH_DAY, ONE_DAY, Moment, Span
from parliament.deadlines.periods import find_periods
from parliament.deadlines.relations import AFTER, BEFORE, BY, IN, LOWER, Relation, relation_of
from parliament.deadlines.rule_names import rule_of_count, rule_of_moment
from parliament.deadlines.words import YEAR_AHEAD, loose, spell_out_years
from parliament.recess import AskedCalendar, Calendar

_WITHIN = loose(
    r"(?<![\w-])(?:binnen|over|uiterlijk|komende|eerstkomende|eerstvolgende"
    r"|(?:termijn|periode|tijdsbestek|tijdspanne) van|tussen (?:nu|heden) en)"
    r"(?: (?:nu en|nu|circa|ongeveer|precies|ruim|krap|pakweg|maximaal|hooguit|uiterlijk|over|binnen|zo['’]n|de|het|een"
    r"|termijn van|komende))* $"
)
_COUNTED_FROM = loose(
    r"\s{0,3}(?:na|nadat|daarna|nadien|hierna|vanaf|volgend op|te rekenen vanaf|v(?:oo|óó)r(?:dat)?|voorafgaand aan)"
    r"(?![\w-])"
)
# What is going on while it is said: this debate, this letter. "Deze conferentie" is an event like any other.
_NOW = (
    r"vandaag|heden|nu|dagtekening|(?:dit|deze) (?:dag|datum|[VC]?AO|WGO|NO|CD"
    r"|[\w-]{0,30}(?:debat|overleg|vergadering|behandeling|brief|bericht|verzoek|toezegging))"
)
_FROM_NOW = loose(rf"\s{{0,3}}(?:na|vanaf|te rekenen vanaf) (?:{_NOW})(?![\w-])")
_COORDINATION = loose(
    r"\s{0,3}(?:,\s{0,3}|(?:/|[-–]|en|of|en/of|dan wel|à|tot|t/m|tot en met)\s{0,3}(?:(?:in|de|het|eind|begin) )*)"
)
_SAYS_LITTLE = loose(r"(?:(?:die|dat|dit|en|maar|of|nu|wordt|is|dus|ook|wel|door|om|de|het|mogelijk),? )+")
# Hope turns the time that follows it into a wish, "hopelijk nog dit jaar", unless a limit is named as well.
_WISH = loose(
    r"(?<![\w-])(?:hopelijk|hoop|hoopt|hopen|streef|streeft|streven|gestreefd|probeer|probeert|proberen|liefst"
    r"|(?:zo|indien) mogelijk)(?![\w-])[^,;]{0,80}$"
)
NOT_HELD_RULE = "het debat is vervallen of heeft nog geen dag; termijn onbekend"
PAST_RULE = "ligt voor de dag waarop het is gezegd"
# The House sits since 1815. From these years the longest spoken stretch, 999 years, stays within the calendar.
YEARS = range(1815, 3000)
HALF_A_YEAR = timedelta(days=183)
A_SEASON_AWAY = timedelta(days=275)
LOOK_BACK = 60  # characters before an amount in which "uiterlijk binnen" fits


@dataclass(frozen=True)
class Candidate:
    """One reading of text[start:end], the time itself from `core` on; `is_sure` enough for a sentence."""

    start: int
    core: int
    end: int
    deadline: Deadline
    is_hard: bool = False
    is_sure: bool = True

    def is_past(self, said_on: date) -> bool:
        return self.deadline.latest is not None and self.deadline.latest < said_on


def resolve(words: str, said_on: date, calendar: Calendar, meeting: Meeting | None = None) -> Deadline:
    """The deadline that these words set, said on that day.

    Hope and limit together give the limit. Words without a day keep `latest` None: never a guess, never a day before
    it was said. `meeting` is the debate that the words hang on, where the register knows it. The basis says what
    decided, so that the days can follow when that moves.
    """
    asked = AskedCalendar(calendar.recesses)
    found = _resolve(words, said_on, asked, meeting)
    return replace(found, words=words, basis=Basis(said_on, asked.consulted, meeting))


def _resolve(words: str, said_on: date, calendar: Calendar, meeting: Meeting | None) -> Deadline:
    spelled = spell_out_years(words, said_on)
    if spelled is None or said_on.year not in YEARS:
        return without_term(words, NOT_UNDERSTOOD)
    moments = [_behind(one, said_on) if _is_done(spelled, one) else one for one in _moments(spelled, said_on, calendar)]
    if meeting:
        moments = on_its_day(spelled, moments, meeting)
    candidates = list(_candidates(spelled, moments, said_on))
    alone = None if moments or candidates else stands_alone(spelled, said_on)
    if alone:
        candidates.append(Candidate(0, 0, len(spelled), alone))
    ahead = [one for one in candidates if not one.is_past(said_on)]
    best = _best(ahead)
    found = _wished(best, spelled) if best else _dateless(spelled, moments, is_past=bool(candidates))
    if found.is_understood and undated.RECURRING.pattern.search(spelled):
        found = replace(found, firmness=RECURRING)
    found = replace(found, earliest=_lower_bound(found, ahead))
    is_waiting = meeting and not meeting.day and found.firmness == EVENT
    return replace(found, rule=NOT_HELD_RULE) if is_waiting else found


def _is_done(text: str, moment: Moment) -> bool:
    """Does its part of the sentence say that it was sent already?"""
    start = max(text.rfind(mark, 0, moment.start) for mark in ",;:")
    ends = [end for mark in ",;:" if (end := text.find(mark, moment.end)) >= 0]
    return undated.DONE.pattern.search(text[start + 1 : min(ends, default=len(text))]) is not None


def _behind(moment: Moment, said_on: date) -> Moment:
    return replace(moment, spans=tuple(span for span in moment.spans if span.first and span.first <= said_on))


def _dateless(words: str, moments: list[Moment], *, is_past: bool) -> Deadline:
    """No time to come is named; `is_past` where one is that was past already."""
    if any(moment.kind == NO_SUCH_DAY for moment in moments):
        return without_term(words, NO_SUCH_DAY_RULE)
    found = undated.answer(words)
    has_past = any(not moment.spans for moment in moments)
    return without_term(words, PAST_RULE) if is_past or (has_past and not found.is_understood) else found


def _wished(best: Candidate, text: str) -> Deadline:
    is_wish = best.deadline.latest is not None and not best.is_hard and _WISH.search(text[: best.core])
    return replace(best.deadline, firmness=HOPE) if is_wish else best.deadline


def find(sentence: str, said_on: date, calendar: Calendar) -> Deadline | None:
    """The deadline that a sentence of a letter sets; its `words` stand in the sentence. None where it sets none.

    Stricter than `resolve`: a time must be bound by a preposition (or need none), must lie ahead, and where the words
    give no year must not rather be a time just past.
    """
    if said_on.year not in YEARS:
        return None
    moments = _moments(sentence, said_on, calendar)
    candidates = [one for one in _candidates(sentence, moments, said_on) if one.is_sure and _is_ahead(one, said_on)]
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
    """The limit: hard words first, then the latest day; else a recess that is not known, else a lower bound."""
    return max(
        candidates,
        key=lambda one: (
            one.deadline.latest is not None,
            one.is_hard,
            one.deadline.latest or date.min,
            one.deadline.firmness == EVENT,
        ),
        default=None,
    )


def _lower_bound(found: Deadline, candidates: list[Candidate]) -> date | None:
    """Both ends where "na het reces, maar uiterlijk 1 oktober" gives them."""
    if found.earliest or not found.latest:
        return found.earliest
    bounds = [one.deadline.earliest for one in candidates if one.deadline.firmness == HOPE and one.deadline.earliest]
    return max((bound for bound in bounds if bound <= found.latest), default=None)


def _candidates(text: str, moments: list[Moment], said_on: date) -> Iterator[Candidate]:
    for moment in moments:
        relation = relation_of(text, moment)
        if relation and moment.spans:
            yield _bound(text, moment, relation, said_on)
    yield from _counted(text, said_on)


def _moments(text: str, said_on: date, calendar: Calendar) -> list[Moment]:
    """The named times in order; of two that overlap the longer one, of a stretch ("mei of juni") the whole."""
    found = [*find_named_days(text, said_on), *find_periods(text, said_on, calendar)]
    kept: list[Moment] = []
    taken: set[int] = set()
    for moment in sorted(found, key=lambda one: one.start - one.end):
        places = range(moment.start, moment.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(moment)
    return _joined(text, sorted(kept, key=lambda one: one.start))


def _joined(text: str, moments: list[Moment]) -> list[Moment]:
    joined: list[Moment] = []
    for moment in moments:
        last = joined[-1] if joined else None
        if last and last.spans and moment.spans and _COORDINATION.fullmatch(text, last.end, moment.start):
            moment = joined.pop().joined_to(moment)
        elif last and _is_year_of(text, last, moment):
            year = joined.pop()
            if not text[year.end : moment.start].strip(" ,"):
                moment = replace(moment, start=year.start, can_stand_alone=year.can_stand_alone)
        joined.append(moment)
    return joined


def _is_year_of(text: str, year: Moment, moment: Moment) -> bool:
    """In "volgend jaar voor de zomer" the year has gone into the summer."""
    is_bare = year.kind == "jaar" and not moment.year_given
    return is_bare and bool(YEAR_AHEAD.search(text[year.start : moment.start]))


def _bound(text: str, moment: Moment, relation: Relation, said_on: date) -> Candidate:
    span = _first_ahead(moment, relation, said_on)
    latest = _latest(span, moment, relation)
    firmness = _firmness(moment, latest, span, relation)
    deadline = Deadline(
        text[relation.start : moment.end],
        _earliest(span, moment, relation, said_on),
        latest,
        firmness,
        rule_of_moment(moment, relation, said_on, is_known=firmness != EVENT),
        "" if firmness != EVENT else moment.name,
    )
    is_sure = relation.is_spoken and not _is_rather_past(moment, relation, latest, said_on)
    return Candidate(relation.start, moment.start, moment.end, deadline, relation.is_hard, is_sure)


def _is_rather_past(moment: Moment, relation: Relation, latest: date | None, said_on: date) -> bool:
    """Without a year "op 12 december", said in May, and "in maart", said in June, are times past; so is "na 2012"."""
    if relation.binds in LOWER:
        return moment.kind == "jaar"
    far = A_SEASON_AWAY if moment.kind == "maand" else HALF_A_YEAR if moment.name[:1].isdigit() else None
    is_open = not moment.year_given and not relation.is_hard and relation.binds == IN
    return is_open and far is not None and latest is not None and latest - said_on > far


def _first_ahead(moment: Moment, relation: Relation, said_on: date) -> Span:
    """Of the times that the words may mean the first that can still be kept, or one that is not known."""
    for span in moment.spans:
        is_counted = relation.binds in LOWER and relation.amount  # within weeks of the recess that has just ended
        limit = _latest(span, moment, relation) if is_counted else _limit(span, moment, relation)
        if limit is None or limit >= said_on:
            return span
    return moment.spans[-1]


def _binds_before(moment: Moment, relation: Relation) -> bool:
    """Where the eve decides: "voor eind maart" is by its end, "tot de zomer" is before it."""
    if relation.binds == BEFORE:
        return moment.part not in ("eind", "medio")
    if moment.kind == "seizoen":
        return relation.binds == BY and not relation.is_hard and not moment.part and "zomer" in moment.name.lower()
    return relation.binds == BY and moment.kind == "reces" and not moment.part


def _limit(span: Span, moment: Moment, relation: Relation) -> date | None:
    return span.eve if _binds_before(moment, relation) else span.last


def _latest(span: Span, moment: Moment, relation: Relation) -> date | None:
    if relation.binds in LOWER:
        return relation.amount.after(span.last) if relation.amount and span.last else None
    limit = _limit(span, moment, relation)
    if relation.amount and relation.binds == BEFORE and limit:
        return relation.amount.before(span.first if moment.kind == "dag" and span.first else limit)
    return limit


def _earliest(span: Span, moment: Moment, relation: Relation, said_on: date) -> date | None:
    """The start of a named time to come; for "na", as in "na het reces", the first day after it."""
    if span.first is None or span.last is None or relation.is_hard or relation.binds in (BEFORE, BY):
        return None
    if relation.binds in LOWER and relation.amount:
        return None
    if relation.binds == AFTER:
        return None if moment.kind == "seizoen" else span.last + ONE_DAY
    is_to_come = moment.kind == "dag" or span.first > said_on
    return span.first if moment.has_start and is_to_come else None


def _firmness(moment: Moment, latest: date | None, span: Span, relation: Relation) -> str:
    if latest is None:
        return HOPE if relation.binds in LOWER and span.last else EVENT
    return DAY if moment.kind == "dag" or relation.amount else PERIOD


def _counted(text: str, said_on: date) -> Iterator[Candidate]:
    """Such as "binnen drie weken", unless counted from an event: "binnen drie weken na het advies"."""
    for match in AMOUNT.finditer(text):
        lead = _WITHIN.search(text[max(0, match.start() - LOOK_BACK) : match.start()])
        from_now = _FROM_NOW.match(text, match.end())
        is_counted = from_now or (lead and not _COUNTED_FROM.match(text, match.end()))
        if not is_counted or match["vague"] or match["number"].lower() == THE:
            continue
        amount = amount_of(match)
        deadline = Deadline(match[0], None, amount.after(said_on), DAY, rule_of_count(amount.words, said_on), "")
        led = lead[0] if lead else ""
        yield Candidate(
            match.start() - len(led), match.start(), match.end(), deadline, is_hard="uiterlijk" in led.lower()
        )


def _undated_in(sentence: str) -> Candidate | None:
    """A hope, an event or "te zijner tijd" in a sentence, in that order of weight; words not understood come last."""
    wordings = (undated.CLAUSE, undated.OCCASION, undated.HOPE, undated.NONE, undated.RECURRING)
    matches = [match for match in (wording.pattern.search(sentence) for wording in wordings) if match]
    found = [Candidate(one.start(), one.start(), one.end(), undated.answer(one[0])) for one in matches]
    return max(found, key=lambda one: one.deadline.is_understood, default=None)
