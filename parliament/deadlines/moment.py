"""A time that words name, and the days that it may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from parliament.recess import Calendar

ONE_DAY = timedelta(days=1)
NO_SUCH_DAY = "geen dag"  # the kind of "31 februari"
FROM_NOW = "een half jaar"  # the kind of "het komende half jaar", which counts from the day it was said


@dataclass(frozen=True)
class Span:
    """From the first to the last day; `eve` is the last day before it on which something can still be due.

    That is the day before, or the last meeting day before a recess. All None: a recess that is not known.
    """

    first: date | None
    last: date | None
    eve: date | None


@dataclass(frozen=True)
class Moment:
    """A named time at text[start:end].

    `spans` are the times it may mean, in order; more than one where the words give no year. `part` is "begin",
    "medio" or "eind" of the kind. `can_stand_alone` where no preposition is needed ("volgende week", "eind mei").
    `has_start` unless it is a season or the middle or end of a period, which begin on no day in particular.
    `is_meeting` where the register, not the words, gives the day of a debate.
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

    def joined_to(self, later: Moment) -> Moment:
        """The stretch or choice "mei of juni 2024": it opens with the first and is as late as the later one.

        Between two recesses lies what comes after the one and before the other.
        """
        is_between = self.kind == later.kind == "reces"
        spans = tuple(self._gap_to(one) if is_between else self._stretched_to(one) for one in later.spans)
        return replace(
            later, start=self.start, spans=spans, can_stand_alone=self.can_stand_alone, has_start=self.has_start
        )

    def _stretched_to(self, span: Span) -> Span:
        firsts = [one.first for one in self.spans if one.first and span.first and one.first <= span.first]
        return replace(span, first=max(firsts)) if firsts else span

    def _gap_to(self, span: Span) -> Span:
        lasts = [one.last for one in self.spans if one.last and span.eve and one.last < span.eve]
        return Span(max(lasts) + ONE_DAY, span.eve, span.eve) if lasts else span


def span(first: date, last: date) -> Span:
    return Span(first, last, first - ONE_DAY)


UNKNOWN = Span(None, None, None)
DayFinder = Callable[[str, date], "Iterator[Moment]"]
Finder = Callable[[re.Match[str], date, Calendar], list[Span]]


@dataclass(frozen=True)
class Rule:
    """One rule of language for whoever explains a deadline: its name, what words it reads, why they mean that."""

    name: str
    words: str
    reason: str


@dataclass(frozen=True)
class Day:
    """One row of the table of named days."""

    rule: Rule
    find: DayFinder


@dataclass(frozen=True)
class Period:
    """One row of the table of periods: what it looks like and its days. The rule's name is its kind."""

    rule: Rule
    patterns: tuple[re.Pattern[str], ...]
    days: Finder
