"""Named periods: weeks, months, quarters, half-years, years, seasons and recesses.

Conventions for the last acceptable day: begin, medio and eind of a month are the 10th, the 20th and the last day; of a
year 31 March, 31 July and 31 December; spring, summer, autumn and winter end on 21 June, September, December, March.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from parliament.dates import MONTHS, add_months, last_of_month
from parliament.deadlines.moment import FROM_NOW, ONE_DAY, UNKNOWN, Moment, Span, span
from parliament.deadlines.words import (
    ADJECTIVE,
    EACH,
    MONTH,
    NEXT,
    OF_YEAR,
    ORDINALS,
    PART,
    PAST,
    YEAR,
    compiled,
    group,
    part_of,
    years_of,
)
from parliament.recess import KINDS, Calendar, Recess

SEASON_ENDS = {"voorjaar": 6, "lente": 6, "zomer": 9, "najaar": 12, "herfst": 12, "winter": 3}
RECESS_KINDS = {"krokus": "voorjaarsreces", "paas": "paasreces"}
_ORDINAL = rf"(?P<ordinal>{'|'.join(ORDINALS)}|laatste)"
_PART = f"(?:{PART})?"
_ADJECTIVE = f"(?:{ADJECTIVE} )?"
_EACH = f"(?:(?:{ADJECTIVE}|{EACH}) )?"
Finder = Callable[[re.Match[str], date, Calendar], list[Span]]


def _months(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    month = MONTHS[group(match, "month")]
    years = years_of(match, said_on)
    if group(match, "adjective") and len(years) == 1 and not group(match, "which"):
        years = (said_on.year, said_on.year + 1)  # "volgende maart" is the next one
    return [_part_of_month(year, month, part_of(match)) for year in years]


def _part_of_month(year: int, month: int, part: str) -> Span:
    first, last = {"begin": (1, 10), "medio": (15, 20)}.get(part, (1, 31))
    end = last_of_month(year, month)
    return span(date(year, month, first), min(end, date(year, month, min(last, end.day))))


def _half_months(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    month = MONTHS[group(match, "month")]
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
        first = date(year, MONTHS[group(match, "month")], 1)
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


def _seasons(match: re.Match[str], said_on: date, calendar: Calendar) -> list[Span]:
    season = group(match, "season")
    spans = []
    for year in years_of(match, said_on):
        last = date(year + (season == "winter"), SEASON_ENDS[season], 21)
        first = add_months(last, -3)
        last = {"begin": add_months(first, 1), "medio": add_months(first, 2)}.get(part_of(match), last)
        spans.append(Span(first, last, _eve_of(season, year, first, calendar)))
    return spans


def _eve_of(season: str, year: int, first: date, calendar: Calendar) -> date | None:
    """The eve: "voor de zomer" means the last meeting day before the summer recess."""
    if season != "zomer":
        return first - ONE_DAY
    recess = calendar.in_year("zomerreces", year)
    return recess.last_meeting if recess else None


def _recesses(match: re.Match[str], said_on: date, calendar: Calendar) -> list[Span]:
    kinds = KINDS if not group(match, "kind") else (recess_kind(match),)
    years = years_of(match, said_on)
    if len(years) == 1 and group(match, "adjective") != "volgend":
        (year,) = years
        return [_span_of(min(filter(None, (calendar.in_year(kind, year) for kind in kinds)), default=None))]
    return [_span_of(_first(look_up, kinds, said_on)) for look_up in (calendar.ending, calendar.next)]


def recess_kind(match: re.Match[str]) -> str:
    kind = group(match, "kind")
    return RECESS_KINDS.get(kind, f"{kind}reces")


def _first(look_up: Callable[[str, date], Recess | None], kinds: tuple[str, ...], said_on: date) -> Recess | None:
    found = filter(None, (look_up(kind, said_on) for kind in kinds))
    return min(found, key=lambda recess: recess.last_meeting, default=None)


def _span_of(recess: Recess | None) -> Span:
    return Span(recess.last_meeting + ONE_DAY, recess.last_day, recess.last_meeting) if recess else UNKNOWN


_OF_THE_YEAR = f"(?: van het jaar)?{OF_YEAR}"
_SEASON = f"(?P<season>{'|'.join(SEASON_ENDS)})(?:periode|maanden)?"
_RECESS = r"(?P<kind>zomer|kerst|herfst|mei|voorjaars|krokus|paas|verkiezings)?reces(?:periode)?"
_QUARTER = f"(?:{_ORDINAL} kwartaal|(?:kwartaal |Q)(?P<number>[1-4]))"
_HALF = rf"(?:{_ORDINAL} (?:helft|half\s?jaar)|H(?P<number>[12]))"
_WEEK = r"(?:week|weeknummer|wk) (?P<number>[0-9]{1,2})"
_UNIT = r"(?P<unit>maand|kwartaal|half\s?jaar)"
# Each row: the kind ("" where the words name the unit), what it looks like, the days it may mean.
PERIODS: tuple[tuple[str, re.Pattern[str], Finder], ...] = (
    ("reces", compiled(_PART + _EACH + _RECESS + OF_YEAR), _recesses),
    ("week", compiled(f"{_ORDINAL} week (?:van|in) {MONTH}{OF_YEAR}"), _weeks_of_month),
    ("maand", compiled(f"{_ORDINAL} helft (?:van )?{MONTH}{OF_YEAR}"), _half_months),
    ("halfjaar", compiled(_PART + _HALF + _OF_THE_YEAR), _stretches(6)),
    ("kwartaal", compiled(_PART + _QUARTER + _OF_THE_YEAR), _stretches(3)),
    ("maand", compiled(_PART + _ADJECTIVE + MONTH + OF_YEAR), _months),
    ("seizoen", compiled(f"{_PART}{_EACH}(?:(?:vroege|late) )?{_SEASON}{OF_YEAR}"), _seasons),
    ("week", compiled(_PART + _WEEK + OF_YEAR), _numbered_weeks),
    ("week", compiled(f"{PART}{_ADJECTIVE}week"), _this_week),
    ("week", compiled(f"{ADJECTIVE} week"), _this_week),
    (FROM_NOW, compiled(rf"{_PART}(?P<adjective>komend)e? half\s?jaar"), _coming_half_year),
    ("", compiled(f"{PART}{_ADJECTIVE}{_UNIT}"), _relative),
    ("", compiled(f"{ADJECTIVE} {_UNIT}"), _relative),
    ("jaar", compiled(f"{PART}(?:(?P<year>{YEAR})|{_ADJECTIVE}(?:kalender)?jaar)"), _years),
    ("jaar", compiled(f"(?P<year>{YEAR})|(?:{ADJECTIVE}|(?P<which>dat|hetzelfde)) (?:kalender)?jaar"), _years),
)


def find_periods(text: str, said_on: date, calendar: Calendar) -> Iterator[Moment]:
    """Every named period, row by row; periods that are past by their words ("vorig jaar") have no spans."""
    for kind, pattern, days in PERIODS:
        for match in pattern.finditer(text):
            is_past = group(match, "adjective") in PAST
            spans = [] if is_past else days(match, said_on, calendar)
            yield Moment(
                match.start(),
                match.end(),
                kind or group(match, "unit").replace(" ", ""),
                tuple(spans),
                part_of(match),
                match[0],
                can_stand_alone=bool(group(match, "part") or group(match, "adjective") or group(match, "each")),
                year_given=bool(group(match, "year")),
            )
