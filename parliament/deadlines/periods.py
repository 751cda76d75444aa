"""Named periods: weeks, months, quarters, half-years and years; with the seasons and recesses, one table of all.

The conventions for the last acceptable day stand beside each row of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import cast

from parliament.dates import add_months, last_of_month, month_number
from parliament.deadlines.moment import FROM_NOW, ONE_DAY, Finder, Moment, Period, Rule, Span, span
from parliament.deadlines.seasons import SEASONS
from parliament.deadlines.words import (
    ADJECTIVE,
    JUST_PAST,
    MONTH,
    MONTH_NAME,
    NEXT,
    OF_YEAR,
    ORDINALS,
    PART,
    PAST,
    YEAR,
    compiled,
    group,
    loose,
    part_of,
    years_of,
)
from parliament.recess import Calendar

_ANY_ORDINAL = f"(?:{'|'.join(ORDINALS)})"
_ORDINAL = rf"(?P<ordinal>{'|'.join(ORDINALS)}|laatste)"
_PART = f"(?:{PART})?"
_ADJECTIVE = f"(?:{ADJECTIVE} )?"


def _months(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    month = month_number(group(match, "month"))
    years = years_of(match, said_on)
    if group(match, "adjective") and len(years) == 1 and not group(match, "which"):
        years = (said_on.year, said_on.year + 1)  # "volgende maart" is the next one
    spans = [_part_of_month(year, month, part_of(match)) for year in years]
    from_month = group(match, "from_month")
    return [_from_month(month_number(from_month), one) for one in spans] if from_month else spans


def _from_month(month: int, until: Span) -> Span:
    """The stretch "november-januari" starts in the year before."""
    first = cast(date, until.first)
    return span(date(first.year - (month > first.month), month, 1), cast(date, until.last))


def _part_of_month(year: int, month: int, part: str) -> Span:
    first, last = {"begin": (1, 10), "medio": (15, 20)}.get(part, (1, 31))
    end = last_of_month(year, month)
    return span(date(year, month, first), min(end, date(year, month, min(last, end.day))))


def _half_months(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    month = month_number(group(match, "month"))
    is_first = ORDINALS.get(group(match, "ordinal"), 2) == 1
    return [
        span(date(year, month, 1), date(year, month, 15))
        if is_first
        else span(date(year, month, 16), last_of_month(year, month))
        for year in years_of(match, said_on)
    ]


def _weeks_of_month(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    """The first week ("de eerste week van mei") starts on the first Monday; the last one ends with the month."""
    spans = []
    for year in years_of(match, said_on):
        first = date(year, month_number(group(match, "month")), 1)
        end = last_of_month(year, first.month)
        weeks = ORDINALS.get(group(match, "ordinal"), 0) - 1
        monday = first + timedelta(days=-first.weekday() % 7) + timedelta(weeks=weeks)
        if weeks < 0:
            monday = end - timedelta(days=end.weekday())
        spans.append(span(monday, min(monday + timedelta(days=6), end) if weeks < 0 else monday + timedelta(days=6)))
    return spans


def _stretches(months: int) -> Finder:
    """Quarters (3 months) and half-years (6), counted by ordinal within a year."""

    def find(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
        word = group(match, "ordinal") or group(match, "number")
        place = ORDINALS.get(word) or (int(word) if word.isdecimal() else 12 // months)
        starts = [date(year, months * (min(place, 12 // months) - 1) + 1, 1) for year in years_of(match, said_on)]
        return [_part_of_stretch(start, months, part_of(match)) for start in starts]

    return find


def _part_of_stretch(start: date, months: int, part: str) -> Span:
    """Begin is the first third of the stretch, medio its first half (for a year the conventions above)."""
    length = {"begin": max(1, months // 4 if months == 12 else months // 3), "medio": -(-months // 2)}.get(part, months)
    if part == "medio" and months == 12:
        length = 7
    return span(start, add_months(start, length) - ONE_DAY)


def _years(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    return [_part_of_stretch(date(year, 1, 1), 12, part_of(match)) for year in _named_years(match, said_on)]


def _named_years(match: re.Match[str], said_on: date) -> tuple[int, ...]:
    adjective = group(match, "adjective")
    if group(match, "year") or group(match, "which"):
        return years_of(match, said_on)
    return (said_on.year + (adjective in NEXT),)


def _relative(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    """Such as "deze maand" and "volgend kwartaal"."""
    unit, is_next = group(match, "unit").replace(" ", ""), group(match, "adjective") in NEXT
    months = {"maand": 1, "kwartaal": 3, "halfjaar": 6}[unit]
    start = date(said_on.year, (said_on.month - 1) // months * months + 1, 1)
    start = add_months(start, months) if is_next else start
    return [
        _part_of_month(start.year, start.month, part_of(match))
        if months == 1
        else _part_of_stretch(start, months, part_of(match))
    ]


def _coming_half_year(_: re.Match[str], said_on: date, __: Calendar) -> list[Span]:
    return [span(said_on, add_months(said_on, 6))]


def _this_week(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    monday = said_on - timedelta(days=said_on.weekday())
    monday += timedelta(weeks=group(match, "adjective") in NEXT)
    last = {"begin": 1, "medio": 2}.get(part_of(match), 6)
    return [span(monday, monday + timedelta(days=last))]


def _numbered_weeks(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    spans = []
    for year in years_of(match, said_on):
        try:
            monday = date.fromisocalendar(year, int(match["number"]), 1)
        except ValueError:  # week 53 of a year that has 52, or no week at all
            continue
        spans.append(span(monday, monday + timedelta(days=6)))
    return spans


_OF_THE_YEAR = f"(?: van het jaar)?{OF_YEAR}"
# "Tweede of derde kwartaal" is as late as the last ordinal.
_OR = r"\s?(?:of|en|à|/|[-–]|tot en met)\s?"
_QUARTER = rf"(?:(?:{_ANY_ORDINAL}{_OR})?{_ORDINAL} (?:kwartaal|kw\.?)|(?:kwartaal |Q\s?)(?P<number>[1-4]))"
_HALF = rf"(?:{_ORDINAL} (?:helft|half\s?jaar)|H(?P<number>[12]))"
_WEEK = r"(?:week|weeknummer|wk\.?) (?P<number>[0-9]{1,2})"
_UNIT = r"(?P<unit>maand|kwartaal|half\s?jaar)"
_FROM_MONTH = rf"(?:(?P<from_month>{MONTH_NAME})\s?[-–]\s?)?"
PERIODS = (
    *SEASONS,
    Period(
        Rule(
            "week",
            "a week of a month by its ordinal",
            "the first week starts on the first Monday; the last one ends with the month",
        ),
        (compiled(f"{_ORDINAL} week (?:van|in) {MONTH}{OF_YEAR}"),),
        _weeks_of_month,
    ),
    Period(
        Rule(
            "maand",
            "the first or second half of a month",
            "the first half ends on the 15th",
        ),
        (compiled(f"{_ORDINAL} helft (?:van )?{MONTH}{OF_YEAR}"),),
        _half_months,
    ),
    Period(
        Rule(
            "halfjaar",
            "a half of a year",
            "halves are those of the calendar",
        ),
        (compiled(_PART + _HALF + _OF_THE_YEAR),),
        _stretches(6),
    ),
    Period(
        Rule(
            "kwartaal",
            "a quarter by ordinal, number or letter Q",
            "quarters are those of the calendar",
        ),
        (loose(rf"(?<!\w)(?:{_PART}{_QUARTER}{_OF_THE_YEAR})(?![\w-])"),),
        _stretches(3),
    ),
    Period(
        Rule(
            "maand",
            "a month, or a stretch of months; begin, medio or eind of it",
            "begin ends on the 10th, medio on the 20th; without a year it is the first that can still be kept",
        ),
        (compiled(_PART + _ADJECTIVE + _FROM_MONTH + MONTH + OF_YEAR),),
        _months,
    ),
    Period(
        Rule(
            "week",
            "a week by its number",
            "weeks are numbered by ISO 8601 and end on Sunday",
        ),
        (compiled(_PART + _WEEK + OF_YEAR),),
        _numbered_weeks,
    ),
    Period(
        Rule(
            "week",
            "this week or the next",
            "a week ends on Sunday",
        ),
        (compiled(f"{PART}{_ADJECTIVE}week"), compiled(f"{ADJECTIVE} week")),
        _this_week,
    ),
    Period(
        Rule(
            FROM_NOW,
            "the coming half-year",
            "komend counts from the day it was said, volgend means the next half of the calendar",
        ),
        (compiled(rf"{_PART}(?P<adjective>komend)e? half\s?jaar"),),
        _coming_half_year,
    ),
    Period(
        Rule(
            "maand, kwartaal of halfjaar",
            "this or the next month, quarter or half-year",
            "counted by the calendar from the day it was said",
        ),
        (compiled(f"{PART}{_ADJECTIVE}{_UNIT}"), compiled(f"{ADJECTIVE} {_UNIT}")),
        _relative,
    ),
    Period(
        Rule(
            "jaar",
            "begin, medio or eind of a year",
            "begin is until 31 March, medio until 31 July, eind 31 December",
        ),
        (
            compiled(f"{PART}(?:(?:(?:het )?jaar )?(?P<year>{YEAR})|{_ADJECTIVE}(?:kalender)?jaar(?! {YEAR}))"),
            compiled("jaar(?P<part>einde)"),
        ),
        _years,
    ),
    Period(
        Rule(
            "jaar",
            "a year",
            "its last day",
        ),
        (compiled(f"(?:het jaar )?(?P<year>{YEAR})|(?:{ADJECTIVE}|(?P<which>dat|hetzelfde)) (?:kalender)?jaar"),),
        _years,
    ),
)


def _kind_of(period: Period, match: re.Match[str]) -> str:
    return group(match, "unit").replace(" ", "") or period.rule.name


def find_periods(text: str, said_on: date, calendar: Calendar) -> Iterator[Moment]:
    """Every named period, row by row; periods that are past by their words ("vorig jaar") have no spans."""
    for period in PERIODS:
        for match in chain.from_iterable(pattern.finditer(text) for pattern in period.patterns):
            is_past = group(match, "adjective") in PAST or JUST_PAST.match(text, match.end())
            spans = [] if is_past else period.days(match, said_on, calendar)
            yield Moment(
                match.start(),
                match.end(),
                _kind_of(period, match),
                tuple(spans),
                part_of(match),
                match[0],
                can_stand_alone=bool(group(match, "part") or group(match, "adjective") or group(match, "each")),
                year_given=bool(group(match, "year")),
            )
