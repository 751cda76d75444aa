"""Resolves Dutch words of time to a deadline: the window in which a toezegging is due.

Each rule states its convention, such as the last day of "medio april" or "voor de zomer". A deadline has no date if it
depends on an event without a day, or on a recess that is not in the calendar. Words that no rule matches get
NOT_UNDERSTOOD.
"""

from parliament.deadlines.amounts import ALONE, COUNTED
from parliament.deadlines.days import DAYS
from parliament.deadlines.deadline import NOT_UNDERSTOOD, Basis, Deadline, DebateDay
from parliament.deadlines.debates import find_debate_day, names_debate
from parliament.deadlines.named_time import TimeRule
from parliament.deadlines.periods import PERIODS
from parliament.deadlines.relations import RELATIONS
from parliament.deadlines.resolving import find, resolve
from parliament.deadlines.rhythm import find_rhythm
from parliament.deadlines.undated import WORDINGS

__all__ = [
    "NOT_UNDERSTOOD",
    "RULES",
    "Basis",
    "Deadline",
    "DebateDay",
    "TimeRule",
    "find",
    "find_debate_day",
    "find_rhythm",
    "names_debate",
    "resolve",
]

# Every rule, in order of use. docs/rules.md is generated from this list.
RULES: tuple[TimeRule, ...] = (*DAYS, *PERIODS, COUNTED, *RELATIONS, ALONE, *WORDINGS)
