"""When is a promise due? Dutch words of time, resolved to a window by rules of language.

The conventions (which day "medio april" or "voor de zomer" means) stand beside the rules that apply them. What hangs
on an event that has no day in the words, and what needs a recess that the calendar does not know, gets no date. Words
that no rule knows are answered with NOT_UNDERSTOOD.
"""

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
from parliament.deadlines.resolving import find, resolve
from parliament.deadlines.rules import RULES

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
