"""The days of seasons and of recesses.

Conventions: spring ends on 21 June, summer on 21 September, autumn on 21 December and winter on 21 March. "Voor de
zomer" means by the last meeting day before the summer recess.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from parliament.dates import add_months
from parliament.deadlines.named_time import ONE_DAY, UNKNOWN, PeriodRule, Span
from parliament.deadlines.words import ADJECTIVE, EACH, OF_YEAR, PART, compiled, group, part_of, years_of
from parliament.recess import KINDS, Calendar, RecessPeriod

SEASON_ENDS = {"voorjaar": 6, "lente": 6, "zomer": 9, "najaar": 12, "herfst": 12, "winter": 3}
RECESS_KINDS = {"krokus": "voorjaarsreces", "paas": "paasreces"}


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
    """The last day before the season. For summer this is the last meeting day before the recess, or None if unknown."""
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
    over = filter(None, (calendar.ended(kind, said_on) for kind in kinds))
    just_over = max(over, key=lambda recess: recess.last_day, default=None)
    ahead = [_span_of(_first(look_up, kinds, said_on)) for look_up in (calendar.ending, calendar.next)]
    return [_span_of(just_over), *ahead] if just_over else ahead


def recess_kind(match: re.Match[str]) -> str:
    kind = group(match, "kind")
    return RECESS_KINDS.get(kind, f"{kind}reces")


def _first(
    look_up: Callable[[str, date], RecessPeriod | None], kinds: tuple[str, ...], said_on: date
) -> RecessPeriod | None:
    found = filter(None, (look_up(kind, said_on) for kind in kinds))
    return min(found, key=lambda recess: recess.last_meeting, default=None)


def _span_of(recess: RecessPeriod | None) -> Span:
    return Span(recess.first_day, recess.last_day, recess.last_meeting) if recess else UNKNOWN


_EACH = f"(?:(?:{ADJECTIVE}|{EACH}) )?"
_SEASON = f"(?P<season>{'|'.join(SEASON_ENDS)})(?:periode|maanden)?"
_RECESS = r"(?P<kind>zomer|kerst|herfst|mei|voorjaars|krokus|paas|verkiezings)?reces(?:periode)?"
SEASONS = (
    PeriodRule(
        "reces",
        "a recess by its name, or the first one if it has no name",
        "the calendar of recesses is data: a recess that is not in it gives no day",
        (compiled(f"(?:{PART})?{_EACH}{_RECESS}{OF_YEAR}"),),
        _recesses,
    ),
    PeriodRule(
        "seizoen",
        "a season",
        "it ends on the 21st; the House plans by its recess, so before the summer is before the summer recess",
        (
            compiled(f"(?:{PART})?{_EACH}(?:(?:vroege|late) )?{_SEASON}{OF_YEAR}"),
            compiled(r"(?P<season>winter)(?: van)? (?P<year>20[0-9]{2})\s?[/–-]\s?(?:20)?[0-9]{2}"),
        ),
        _seasons,
    ),
)
