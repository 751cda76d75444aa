"""The table of named periods: weeks, months, quarters, half-years, years, seasons and recesses.

The `reason` of each row explains which day is the last day of the period. "Voor de zomer" means by the last meeting day
before the summer recess.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from parliament.deadlines import spans
from parliament.deadlines.amounts import NUMBERS
from parliament.deadlines.named_time import FROM_NOW, NamedTime, PeriodRule
from parliament.deadlines.words import (
    ADJECTIVE,
    EACH,
    JUST_PAST,
    MONTH,
    MONTH_NAME,
    OF_YEAR,
    ORDINALS,
    PART,
    PAST,
    YEAR,
    compiled,
    group,
    loose,
    part_of,
)
from parliament.recess import Calendar

_ANY_ORDINAL = f"(?:{'|'.join(ORDINALS)})"
_ORDINAL = rf"(?P<ordinal>{'|'.join(ORDINALS)}|laatste)"
_PART = f"(?:{PART})?"
_ADJECTIVE = f"(?:{ADJECTIVE} )?"
_OF_A_YEAR = f"(?:van|in) (?:(?P<year>{YEAR})|(?:het )?{ADJECTIVE} jaar)"
_OF_THE_YEAR = f"(?: van het jaar)?{OF_YEAR}"
_OF_NOTHING_ELSE = r"(?! van(?!\w))"  # "de tweede helft van de kabinetsperiode" is not a half-year
# In "tweede of derde kwartaal", the last ordinal counts.
_OR = r"\s?(?:of|en|à|/|[-–]|tot en met)\s?"
_QUARTER = (
    rf"(?:(?:{_ANY_ORDINAL}{_OR})?{_ORDINAL} (?:kwartaal|kw\.?)"
    rf"|(?:kwartaal |Q\s?)(?:[1-4]{_OR}(?:Q\s?)?)?(?P<number>[1-4]))"
)
_HALF = rf"(?:{_ORDINAL} (?:helft|half\s?jaar)|H(?P<number>[12]))"
_WEEK = rf"(?:week|weken|weeknummer|wk\.?) (?:[0-9]{{1,2}}{_OR})?(?P<number>[0-9]{{1,2}})"
_UNIT = r"(?P<unit>maand|kwartaal|half\s?jaar)"
_FROM_MONTH = rf"(?:(?P<from_month>{MONTH_NAME})\s?[-–]\s?)?"
_EACH = f"(?:(?:{ADJECTIVE}|{EACH}) )?"
_SEASON = f"(?P<season>{'|'.join(spans.SEASON_ENDS)})(?:periode|maanden)?"
_RECESS = r"(?P<kind>zomer|kerst|herfst|mei|voorjaars|krokus|paas|verkiezings)?reces(?:periode)?"
PERIODS = (
    PeriodRule(
        "reces",
        "a recess by its name, or the first one if it has no name",
        "the calendar of recesses is data: a recess that is not in it gives no day",
        (compiled(f"(?:{PART})?{_EACH}{_RECESS}{OF_YEAR}"),),
        spans.recesses,
    ),
    PeriodRule(
        "seizoen",
        "a season",
        "it ends on the 21st; the House plans by its recess, so before the summer is before the summer recess",
        (
            compiled(f"(?:{PART})?{_EACH}(?:(?:vroege|late) )?{_SEASON}{OF_YEAR}"),
            compiled(r"(?P<season>winter)(?: van)? (?P<year>20[0-9]{2})\s?[/–-]\s?(?:20)?[0-9]{2}"),
        ),
        spans.seasons,
    ),
    PeriodRule(
        "week",
        "a week of a month or a year by its ordinal, or its first or last weeks",
        "the first week starts on the first Monday; the last week ends with the month",
        (
            compiled(f"{_ORDINAL} week (?:van|in) {MONTH}{OF_YEAR}"),
            compiled(f"(?P<ordinal>eerste|laatste) (?P<count>{'|'.join(NUMBERS)}) weken (?:van|in) {MONTH}{OF_YEAR}"),
            compiled(f"{_ORDINAL} week {_OF_A_YEAR}"),
        ),
        spans.weeks,
    ),
    PeriodRule(
        "maand",
        "the first or second half of a month",
        "the first half ends on the 15th",
        (
            compiled(f"{_ORDINAL} helft (?:van )?{MONTH}{OF_YEAR}"),
            compiled(f"{_ORDINAL} helft van (?:de|{ADJECTIVE}) maand"),
        ),
        spans.half_months,
    ),
    PeriodRule(
        "maand",
        "the first month, or so many months, of a year",
        "counted from 1 January",
        (compiled(rf"eerste (?:maand|(?P<count>{'|'.join(NUMBERS)}) maanden) {_OF_A_YEAR}"),),
        spans.first_months,
    ),
    PeriodRule(
        "halfjaar",
        "a half of a year",
        "halves are those of the calendar",
        (compiled(_PART + _HALF + _OF_THE_YEAR + _OF_NOTHING_ELSE),),
        spans.stretches(6),
    ),
    PeriodRule(
        "kwartaal",
        "a quarter by ordinal, number or letter Q",
        "quarters are those of the calendar",
        (loose(rf"(?<!\w)(?:{_PART}{_QUARTER}{_OF_THE_YEAR})(?![\w-]){_OF_NOTHING_ELSE}"),),
        spans.stretches(3),
    ),
    PeriodRule(
        "maand",
        "a month, or a stretch of months; begin, medio or eind of it",
        "begin ends on the 10th, medio on the 20th; without a year it is the first that can still be kept",
        (compiled(_PART + _ADJECTIVE + _FROM_MONTH + MONTH + OF_YEAR),),
        spans.months,
    ),
    PeriodRule(
        "week",
        "a week by its number",
        "weeks are numbered by ISO 8601 and end on Sunday",
        (compiled(_PART + _WEEK + OF_YEAR),),
        spans.numbered_weeks,
    ),
    PeriodRule(
        "week",
        "this week or the next",
        "a week ends on Sunday",
        (compiled(f"{PART}{_ADJECTIVE}week"), compiled(f"{ADJECTIVE} week")),
        spans.this_week,
    ),
    PeriodRule(
        FROM_NOW,
        "the coming half-year",
        "komend counts from the day it was said, volgend means the next half of the calendar",
        (compiled(rf"{_PART}(?P<adjective>komend)e? half\s?jaar"),),
        spans.coming_half_year,
    ),
    PeriodRule(
        "maand, kwartaal of halfjaar",
        "this or the next month, quarter or half-year",
        "counted by the calendar from the day it was said",
        (compiled(f"{PART}{_ADJECTIVE}{_UNIT}"), compiled(f"{ADJECTIVE} {_UNIT}")),
        spans.relative,
    ),
    PeriodRule(
        "jaar",
        "begin, medio or eind of a year",
        "begin is until 31 March, medio until 31 July, eind 31 December",
        (
            compiled(f"{PART}(?:(?:(?:het )?jaar )?(?P<year>{YEAR})|{_ADJECTIVE}(?:kalender)?jaar(?! {YEAR}))"),
            compiled("jaar(?P<part>einde)"),
        ),
        spans.years,
    ),
    PeriodRule(
        "jaar",
        "a year",
        "its last day",
        (compiled(f"(?:het jaar )?(?P<year>{YEAR})|(?:{ADJECTIVE}|(?P<which>dat|hetzelfde)) (?:kalender)?jaar"),),
        spans.years,
    ),
)


def find_periods(text: str, said_on: date, calendar: Calendar) -> Iterator[NamedTime]:
    """Find every named period in the text, in the order of PERIODS. A past period ("vorig jaar") gets no spans."""
    for period in PERIODS:
        for match in chain.from_iterable(pattern.finditer(text) for pattern in period.patterns):
            is_past = group(match, "adjective") in PAST or JUST_PAST.match(text, match.end())
            days = [] if is_past else period.days(match, said_on, calendar)
            kind, part = group(match, "unit").replace(" ", "") or period.name, part_of(match)
            yield NamedTime.matched(
                match,
                kind,
                days,
                part=part,
                can_stand_alone=bool(group(match, "part") or group(match, "adjective") or group(match, "each")),
                has_start=part in ("", "begin") and kind != "seizoen",
            )
