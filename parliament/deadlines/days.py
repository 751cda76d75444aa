"""Finds named days: written dates, weekdays, "morgen", Prinsjesdag and the feast days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby

from parliament import dates
from parliament.deadlines.amounts import AMOUNT, Amount, amount_of
from parliament.deadlines.named_time import NO_SUCH_DAY, DayRule, NamedTime, Span, span
from parliament.deadlines.words import (
    ADJECTIVE,
    MONTH,
    NEXT,
    OF_YEAR,
    ORDINALS,
    PAST,
    WEEKDAY,
    compiled,
    group,
    loose,
    years_of,
)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The first (1), second (2) or last (-1) such weekday of a month."""
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[nth - 1 if nth > 0 else nth])


def _easter(year: int) -> date:
    """Easter Sunday, calculated with Gauss's algorithm for the Gregorian calendar."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    to_sunday = epact - weekday
    month = 3 + (to_sunday + 40) // 44
    return date(year, month, to_sunday + 28 - 31 * (month // 4))


NAMED_DAYS: dict[str, Callable[[int], date]] = {
    "prinsjesdag": lambda year: _nth_weekday(year, 9, weekday=1, nth=3),  # Grondwet, art. 65
    "verantwoordingsdag": lambda year: _nth_weekday(year, 5, weekday=2, nth=3),  # Comptabiliteitswet 2016, art. 2.40
    "(?:de )?kerst(?:mis|dagen)?": lambda year: date(year, 12, 25),
    "(?:de )?jaarwisseling|oud en nieuw": lambda year: date(year + 1, 1, 1),
    "sinterklaas": lambda year: date(year, 12, 5),
    "koningsdag": lambda year: date(year, 4, 27),
    "pasen": _easter,
    "hemelvaart(?:sdag)?": lambda year: _easter(year) + timedelta(days=39),
    "pinksteren": lambda year: _easter(year) + timedelta(days=49),
}
NAMED = [(compiled(f"(?:{ADJECTIVE} )?(?:{name}){OF_YEAR}"), day) for name, day in NAMED_DAYS.items()]
DAY_OF_WEEK = compiled(
    f"{ADJECTIVE} week(?: op)? {WEEKDAY}"
    f"|(?P<first>{'|'.join(dates.WEEKDAYS)}) (?:(?:in|van) )?(?P<second>deze|volgende|komende) week"
)
NTH_WEEKDAY = compiled(f"(?P<ordinal>{'|'.join(ORDINALS)}|laatste) {WEEKDAY} (?:van|in) (?:de maand )?{MONTH}{OF_YEAR}")
A_WEEKDAY = compiled(f"(?:{ADJECTIVE} )?{WEEKDAY}(?! (?:[0-9]{{1,2}} [a-z]|na |v(?:oo|óó)r (?:het|de) ))")
PART_OF_DAY = compiled(
    r"(?<!de\s)(?<!een\s)(?P<word>vandaag|vanmiddag|vanavond|heden|overmorgen|morgen)(?:vroeg|ochtend|middag|avond)?"
)
DAYS_ON = {"overmorgen": 2, "morgen": 1}
OVER = loose(" over ")
WEEK_OF = loose(r"(?<![\w-])week(?: van)? $")
LOOK_BACK = 12  # how many characters before a date to search for "week van"
IS_PAST = re.compile(r"\b(?:j\.?l|jongstleden|afgelopen|vorige?|(?:eer)?gisteren)\b", re.IGNORECASE)


def _impossible(text: str, said_on: date) -> Iterator[NamedTime]:
    for start, end in dates.find_impossible_days(text, said_on):
        yield NamedTime(start, end, NO_SUCH_DAY, (), name=text[start:end])


def _days_of_weeks(text: str, said_on: date) -> Iterator[NamedTime]:
    for match in DAY_OF_WEEK.finditer(text):
        weekday = dates.WEEKDAYS[group(match, "weekday") or group(match, "first")]
        monday = said_on - timedelta(days=said_on.weekday())
        weeks = group(match, "adjective") in NEXT or group(match, "second") in ("volgende", "komende")
        yield _day(match, monday + timedelta(days=weekday, weeks=weeks))


def _weekdays(text: str, said_on: date) -> Iterator[NamedTime]:
    for match in A_WEEKDAY.finditer(text):
        ahead = (dates.WEEKDAYS[group(match, "weekday")] - said_on.weekday() - 1) % 7 + 1
        day = said_on + timedelta(days=ahead)
        weeks = _weeks_on(text, match.end())
        yield _day(match, weeks.after(day) if weeks else day)


def _weeks_on(text: str, end: int) -> Amount | None:
    """The amount in "dinsdag over een week". The weeks are counted from the first Tuesday to come."""
    over = OVER.match(text, end)
    found = AMOUNT.match(text, over.end()) if over else None
    return amount_of(found) if found and found["unit"].lower() in ("week", "weken") else None


def _parts_of_days(text: str, said_on: date) -> Iterator[NamedTime]:
    for match in PART_OF_DAY.finditer(text):
        yield _day(match, said_on + timedelta(days=DAYS_ON.get(group(match, "word"), 0)))


def _nth_weekdays(text: str, said_on: date) -> Iterator[NamedTime]:
    """Find days such as "de derde woensdag van mei" and "de laatste vrijdag van juni"."""
    for match in NTH_WEEKDAY.finditer(text):
        weekday, month = dates.WEEKDAYS[group(match, "weekday")], dates.month_number(group(match, "month"))
        nth = ORDINALS.get(group(match, "ordinal"), -1)
        days = [_nth_weekday(year, month, weekday, nth) for year in years_of(match, said_on)]
        yield NamedTime.matched(match, "dag", [span(day, day) for day in days])


def _day(match: re.Match[str], day: date) -> NamedTime:
    spans = [] if group(match, "adjective") in PAST else [span(day, day)]
    can_stand_alone = bool(group(match, "adjective") or group(match, "second") or group(match, "word"))
    return NamedTime.matched(match, "dag", spans, can_stand_alone=can_stand_alone, year_given=True)


def _feasts(text: str, said_on: date) -> Iterator[NamedTime]:
    for pattern, day in NAMED:
        for match in pattern.finditer(text):
            days = [] if group(match, "adjective") in PAST else [day(year) for year in years_of(match, said_on)]
            yield NamedTime.matched(match, "dag", [span(feast, feast) for feast in days])


def _written(text: str, said_on: date) -> Iterator[NamedTime]:
    for (start, end), found in groupby(dates.find_days(text, said_on), key=lambda day: (day.start, day.end)):
        days = list(found)
        first, last = days[0].day, days[-1].day
        is_whole = days[0].year_given or not any(map(str.isdigit, days[0].quote))  # words such as "heden" need no year
        years_on = [0] if is_whole else [0, 1]
        ends = [(dates.add_months(first, 12 * years), dates.add_months(last, 12 * years)) for years in years_on]
        spans = [] if IS_PAST.search(days[0].quote) else [span(*pair) for pair in ends]
        week = WEEK_OF.search(text[max(0, start - LOOK_BACK) : start])
        if week:
            spans = [_week_around(first) for first, _ in ends]
            start -= len(week[0])
        kind = "week" if week else "dag"
        yield NamedTime(start, end, kind, tuple(spans), name=text[start:end], year_given=is_whole)


def _week_around(first: date) -> Span:
    monday = first - timedelta(days=first.weekday())
    return span(monday, monday + timedelta(days=6))


DAYS = (
    DayRule("geen dag", "a date that does not exist", "a typing error: no day is guessed", _impossible),
    DayRule(
        "dag",
        "a written date, or the week of one",
        "without a year the first such day still to come",
        _written,
    ),
    DayRule(
        "dag",
        "Prinsjesdag and the feasts",
        "set by law, or by the Gregorian computus of Easter",
        _feasts,
    ),
    DayRule(
        "dag",
        "a weekday of a month by its ordinal",
        "laws name days in this way",
        _nth_weekdays,
    ),
    DayRule("dag", "a weekday of this week or the next", "a week starts on Monday", _days_of_weeks),
    DayRule("dag", "a weekday, or so many weeks after it", "the first one after the day it was said", _weekdays),
    DayRule(
        "dag",
        "today, tomorrow, the day after, or a part of them",
        "counted from the day it was said",
        _parts_of_days,
    ),
)


def find_named_days(text: str, said_on: date) -> Iterator[NamedTime]:
    """Find every named day in the text. A day that is past ("22 maart jl.") or does not exist gets no spans."""
    for row in DAYS:
        yield from row.find(text, said_on)
