"""A time named in words, the days that it may mean, and the kinds of rule that find it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from parliament.recess import Calendar

ONE_DAY = timedelta(days=1)
NO_SUCH_DAY = "geen dag"  # kind of "31 februari"
FROM_NOW = "een half jaar"  # kind of "het komende half jaar", counted from the day it was said


@dataclass(frozen=True)
class Span:
    """The days from first to last. `eve` is the deadline of "before this span": the day before, or the last meeting day
    before a recess. All three are None for an unknown recess."""

    first: date | None
    last: date | None
    eve: date | None


@dataclass(frozen=True)
class NamedTime:
    """A time that text[start:end] names.

    `spans` are its possible meanings in order of time; there are several if the words give no year. `part` is "begin",
    "medio" or "eind" of the kind. `can_stand_alone`: needs no preposition ("volgende week", "eind mei"). `has_start` is
    False for a season and for the middle or end of a period, which start on no particular day. `is_meeting`: the day
    of a debate, known from the register instead of the words.
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

    def joined_to(self, later: NamedTime) -> NamedTime:
        """Join two times, as in "mei of juni 2024": from the start of the first to the end of the later one.

        Two recesses give the gap between them.
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
DayFinder = Callable[[str, date], "Iterator[NamedTime]"]
Finder = Callable[[re.Match[str], date, Calendar], list[Span]]


@dataclass(frozen=True)
class TimeRule:
    """Documents one rule of language: its name, the words that it reads, and why they mean that."""

    name: str
    words: str
    reason: str


@dataclass(frozen=True)
class DayRule:
    """Finds one kind of named day."""

    rule: TimeRule
    find: DayFinder


@dataclass(frozen=True)
class PeriodRule:
    """Finds one kind of named period by its patterns, and its days. The rule's name is the kind of the time."""

    rule: TimeRule
    patterns: tuple[re.Pattern[str], ...]
    days: Finder
