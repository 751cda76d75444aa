"""A time that words name, and the days that it may mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

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
    """

    start: int
    end: int
    kind: str
    spans: tuple[Span, ...]
    part: str = ""
    name: str = ""
    can_stand_alone: bool = False
    year_given: bool = False

    def joined_to(self, later: Moment) -> Moment:
        """The stretch or choice "mei of juni 2024": as late as the later one."""
        return replace(later, start=self.start, can_stand_alone=self.can_stand_alone)


def span(first: date, last: date) -> Span:
    return Span(first, last, first - ONE_DAY)


UNKNOWN = Span(None, None, None)
