"""The recesses of the House as plain values, in a calendar that may be incomplete."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

KINDS = ("zomerreces", "herfstreces", "kerstreces", "voorjaarsreces", "meireces", "verkiezingsreces")

# A kind of recess returns within a year, give or take two weeks. If the next known one is later, a recess is missing.
A_YEAR_ON = timedelta(days=380)


@dataclass(frozen=True, order=True)
class RecessPeriod:
    """A recess. `last_meeting` is the last meeting day before it, `next_meeting` the first meeting day after it."""

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
    """The known recesses. Every look-up returns None if the recess is not known."""

    recesses: tuple[RecessPeriod, ...] = ()

    def next(self, kind: str, after: date) -> RecessPeriod | None:
        """The first recess of that kind whose last meeting day has not passed."""
        return self._first(kind, [recess for recess in self.recesses if recess.last_meeting >= after], after)

    def ending(self, kind: str, after: date) -> RecessPeriod | None:
        """The present recess of that kind, or else the next."""
        return self._first(kind, [recess for recess in self.recesses if recess.last_day >= after], after)

    def ended(self, kind: str, before: date) -> RecessPeriod | None:
        """The last recess of that kind that has ended."""
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
class RecordingCalendar(Calendar):
    """A calendar that records the results of its look-ups in `found`.

    A calendar of these results alone gives the same answers, because each is the first or last recess that fits.
    """

    found: set[RecessPeriod | None] = field(default_factory=set)

    @property
    def consulted(self) -> tuple[RecessPeriod, ...] | None:
        """The recesses found, in order; None without any look-up."""
        return tuple(sorted(recess for recess in self.found if recess)) if self.found else None

    def _answer(self, recess: RecessPeriod | None) -> RecessPeriod | None:
        self.found.add(recess)
        return recess
