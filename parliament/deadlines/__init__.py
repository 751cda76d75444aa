"""When is a promise due? Dutch words of time, resolved to a window by rules of language.

The conventions (which day "medio april" or "voor de zomer" means) stand beside the rules that apply them. What hangs
on an event that has no day in the words, and what needs a recess that the calendar does not know, gets no date. Words
that no rule knows are answered with NOT_UNDERSTOOD.
"""

from parliament.deadlines.amounts import ALONE, COUNTED
from parliament.deadlines.days import DAYS
from parliament.deadlines.deadline import (
    DAY,
    EVENT,
    HOPE,
    NONE,
    NOT_UNDERSTOOD,
    PERIOD,
    RECURRING,
    Basis,
    Deadline,
    Meeting,
)
from parliament.deadlines.meetings import meeting_day, names_meeting
from parliament.deadlines.moment import Rule
from parliament.deadlines.periods import PERIODS
from parliament.deadlines.relations import BINDINGS
from parliament.deadlines.resolving import find, resolve
from parliament.deadlines.undated import WORDINGS

__all__ = [
    "DAY",
    "EVENT",
    "HOPE",
    "NONE",
    "NOT_UNDERSTOOD",
    "PERIOD",
    "RECURRING",
    "RULES",
    "Basis",
    "Deadline",
    "Meeting",
    "Rule",
    "find",
    "meeting_day",
    "names_meeting",
    "resolve",
]

RULES: tuple[Rule, ...] = (
    *(day.rule for day in DAYS),
    *(period.rule for period in PERIODS),
    COUNTED,
    *(binding.rule for binding in BINDINGS),
    ALONE,
    *(wording.rule for wording in WORDINGS),
)
