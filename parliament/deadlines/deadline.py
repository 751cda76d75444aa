"""A deadline in its parts: the words, the window, how firm it is, and the rule that decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parliament.recess import RecessPeriod

DAY = "dag"
PERIOD = "periode"
EVENT = "gebeurtenis"
RECURRING = "terugkerend"
HOPE = "hoop"
NONE = "geen"

NOT_UNDERSTOOD = "niet begrepen"
NO_SUCH_DAY_RULE = f"{NOT_UNDERSTOOD}: die dag bestaat niet"


@dataclass(frozen=True)
class Meeting:
    """The debate that a term hangs on, by its day; None while it has no day, or will not be held. `key` is its own in
    the register."""

    day: date | None
    key: int | None = None


@dataclass(frozen=True)
class Basis:
    """What words were resolved against: the day from which they count, the recesses that they asked for (empty where
    none of these was known, None where they ask for none), and the debate on which they hang, if any."""

    said_on: date
    recesses: tuple[RecessPeriod, ...] | None = None
    meeting: Meeting | None = None


@dataclass(frozen=True)
class Deadline:
    """`latest` is the last day on which the promise is kept in time, None where the words give no such day.

    `rule` names in Dutch what decided; `hangs_on` is the event of a "gebeurtenis", or the recess that is not known.
    `basis` is None where the days do not follow from the words: a clerk's own.
    """

    words: str
    earliest: date | None
    latest: date | None
    firmness: str
    rule: str
    hangs_on: str
    basis: Basis | None = None

    @property
    def is_understood(self) -> bool:
        """False where no rule knows the words: a clerk must look, which "te zijner tijd" does not ask for."""
        return not self.rule.startswith(NOT_UNDERSTOOD)

    @property
    def names_no_day(self) -> bool:
        """True where the words name a day that the calendar does not have, as 31 februari."""
        return self.rule == NO_SUCH_DAY_RULE


def without_term(words: str, rule: str) -> Deadline:
    return Deadline(words, None, None, NONE, rule, "")
