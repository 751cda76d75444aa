"""Words of time against what the register knows: its recesses, and the debate on which they hang."""

from __future__ import annotations

from datetime import date

from matching.debates import Agenda, ListedDebate, debate_awaited
from parliament.deadlines import Deadline, find_debate_day, resolve
from parliament.models import Debate, Recess


def resolve_deadline(words: str, said_on: date, debate: Debate | None = None) -> Deadline:
    """The deadline that the words set, said on that day. They hang on `debate`, else on the one that they name by its
    day; one that the register does not have keeps the day in the words."""
    debate = debate or _named(words, said_on)
    return resolve(words, said_on, Recess.objects.calendar(), debate.meeting() if debate else None)


def _named(words: str, said_on: date) -> Debate | None:
    """None rather than a wrong one. A debate that was moved or cancelled meanwhile is named by the day it had."""
    day = find_debate_day(words, said_on)
    if day is None:
        return None
    on_day = {debate.number: debate for debate in Debate.objects.filter(day=day).select_related("committee")}
    link = debate_awaited(words, said_on, Agenda(map(_listed, on_day.values())))
    return on_day[link.number] if link else None


def _listed(debate: Debate) -> ListedDebate:
    committee = debate.committee.name if debate.committee else ""
    return ListedDebate(debate.number, debate.get_kind_display(), debate.day, debate.title, committee)
