"""Finds the possible deadlines in a text: every named time or amount that its words turn into a deadline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from parliament.deadlines.amounts import AMOUNT, THE, amount_of, name_counting_rule
from parliament.deadlines.days import find_named_days
from parliament.deadlines.deadline import DAY, EVENT, HOPE, PERIOD, Deadline
from parliament.deadlines.named_time import FROM_NOW, ONE_DAY, NamedTime, Span
from parliament.deadlines.periods import find_periods
from parliament.deadlines.relations import AFTER, BEFORE, BY, IN, LOWER_BOUNDS, TimeRelation, relation_of
from parliament.deadlines.words import YEAR_AHEAD, loose
from parliament.recess import Calendar

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
# Words that mean the day on which this is said, such as "dit debat". "Deze conferentie" is not that day but an event.
_NOW = (
    r"vandaag|heden|nu|dagtekening|(?:dit|deze) (?:dag|datum|[VC]?AO|WGO|NO|CD"
    r"|[\w-]{0,30}(?:debat|overleg|vergadering|behandeling|brief|bericht|verzoek|toezegging))"
)
_FROM_NOW = loose(rf"\s{{0,3}}(?:na|vanaf|te rekenen vanaf) (?:{_NOW})(?![\w-])")
_COORDINATION = loose(
    r"\s{0,3}(?:,\s{0,3}|(?:/|[-–]|en|of|en/of|dan wel|à|tot|t/m|tot en met)\s{0,3}(?:(?:in|de|het|eind|begin) )*)"
)
RULES_OF_PERIODS = {
    "dag": "de genoemde dag",
    "week": "zondag van die week",
    "maand": "laatste dag van de maand",
    "kwartaal": "laatste dag van het kwartaal",
    "halfjaar": "laatste dag van het halfjaar",
    "jaar": "laatste dag van het jaar",
    "seizoen": "laatste dag van het seizoen, de 21ste",
    "reces": "laatste dag van het reces",
}
RULES_OF_PARTS = {
    ("week", "begin"): "begin van de week: tot en met dinsdag",
    ("week", "medio"): "medio: tot en met woensdag",
    ("maand", "begin"): "begin van de maand: tot en met de tiende",
    ("maand", "medio"): "medio: tot en met de twintigste",
    ("kwartaal", "begin"): "begin van het kwartaal: de eerste maand",
    ("kwartaal", "medio"): "medio: de eerste twee maanden van het kwartaal",
    ("halfjaar", "begin"): "begin van het halfjaar: de eerste twee maanden",
    ("halfjaar", "medio"): "medio: de eerste drie maanden van het halfjaar",
    ("seizoen", "begin"): "begin van het seizoen: de eerste maand",
    ("seizoen", "medio"): "medio: de eerste twee maanden van het seizoen",
    ("jaar", "begin"): "begin van het jaar: tot en met 31 maart",
    ("jaar", "medio"): "medio: tot en met 31 juli",
}
HALF_A_YEAR = timedelta(days=183)
AROUND = timedelta(weeks=1)  # on either side of a day that is only about when
A_SEASON_AWAY = timedelta(days=275)
LOOK_BACK = 60  # how many characters before an amount to search for "uiterlijk binnen"


@dataclass(frozen=True)
class Candidate:
    """A possible deadline in text[start:end]. The words for the time itself start at `core`.

    `is_sure`: sure enough to be used if the text is a sentence in a letter.
    """

    start: int
    core: int
    end: int
    deadline: Deadline
    is_hard: bool = False
    is_sure: bool = True

    def is_past(self, said_on: date) -> bool:
        return self.deadline.latest is not None and self.deadline.latest < said_on


def find_candidates(text: str, times: list[NamedTime], said_on: date) -> Iterator[Candidate]:
    for time in times:
        relation = relation_of(text, time)
        if relation and time.spans:
            yield _bound(text, time, relation, said_on)
    yield from _counted(text, said_on)


def find_times(text: str, said_on: date, calendar: Calendar) -> list[NamedTime]:
    """Find the named times, in order. Of two overlapping times only the longer counts. "Mei of juni" is one time."""
    found = [*find_named_days(text, said_on), *find_periods(text, said_on, calendar)]
    kept: list[NamedTime] = []
    taken: set[int] = set()
    for time in sorted(found, key=lambda time: time.start - time.end):
        places = range(time.start, time.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(time)
    return _joined(text, sorted(kept, key=lambda time: time.start))


def _joined(text: str, times: list[NamedTime]) -> list[NamedTime]:
    joined: list[NamedTime] = []
    for time in times:
        last = joined[-1] if joined else None
        if last and last.spans and time.spans and _COORDINATION.fullmatch(text, last.end, time.start):
            time = joined.pop().joined_to(time)
        elif last and _is_year_of(text, last, time):
            year = joined.pop()
            if not text[year.end : time.start].strip(" ,"):
                time = replace(time, start=year.start, can_stand_alone=year.can_stand_alone)
        joined.append(time)
    return joined


def _is_year_of(text: str, year: NamedTime, time: NamedTime) -> bool:
    """Is the first time only the year of the second, as in "volgend jaar voor de zomer"?"""
    is_bare = year.kind == "jaar" and not time.year_given
    return is_bare and bool(YEAR_AHEAD.search(text[year.start : time.start]))


def _bound(text: str, time: NamedTime, relation: TimeRelation, said_on: date) -> Candidate:
    span = _first_to_come(time, relation, said_on)
    latest = _latest(span, time, relation)
    firmness = _firmness(time, latest, span, relation)
    deadline = Deadline(
        text[relation.start : time.end],
        _earliest(span, time, relation, said_on),
        latest,
        firmness,
        _name_rule(time, relation, said_on, is_known=firmness != EVENT),
        "" if firmness != EVENT else time.name,
    )
    is_sure = relation.is_spoken and not _is_rather_past(time, relation, latest, said_on)
    return Candidate(relation.start, time.start, time.end, deadline, relation.is_hard, is_sure)


def _is_rather_past(time: NamedTime, relation: TimeRelation, latest: date | None, said_on: date) -> bool:
    """Is the time more likely past, like "op 12 december" said in May, "in maart" said in June, or "na 2012"?"""
    if relation.kind in LOWER_BOUNDS:
        return time.kind == "jaar"
    far = A_SEASON_AWAY if time.kind == "maand" else HALF_A_YEAR if time.name[:1].isdigit() else None
    is_open = not time.year_given and not relation.is_hard and relation.kind == IN
    return is_open and far is not None and latest is not None and latest - said_on > far


def _first_to_come(time: NamedTime, relation: TimeRelation, said_on: date) -> Span:
    """The first possible meaning with a limit that is unknown or not past. If all limits are past, the last meaning."""
    for span in time.spans:
        is_counted = relation.kind in LOWER_BOUNDS and relation.amount  # the time itself may then be past
        limit = _latest(span, time, relation) if is_counted else _limit(span, time, relation)
        if limit is None or limit >= said_on:
            return span
    return time.spans[-1]


def _binds_before(time: NamedTime, relation: TimeRelation) -> bool:
    """Is the deadline before the span starts, as in "tot de zomer"? "Voor eind maart" means by the end of March."""
    if relation.kind == BEFORE:
        return time.part not in ("eind", "medio")
    if time.kind == "seizoen":
        return relation.kind == BY and not relation.is_hard and not time.part and "zomer" in time.name.lower()
    return relation.kind == BY and time.kind == "reces" and not time.part


def _is_around_day(time: NamedTime, relation: TimeRelation) -> bool:
    """Does the text name a day only as about when, as in "rond Pasen"? "Rond de zomer" is that season itself."""
    return relation.is_around and time.kind == "dag"


def _limit(span: Span, time: NamedTime, relation: TimeRelation) -> date | None:
    if _is_around_day(time, relation) and span.last:
        return span.last + AROUND
    return span.eve if _binds_before(time, relation) else span.last


def _latest(span: Span, time: NamedTime, relation: TimeRelation) -> date | None:
    if relation.kind in LOWER_BOUNDS:
        return relation.amount.after(span.last) if relation.amount and span.last else None
    limit = _limit(span, time, relation)
    if relation.amount and relation.kind == BEFORE and limit:
        return relation.amount.before(span.first if time.kind == "dag" and span.first else limit)
    return limit


def _earliest(span: Span, time: NamedTime, relation: TimeRelation, said_on: date) -> date | None:
    """The first day on which the deadline can be met, or None. For "na", this is the day after the time."""
    if span.first is None or span.last is None or relation.is_hard or relation.kind in (BEFORE, BY):
        return None
    if relation.kind in LOWER_BOUNDS and relation.amount:
        return None
    if relation.kind == AFTER:
        return None if time.kind == "seizoen" else span.last + ONE_DAY
    if _is_around_day(time, relation):
        return span.first - AROUND if span.first - AROUND > said_on else None
    is_to_come = time.kind == "dag" or span.first > said_on
    return span.first if time.has_start and is_to_come else None


def _firmness(time: NamedTime, latest: date | None, span: Span, relation: TimeRelation) -> str:
    if latest is None:
        return HOPE if relation.kind in LOWER_BOUNDS and span.last else EVENT
    if _is_around_day(time, relation):
        return PERIOD
    return DAY if time.kind == "dag" or relation.amount else PERIOD


def _name_rule(time: NamedTime, relation: TimeRelation, said_on: date, *, is_known: bool) -> str:
    """Describe, in Dutch for the clerk, the rule that decided."""
    if not is_known:
        return "het reces is niet bekend"
    if relation.amount:
        return f"{relation.amount.words} {relation.kind} {time.name}"
    if relation.kind in LOWER_BOUNDS:
        return "een ondergrens, geen uiterste dag"
    if time.kind == "reces" and not time.part and relation.kind in (BEFORE, BY):
        return f"laatste vergaderdag voor het {time.name}"
    if _binds_before(time, relation):
        return "laatste vergaderdag voor het zomerreces" if "zomer" in time.name else f"de dag voor {time.name}"
    if _is_around_day(time, relation):
        return f"van een week voor tot een week na {time.name}"
    if time.is_meeting:
        return f"de dag van {time.name}"
    if time.kind == FROM_NOW:
        return name_counting_rule(FROM_NOW, said_on)
    return RULES_OF_PARTS.get((time.kind, time.part), RULES_OF_PERIODS[time.kind])


def _counted(text: str, said_on: date) -> Iterator[Candidate]:
    """Find amounts counted from the day they were said: "binnen drie weken", not "binnen drie weken na het advies"."""
    for match in AMOUNT.finditer(text):
        lead = _WITHIN.search(text[max(0, match.start() - LOOK_BACK) : match.start()])
        from_now = _FROM_NOW.match(text, match.end())
        is_counted = from_now or (lead and not _COUNTED_FROM.match(text, match.end()))
        if not is_counted or match["vague"] or match["number"].lower() == THE:
            continue
        amount = amount_of(match)
        deadline = Deadline(match[0], None, amount.after(said_on), DAY, name_counting_rule(amount.words, said_on))
        led = lead[0] if lead else ""
        yield Candidate(
            match.start() - len(led), match.start(), match.end(), deadline, is_hard="uiterlijk" in led.lower()
        )
