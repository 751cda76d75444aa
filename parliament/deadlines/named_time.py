"""A time named in words, with the days that it may mean, and the rules that find named times."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from parliament.deadlines.words import group
from parliament.recess import Calendar

ONE_DAY = timedelta(days=1)
NO_SUCH_DAY = "geen dag"  # the kind of a date that does not exist
FROM_NOW = "een half jaar"  # the kind of "het komende half jaar", counted from the day it was said


@dataclass(frozen=True)
class Span:
    """The days from `first` to `last`. All fields are None for an unknown recess.

    `eve` is the last day that counts as "before this span". It is the day before the span, or the last meeting day
    before a recess.
    """

    first: date | None
    last: date | None
    eve: date | None


@dataclass(frozen=True)
class NamedTime:
    """A time that text[start:end] names.

    `spans` are the possible meanings, in order of time. There are several if the words give no year. `part` is "begin",
    "medio" or "eind" if only this part of the period is meant. `can_stand_alone` is True for a time that needs no
    preposition, such as "volgende week". `has_start` is False for seasons and for the middle or end of a period: these
    do not start on a fixed day. `is_meeting` is True for the day of a debate as known in the register.
    """

    start: int
    end: int
    kind: str
    spans: tuple[Span, ...]
    part: str = ""
    name: str = ""
    can_stand_alone: bool = False
    year_given: bool = False
    has_start: bool = True
    is_meeting: bool = False

    @classmethod
    def matched(cls, match: re.Match[str], kind: str, spans: Iterable[Span], **facts: Any) -> NamedTime:
        """The time that a match names. Its year is given if the match has a year, unless the facts say otherwise."""
        named = {"name": match[0], "year_given": bool(group(match, "year")), **facts}
        return cls(match.start(), match.end(), kind, tuple(spans), **named)

    def joined_to(self, later: NamedTime) -> NamedTime:
        """Join two times, as in "mei of juni 2024": from the start of this time to the end of the later time.

        Joining two recesses gives the time between the two.
        """
        is_between = self.kind == later.kind == "reces"
        spans = tuple(self._gap_to(option) if is_between else self._stretched_to(option) for option in later.spans)
        return replace(
            later, start=self.start, spans=spans, can_stand_alone=self.can_stand_alone, has_start=self.has_start
        )

    def _stretched_to(self, span: Span) -> Span:
        firsts = [option.first for option in self.spans if option.first and span.first and option.first <= span.first]
        return replace(span, first=max(firsts)) if firsts else span

    def _gap_to(self, span: Span) -> Span:
        lasts = [option.last for option in self.spans if option.last and span.eve and option.last < span.eve]
        return Span(max(lasts) + ONE_DAY, span.eve, span.eve) if lasts else span


def span(first: date, last: date) -> Span:
    return Span(first, last, first - ONE_DAY)


UNKNOWN = Span(None, None, None)
Finder = Callable[[re.Match[str], date, Calendar], list[Span]]


@dataclass(frozen=True)
class TimeRule:
    """Documents a language rule: its name, the words that it covers, and the reason for their meaning."""

    name: str
    words: str
    reason: str


@dataclass(frozen=True)
class DayRule(TimeRule):
    """A rule that finds one kind of named day."""

    find: Callable[[str, date], Iterator[NamedTime]]


@dataclass(frozen=True)
class PeriodRule(TimeRule):
    """A rule for one kind of named period. `patterns` find the period in a text, and `days` gives its days."""

    patterns: tuple[re.Pattern[str], ...]
    days: Finder
