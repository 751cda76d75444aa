"""A deadline: its words, its first and last day, how firm it is, the rule that decided, and what it depends on."""

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
    """The day of the debate that a deadline depends on, and the primary key of the debate.

    `day` is None if the debate has no day yet or will not be held.
    """

    day: date | None
    key: int | None = None


@dataclass(frozen=True)
class Basis:
    """What a deadline was resolved from, besides its words: the day they were said, the recesses, and the debate.

    `recesses` is None if no recess was looked up, and empty if only unknown recesses were looked up.
    """

    said_on: date
    recesses: tuple[RecessPeriod, ...] | None = None
    meeting: DebateDay | None = None


@dataclass(frozen=True)
class Deadline:
    """When a toezegging is due. `latest` is the last day of the deadline, or None if the words give no day.

    `rule` says in Dutch which rule decided. `hangs_on` is the event or the unknown recess that the deadline depends on.
    `basis` is None if a clerk entered the days by hand.
    """

    words: str
    earliest: date | None
    latest: date | None
    firmness: str
    rule: str
    hangs_on: str = ""
    basis: Basis | None = None

    @property
    def is_understood(self) -> bool:
        """False if no rule matches the words, so that a clerk must decide. "Te zijner tijd" is understood."""
        return not self.rule.startswith(NOT_UNDERSTOOD)

    def is_past(self, today: date) -> bool:
        """Whether the last day is before today, which may be a typing error."""
        return self.latest is not None and self.latest < today

    @property
    def names_no_day(self) -> bool:
        """True if the words name a day that does not exist, such as 31 februari."""
        return self.rule == NO_SUCH_DAY_RULE


def without_day(words: str, rule: str) -> Deadline:
    return Deadline(words, None, None, NONE, rule)
