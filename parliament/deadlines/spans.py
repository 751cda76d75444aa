"""The days of each named period: weeks, months, quarters, half-years, years, seasons and recesses."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from parliament.dates import add_months, last_of_month, month_number
from parliament.deadlines.amounts import NUMBERS
from parliament.deadlines.named_time import ONE_DAY, UNKNOWN, Finder, Span, span
from parliament.deadlines.words import NEXT, ORDINALS, group, part_of, years_of
from parliament.recess import KINDS, Calendar, RecessPeriod

# The months from the start of a quarter, half-year or year that its "begin" and "medio" take.
PART_LENGTHS = {
    (3, "begin"): 1, (6, "begin"): 2, (12, "begin"): 3,
    (3, "medio"): 2, (6, "medio"): 3, (12, "medio"): 7,
}  # fmt: skip
SEASON_ENDS = {"voorjaar": 6, "lente": 6, "zomer": 9, "najaar": 12, "herfst": 12, "winter": 3}
RECESS_KINDS = {"krokus": "voorjaarsreces", "paas": "paasreces"}


def months(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    """The days of a month, or from one month to another: "november-januari" starts in the year before January."""
    month, part = month_number(group(match, "month")), part_of(match)
    years = years_of(match, said_on)
    if group(match, "adjective") and len(years) == 1 and not group(match, "which"):
        years = (said_on.year, said_on.year + 1)  # "volgende maart" is the first March to come, this year or next year
    spans = [_part_of_month(year, month, part) for year in years]
    if not group(match, "from_month"):
        return spans
    first = month_number(group(match, "from_month"))
    firsts = [date(year - (first > month), first, 1) for year in years]
    return [replace(until, first=day, eve=day - ONE_DAY) for day, until in zip(firsts, spans, strict=True)]


def _part_of_month(year: int, month: int, part: str) -> Span:
    first, last = {"begin": (1, 10), "medio": (15, 20)}.get(part, (1, 31))
    end = last_of_month(year, month)
    return span(date(year, month, first), min(end, date(year, month, min(last, end.day))))


def half_months(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    if not group(match, "month"):  # as in "de tweede helft van deze maand"
        this = said_on.replace(day=1)
        return [_half_of_month(add_months(this, int(group(match, "adjective") in NEXT)), match)]
    month = month_number(group(match, "month"))
    return [_half_of_month(date(year, month, 1), match) for year in years_of(match, said_on)]


def _half_of_month(first: date, match: re.Match[str]) -> Span:
    if ORDINALS.get(group(match, "ordinal"), 2) == 1:
        return span(first, first.replace(day=15))
    return span(first.replace(day=16), last_of_month(first.year, first.month))


def weeks(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    """The days of the third week or the last two weeks of a month or year.

    The first week starts on the first Monday, and the last week ends with the month. "De eerste twee weken" are the
    first and the second week together.
    """
    number = ORDINALS.get(group(match, "ordinal"))  # None for the last week
    month = month_number(group(match, "month")) if group(match, "month") else 1 if number else 12
    further = timedelta(weeks=int(NUMBERS.get(group(match, "count"), 1)) - 1)
    spans = []
    for year in years_of(match, said_on):
        if number:
            first = date(year, month, 1)
            monday = first + timedelta(days=-first.weekday() % 7, weeks=number - 1)
            spans.append(span(monday, monday + timedelta(days=6) + further))
        else:
            last = last_of_month(year, month)
            spans.append(span(last - timedelta(days=last.weekday()) - further, last))
    return spans


def first_months(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    count = int(NUMBERS.get(group(match, "count"), 1))
    starts = [date(year, 1, 1) for year in years_of(match, said_on)]
    return [span(start, add_months(start, count) - ONE_DAY) for start in starts]


def stretches(months: int) -> Finder:
    """Make a finder for quarters (3 months) or half-years (6 months), numbered within a year."""

    def find(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
        word = group(match, "ordinal") or group(match, "number")
        place = ORDINALS.get(word) or (int(word) if word.isdecimal() else 12 // months)
        starts = [date(year, months * (min(place, 12 // months) - 1) + 1, 1) for year in years_of(match, said_on)]
        return [_part_of_stretch(start, months, part_of(match)) for start in starts]

    return find


def _part_of_stretch(start: date, months: int, part: str) -> Span:
    """The named part of a quarter, half-year or year, in whole months."""
    return span(start, add_months(start, PART_LENGTHS.get((months, part), months)) - ONE_DAY)


def years(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    named = group(match, "year") or group(match, "which")
    found = years_of(match, said_on) if named else [said_on.year + (group(match, "adjective") in NEXT)]
    return [_part_of_stretch(date(year, 1, 1), 12, part_of(match)) for year in found]


def relative(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    """The days of a period relative to now: "deze maand", "volgend kwartaal"."""
    unit, is_next = group(match, "unit").replace(" ", ""), group(match, "adjective") in NEXT
    months = {"maand": 1, "kwartaal": 3, "halfjaar": 6}[unit]
    start = date(said_on.year, (said_on.month - 1) // months * months + 1, 1)
    start = add_months(start, months) if is_next else start
    return [
        _part_of_month(start.year, start.month, part_of(match))
        if months == 1
        else _part_of_stretch(start, months, part_of(match))
    ]


def coming_half_year(_: re.Match[str], said_on: date, __: Calendar) -> list[Span]:
    return [span(said_on, add_months(said_on, 6))]


def this_week(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    monday = said_on - timedelta(days=said_on.weekday())
    monday += timedelta(weeks=group(match, "adjective") in NEXT)
    last = {"begin": 1, "medio": 2}.get(part_of(match), 6)
    return [span(monday, monday + timedelta(days=last))]


def numbered_weeks(match: re.Match[str], said_on: date, _: Calendar) -> list[Span]:
    spans = []
    for year in years_of(match, said_on):
        try:
            monday = date.fromisocalendar(year, int(match["number"]), 1)
        except ValueError:  # the year has no week with this number
            continue
        spans.append(span(monday, monday + timedelta(days=6)))
    return spans


def seasons(match: re.Match[str], said_on: date, calendar: Calendar) -> list[Span]:
    season = group(match, "season")
    spans = []
    for year in years_of(match, said_on):
        last = date(year + (season == "winter"), SEASON_ENDS[season], 21)
        first = add_months(last, -3)
        last = {"begin": add_months(first, 1), "medio": add_months(first, 2)}.get(part_of(match), last)
        spans.append(Span(first, last, _eve_of(season, year, first, calendar)))
    return spans


def _eve_of(season: str, year: int, first: date, calendar: Calendar) -> date | None:
    """The last day before the season. For summer this is the last meeting day before the recess, or None if unknown."""
    if season != "zomer":
        return first - ONE_DAY
    recess = calendar.in_year("zomerreces", year)
    return recess.last_meeting if recess else None


def recesses(match: re.Match[str], said_on: date, calendar: Calendar) -> list[Span]:
    """The recess that has just ended, the one that is going on and the next; or all recesses of the year in the words.

    A recess that is not in the calendar is `UNKNOWN`.
    """
    kind = group(match, "kind")
    kinds = (RECESS_KINDS.get(kind, f"{kind}reces"),) if kind else KINDS
    years = years_of(match, said_on)
    if len(years) == 1 and group(match, "adjective") != "volgend":
        in_year = [recess for kind in kinds if (recess := calendar.in_year(kind, years[0]))]
        return [_span_of(recess) for recess in sorted(in_year, key=_last_meeting)] or [UNKNOWN]
    ended = [recess for kind in kinds if (recess := calendar.ended(kind, said_on))]
    just_ended = [_span_of(max(ended, key=_last_meeting))] if ended else []
    going_on = [recess for kind in kinds if (recess := calendar.ending(kind, said_on))]
    ahead = [recess for kind in kinds if (recess := calendar.next(kind, said_on))]
    return [*just_ended, *(_span_of(min(found, key=_last_meeting, default=None)) for found in (going_on, ahead))]


def _last_meeting(recess: RecessPeriod) -> date:
    return recess.last_meeting


def _span_of(recess: RecessPeriod | None) -> Span:
    return Span(recess.first_day, recess.last_day, recess.last_meeting) if recess else UNKNOWN
