"""Finds the dates in running Dutch text."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS: dict[str, int] = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6,
    "juli": 7, "augustus": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
_NAMES = {number: name for name, number in MONTHS.items()}
ABBREVIATIONS: dict[str, int] = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS: dict[str, int] = {
    "maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6,
}  # fmt: skip
DAY_WORDS: dict[str, int] = {
    "eergisteren": -2, "gisteren": -1, "gisteravond": -1, "gistermiddag": -1, "vandaag": 0, "heden": 0,
    "vanochtend": 0, "vanmorgen": 0, "vanmiddag": 0, "vanavond": 0, "morgen": 1, "overmorgen": 2,
}  # fmt: skip
CENTURY = 2000  # added to a year of two digits
LEAP_CYCLE = 8  # years; each day of the year occurs within this time, even 29 February around 1900 and 2100
LINES_BACK = 300  # characters to search for the year of "dat jaar"

# Each repetition has a maximum, so that matching takes linear time.
_GAP = r"[\s ]{1,4}"
_DAY = r"[0-9]{1,2}"
_JOIN = rf"(?:{_GAP}(?:en|&|of|tot|tot{_GAP}en{_GAP}met|t/m|respectievelijk|resp\.){_GAP}|\s?[-–/]\s?)"
_MONTH = "(?:" + "|".join([*MONTHS, *(f"{short}\\.?" for short in sorted(ABBREVIATIONS, key=len, reverse=True))]) + ")"
_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}(?![0-9]{3})"  # a footnote number may follow directly: 16 februari 20181
_NO_LETTER = r"(?![A-Za-zÀ-ɏ])"  # a footnote mark may follow
SPOKEN = re.compile(
    rf"""
    (?<![0-9A-Za-z])(?<![0-9][.,/–-])
    (?:(?P<weekday>{_WEEKDAY}),?{_GAP})?
    (?P<days>(?:(?:{_DAY}\s?,{_GAP}){{0,9}}{_DAY}{_JOIN})?{_DAY})(?:e|ste|de)?
    {_GAP}(?P<month>{_MONTH}){_NO_LETTER}
    (?:{_GAP}(?P<year>{_YEAR})
      |(?:,?{_GAP}(?:van{_GAP}(?:het{_GAP})?)?(?P<which>dit|vorig|volgend|komend|dat)e?{_GAP}jaar{_NO_LETTER})
      |,?{_GAP}(?P<turn>j\.?l\b\.?|jongstleden|a\.?s\b\.?|aanstaande|komende|eerstkomende|eerstvolgende){_NO_LETTER}
      |(?={_JOIN}{_DAY}{_GAP}{_MONTH}{_GAP}(?P<shared_year>{_YEAR}))
    )?
    """,
    re.IGNORECASE | re.VERBOSE,
)
NUMERIC = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9][.,/])(?<![0-9A-Za-z]-)"
    r"(?:(?P<iso>(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2}))"
    r"|(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)['’]?(?P<year>[0-9]{4}|(?<=[-/’'])[0-9]{2}))"
    r"(?![0-9A-Za-z]|[-/.][0-9])"
)
NAMED = re.compile(
    rf"(?<![\w-])(?<!de )(?<!een )(?:(?P<word>{'|'.join(DAY_WORDS)})(?!{_GAP}(?:de{_GAP}dag|ten{_GAP}dage))"
    rf"|(?P<week>vorige|volgende){_GAP}week{_GAP}(?P<weekday_of_week>{_WEEKDAY})"
    rf"|(?P<turn>afgelopen|vorige|aanstaande|komende|eerstkomende){_GAP}(?P<weekday>{_WEEKDAY})"
    rf"|(?P<weekday_first>{_WEEKDAY}){_GAP}(?P<turn_last>j\.?l\b\.?|jongstleden|a\.?s\b\.?|aanstaande))(?![\w-])",
    re.IGNORECASE,
)
BEHIND = ("j", "afgelopen", "vorige")  # "j" stands for jl., j.l. and jongstleden; other words point to the future


@dataclass(frozen=True)
class FoundDate:
    """A date in a text. `text[start:end] == quote`; dates written together ("4 en 5 april") share a quote."""

    day: date
    start: int
    end: int
    quote: str
    year_given: bool


def dutch(day: date) -> str:
    """The date in Dutch: "19 april 2023"."""
    return f"{day.day} {_NAMES[day.month]} {day.year}"


def find_days(text: str, anchor: date) -> list[FoundDate]:
    """Find every date in the text, in order. Takes linear time.

    A date without a year is read as the last one on or before the anchor (the date of the letter). It is read as the
    next one on or after the anchor if "a.s." follows, or if only that day falls on the weekday in the text. Dates that
    do not exist are left out. A range ("7 t/m 9 juni") gives its first and last day.
    """
    found = [*_spoken(text, anchor), *_numeric(text), *_named(text, anchor)]
    return sorted(found, key=lambda date_: (date_.start, date_.day))


def find_impossible_days(text: str, anchor: date) -> Iterator[tuple[int, int]]:
    """Find where the text has dates that do not exist: "31 februari", "29 februari 2027", "31-02-2027".

    "29 februari" without a year does not exist if the next end of February is not in a leap year.
    """
    for match in SPOKEN.finditer(text):
        days = [day for day, _ in _numbers_of(match)]
        if not all(_dated(day, match, anchor) for day in days) or _misses_leap_year(days[-1], match, anchor):
            yield match.span()
    for match in NUMERIC.finditer(text):
        if not _numeric_day(match):
            yield match.span()


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month (30 November + 3 = 28 February)."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, last_of_month(day.year + years, month + 1).day))


def last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def month_number(name: str) -> int:
    """The number of a month, from 1 to 12: 3 for "maart" or "mrt.". Raises KeyError for another word."""
    return (MONTHS | ABBREVIATIONS)[name.lower().rstrip(".")]


def _spoken(text: str, anchor: date) -> Iterator[FoundDate]:
    for match in SPOKEN.finditer(text):
        numbers = _numbers_of(match)
        whole = numbers[0][1] == 0
        start = match.start() if whole else match.start("days") + numbers[0][1]
        for number, _ in numbers:
            day = _dated(number, match, anchor)
            if day:
                year_given = bool(match["year"] or match["shared_year"] or match["which"])
                yield FoundDate(day, start, match.end(), text[start : match.end()], year_given)


def _numbers_of(match: re.Match[str]) -> list[tuple[int, int]]:
    """The day numbers before a month, each with its position.

    Only the last increasing numbers are days: in "nr. 30, 12 en 14 mei" these are 12 and 14.
    """
    numbers = [(int(number[0]), number.start()) for number in re.finditer(_DAY, match["days"])]
    first = len(numbers) - 1
    while first and numbers[first - 1][0] < numbers[first][0]:
        first -= 1
    return numbers[first:]


def _dated(day: int, match: re.Match[str], anchor: date) -> date | None:
    month = month_number(match["month"])
    year = match["year"] or match["shared_year"]
    if year:
        return _real_day(int(year), month, day)
    if match["which"]:
        return _real_day(_year_of(match, anchor), month, day)
    before, after = _nearest(day, month, anchor)
    if match["turn"]:
        return before if match["turn"].lower().startswith(BEHIND) else after
    if before and after and match["weekday"]:
        weekday = WEEKDAYS[match["weekday"].lower()]
        return after if after.weekday() == weekday != before.weekday() else before
    return before


def _year_of(match: re.Match[str], anchor: date) -> int:
    which = match["which"].lower()
    if which == "dat":
        return last_year_in(match.string[: match.start()]) or anchor.year
    return anchor.year + {"dit": 0, "vorig": -1}.get(which, 1)


def last_year_in(text: str) -> int | None:
    """The last year in the last lines of the text: the year that "van dat jaar" refers to."""
    named = re.findall(rf"(?<![0-9])(?:{_YEAR})", text[-LINES_BACK:])
    return int(named[-1]) if named else None


def _nearest(day: int, month: int, anchor: date) -> tuple[date | None, date | None]:
    """The last date on or before the anchor, and the first date on or after it, with this day and month; or None."""
    years = range(max(1, anchor.year - LEAP_CYCLE), min(9999, anchor.year + LEAP_CYCLE) + 1)
    times = [time for year in years if (time := _real_day(year, month, day))]
    before, after = (time for time in times if time <= anchor), (time for time in times if time >= anchor)
    return max(before, default=None), min(after, default=None)


def _misses_leap_year(day: int, match: re.Match[str], anchor: date) -> bool:
    month = month_number(match["month"])
    if (day, month) != (29, 2) or any(match.group("year", "shared_year", "which", "turn")):
        return False
    year = anchor.year + (anchor > last_of_month(anchor.year, month))
    return not calendar.isleap(year)


def _numeric(text: str) -> Iterator[FoundDate]:
    for match in NUMERIC.finditer(text):
        found = _numeric_day(match)
        if found:
            yield FoundDate(found, match.start(), match.end(), match[0], year_given=True)


def _numeric_day(match: re.Match[str]) -> date | None:
    year, month, day = match.group("y", "m", "d") if match["iso"] else match.group("year", "month", "day")
    return _real_day(int(year) + (CENTURY if len(year) == 2 else 0), int(month), int(day))


def _named(text: str, anchor: date) -> Iterator[FoundDate]:
    for match in NAMED.finditer(text):
        day = _shifted(anchor, _distance(match, anchor))
        if day:
            yield FoundDate(day, match.start(), match.end(), match[0], year_given=False)


def _distance(match: re.Match[str], anchor: date) -> int:
    """Days from the anchor to the named day."""
    if match["word"]:
        return DAY_WORDS[match["word"].lower()]
    if match["week"]:
        weeks = -7 if match["week"].lower() in BEHIND else 7
        return weeks + WEEKDAYS[match["weekday_of_week"].lower()] - anchor.weekday()
    weekday = WEEKDAYS[(match["weekday"] or match["weekday_first"]).lower()]
    if (match["turn"] or match["turn_last"]).lower().startswith(BEHIND):
        return -((anchor.weekday() - weekday - 1) % 7 + 1)
    return (weekday - anchor.weekday() - 1) % 7 + 1


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
