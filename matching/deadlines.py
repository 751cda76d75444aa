"""Resolve the words of a deadline with the recesses and debates of the register."""

from __future__ import annotations

from datetime import date

from matching.debates import Agenda, ListedDebate, awaited_debate
from parliament.deadlines import Deadline, find_debate_day, resolve
from parliament.models import Debate, Recess
from parliament.recess import Calendar


def resolve_deadline(
    words: str, said_on: date, debate: Debate | None = None, *, calendar: Calendar | None = None
) -> Deadline:
    """The deadline that these words mean if they are said on that day.

    If the words refer to a debate, the deadline depends on `debate`, or else on the debate of the register on the day
    in the words. If there is no such debate in the register, that day itself counts. `calendar` saves a query where
    many deadlines are resolved.
    """
    debate = debate or _find_debate(words, said_on)
    return resolve(words, said_on, calendar or Recess.objects.calendar(), debate.meeting() if debate else None)


def _find_debate(words: str, said_on: date) -> Debate | None:
    """The debate that the words name, None if unsure. A moved or cancelled debate is found by its old day."""
    day = find_debate_day(words, said_on)
    if day is None:
        return None
    on_day = {debate.number: debate for debate in Debate.objects.filter(day=day).select_related("committee")}
    link = awaited_debate(words, said_on, Agenda(map(_listed, on_day.values())))
    return on_day[link.debate.number] if link else None


def _listed(debate: Debate) -> ListedDebate:
    committee = debate.committee.name if debate.committee else ""
    return ListedDebate(debate.number, debate.get_kind_display(), debate.day, debate.title, committee)
