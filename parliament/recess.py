"""The recesses of the House as plain values, in a calendar that may be incomplete."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

KINDS = ("zomerreces", "herfstreces", "kerstreces", "voorjaarsreces", "meireces", "verkiezingsreces")

# A recess returns after a year, at most two weeks later. If the next known recess of a kind is later, one is missing.
A_YEAR_ON = timedelta(days=380)


@dataclass(frozen=True, order=True)
class RecessPeriod:
    """A recess: `last_meeting` is the last meeting day before the recess, `next_meeting` the first one after it."""

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
    """The known recesses. Each method returns None if the recess is not known."""

    recesses: tuple[RecessPeriod, ...] = ()

    def next(self, kind: str, after: date) -> RecessPeriod | None:
        """The first recess of this kind that has not started yet: its last meeting day is `after` or later."""
        return self._first(kind, [recess for recess in self.recesses if recess.last_meeting >= after], after)

    def ending(self, kind: str, after: date) -> RecessPeriod | None:
        """The recess of this kind that is going on, or else the next one."""
        return self._first(kind, [recess for recess in self.recesses if recess.last_day >= after], after)

    def ended(self, kind: str, before: date) -> RecessPeriod | None:
        """The most recent recess of this kind that has ended."""
        over = [recess for recess in self.recesses if recess.kind == kind and recess.last_day < before]
        return self._answer(max(over, key=lambda recess: recess.last_day, default=None))

    def in_year(self, kind: str, year: int) -> RecessPeriod | None:
        """The recess of this kind that starts in this year."""
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
class RecordingCalendar(Calendar):
    """A calendar that records in `found` the recesses that it returned.

    A calendar with only these recesses gives the same answers, because each answer is the first or last that fits.
    """

    found: set[RecessPeriod | None] = field(default_factory=set)

    @property
    def consulted(self) -> tuple[RecessPeriod, ...] | None:
        """The recorded recesses, in order; None if no recess was looked up."""
        return tuple(sorted(recess for recess in self.found if recess)) if self.found else None

    def _answer(self, recess: RecessPeriod | None) -> RecessPeriod | None:
        self.found.add(recess)
        return recess
