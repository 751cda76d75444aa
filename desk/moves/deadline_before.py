"""The deadline before a postponement, resolved again from its words."""

from __future__ import annotations

from desk.deadline_forms import overrule
from matching.deadlines import resolve_deadline
from parliament.deadlines import Deadline
from toezeggingen.models import Postponement


def deadline_before(postponement: Postponement) -> tuple[Deadline, str]:
    """Return the old deadline, and the reason if its last day does not follow from its words but is kept as it was."""
    earlier = postponement.toezegging.postponements.standing().filter(pk__lt=postponement.pk).last()
    if earlier is None:
        said_on = postponement.toezegging.made_on
    else:
        said_on = earlier.letter.date if earlier.letter else earlier.on
    deadline = resolve_deadline(postponement.old_words, said_on)
    if postponement.old_latest in (None, deadline.latest):
        return deadline, ""
    return overrule(deadline, None, postponement.old_latest), "zoals voor het uitstel dat is herroepen"
