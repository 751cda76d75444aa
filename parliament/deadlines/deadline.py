"""A deadline: the words, the window, how firm it is, the rule that decided, and what it was resolved against."""

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
class DebateDay:
    """The day of the debate that a deadline depends on; None while it has no day or will not be held. `key` is the
    primary key of the debate."""

    day: date | None
    key: int | None = None


@dataclass(frozen=True)
class Basis:
    """What words were resolved against: the day they were said, the recesses consulted and the debate they depend on.

    `recesses` is None if the words name no recess, and empty if they name only unknown ones.
    """

    said_on: date
    recesses: tuple[RecessPeriod, ...] | None = None
    meeting: DebateDay | None = None


@dataclass(frozen=True)
class Deadline:
    """When a toezegging is due. `latest` is the last day in time, None if the words give no day.

    `rule` says in Dutch which rule decided. `hangs_on` is the event or the unknown recess that the deadline depends on.
    `basis` is None for days that a clerk entered instead of resolving words.
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
        """False if no rule knows the words, so that a clerk must look. "Te zijner tijd" is understood."""
        return not self.rule.startswith(NOT_UNDERSTOOD)

    @property
    def names_no_day(self) -> bool:
        """True if the words name a day that does not exist, such as 31 februari."""
        return self.rule == NO_SUCH_DAY_RULE


def without_day(words: str, rule: str) -> Deadline:
    return Deadline(words, None, None, NONE, rule, "")
