"""The recesses of the House as a calendar that says what it does not know."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

KINDS = ("zomerreces", "herfstreces", "kerstreces", "voorjaarsreces", "meireces", "verkiezingsreces")

# A kind of recess returns within a year, give or take two weeks. What the calendar knows beyond that is not "the next
# one" but the one after a recess that is missing from the calendar.
A_YEAR_ON = timedelta(days=380)


@dataclass(frozen=True, order=True)
class RecessPeriod:
    """`last_meeting` is the last meeting day before the recess, `next_meeting` the first one after it."""

    kind: str
    last_meeting: date
    next_meeting: date

    @property
    def first_day(self) -> date:
        return self.last_meeting + timedelta(days=1)

    @property
    def last_day(self) -> date:
        return self.next_meeting - timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """The known recesses. Every look-up answers None where the recess asked for is not known."""

    recesses: tuple[RecessPeriod, ...] = ()

    def next(self, kind: str, after: date) -> RecessPeriod | None:
        """The first recess of that kind whose last meeting day has not passed."""
        return self._first(kind, [recess for recess in self.recesses if recess.last_meeting >= after], after)

    def ending(self, kind: str, after: date) -> RecessPeriod | None:
        """The recess of that kind that ends first: the one now, or else the next."""
        return self._first(kind, [recess for recess in self.recesses if recess.last_day >= after], after)

    def ended(self, kind: str, before: date) -> RecessPeriod | None:
        """The recess of that kind that ended last."""
        over = [recess for recess in self.recesses if recess.kind == kind and recess.last_day < before]
        return self._answer(max(over, key=lambda recess: recess.last_day, default=None))

    def in_year(self, kind: str, year: int) -> RecessPeriod | None:
        """The recess of that kind that starts in that year."""
        return self._first(kind, [recess for recess in self.recesses if recess.last_meeting.year == year])

    def _first(self, kind: str, among: list[RecessPeriod], after: date | None = None) -> RecessPeriod | None:
        fitting = [recess for recess in among if recess.kind == kind]
        first = min(fitting, key=lambda recess: recess.last_meeting, default=None)
        if first and after and first.last_meeting - after > A_YEAR_ON:
            return self._answer(None)
        return self._answer(first)

    def _answer(self, recess: RecessPeriod | None) -> RecessPeriod | None:
        return recess


@dataclass(frozen=True)
class AskedCalendar(Calendar):
    """A calendar that remembers what it was asked. A calendar of its `answers` alone answers the same questions the
    same way, because each answer is the first or the last of those that fit."""

    answers: set[RecessPeriod | None] = field(default_factory=set)

    @property
    def consulted(self) -> tuple[RecessPeriod, ...] | None:
        """The recesses that answered, in order; None where nothing was asked."""
        return tuple(sorted(recess for recess in self.answers if recess)) if self.answers else None

    def _answer(self, recess: RecessPeriod | None) -> RecessPeriod | None:
        self.answers.add(recess)
        return recess
