"""Replay the history of each toezegging of the demo, step by step, through the workflow that clerks use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from demo.days import day_of, deadline_words
from demo.stage import Stage, Table
from desk.meeting.preparing import change_item
from desk.models import MeetingItem
from desk.moves.deadline_before import deadline_before
from matching.deadlines import resolve_deadline
from toezeggingen import workflow
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Outcome, Proposer
from toezeggingen.rescheduling import follow_agenda
from toezeggingen.status import Status


def replay(stage: Stage) -> None:
    """Enter the toezeggingen of the debate and of its letters, and replay the steps of each."""
    for table in stage.file.get("promise", []):
        _make_steps(stage, stage.promise(table, debate=stage.debate), table)
    for letter in stage.file.get("letter", []):
        for table in letter.get("promise", []):
            _make_steps(stage, stage.promise(table, letter=stage.letters[letter["key"]]), table)


def _make_steps(stage: Stage, toezegging: Toezegging, table: Table) -> None:
    """Make the step that each `do` names. Most are functions of the workflow, with the step's values as arguments."""
    for step in table.get("step", []):
        name = step["do"]
        on = stage.meetings[step["meeting"]].day if "meeting" in step else day_of(step, stage.today)
        if name in STEPS:
            STEPS[name](stage, toezegging, step, on)
        elif name in OF_FULFILMENT:
            fulfilment = toezegging.fulfilments.latest("pk")
            OF_FULFILMENT[name](fulfilment, by=stage.griffier, on=on, **_arguments(stage, step))
        else:
            OF_TOEZEGGING[name](toezegging, by=stage.griffier, on=on, **_arguments(stage, step))


def _arguments(stage: Stage, step: Table) -> dict[str, Any]:
    readers: dict[str, Callable[[str], Any]] = {
        "effect": Effect,
        "meeting": stage.meetings.__getitem__,
        "outcome": Outcome,
        "to": Status,
    }
    values = {name: value for name, value in step.items() if name not in ("do", "day", "ago")}
    return {name: readers[name](value) if name in readers else value for name, value in values.items()}


def _propose(stage: Stage, toezegging: Toezegging, step: Table, on: date) -> None:
    fulfilment = Fulfilment(
        toezegging=toezegging,
        effect=Effect(step["effect"]),
        passage=step.get("passage", ""),
        because=step.get("because", ""),
        confidential=step.get("confidential", False),
    )
    _set_means(fulfilment, stage, step)
    proposed_by = Proposer.READING if step.get("reading") else Proposer.CLERK
    workflow.propose(fulfilment, by=stage.medewerker, on=on, proposed_by=proposed_by)


def _set_means(fulfilment: Fulfilment, stage: Stage, step: Table) -> None:
    if "letter" in step:
        fulfilment.means, fulfilment.letter = Means.LETTER, stage.letters[step["letter"]]
        fulfilment.version = fulfilment.letter.newest
    elif "held" in step:
        fulfilment.means, fulfilment.held_on = Means.BRIEFING, day_of({"ago": step["held"]}, stage.today)
    elif "debate" in step:
        fulfilment.means, fulfilment.debate = Means.DEBATE, stage.meetings[step["debate"]]
    else:
        fulfilment.means = Means.DOCUMENT
        fulfilment.document_kind, fulfilment.document_number, fulfilment.document_title = step["document"]


def _postpone(stage: Stage, toezegging: Toezegging, step: Table, on: date) -> None:
    workflow.postpone(
        toezegging,
        by=stage.griffier,
        on=on,
        deadline=resolve_deadline(deadline_words(step, stage.today), on),
        reason=step["reason"],
        letter=stage.letters[step["letter"]] if "letter" in step else None,
    )


def _revoke(stage: Stage, toezegging: Toezegging, step: Table, on: date) -> None:
    """Take back the last postponement."""
    postponement = toezegging.postponements.standing().latest("pk")
    deadline, overruled_reason = deadline_before(postponement)
    workflow.revoke(
        toezegging,
        by=stage.griffier,
        on=on,
        postponement=postponement,
        deadline=deadline,
        overruled_reason=overruled_reason,
        reason=step["reason"],
    )


def _correct_reason(stage: Stage, toezegging: Toezegging, step: Table, on: date) -> None:
    """Replace the reason of the last postponement."""
    event = toezegging.events.filter(kind=Event.Kind.POSTPONED).latest("pk")
    workflow.correct_reason(toezegging, by=stage.griffier, on=on, event=event, reason=step["reason"])


def _put_on_list(stage: Stage, toezegging: Toezegging, step: Table, on: date) -> None:
    """Put the toezegging on the list of a meeting, with its last fulfilment, if any."""
    item = MeetingItem(
        meeting=stage.meetings[step["meeting"]],
        toezegging=toezegging,
        fulfilment=toezegging.fulfilments.order_by("pk").last(),
        version=0,
    )
    change_item(item, stage.medewerker, proposal=step["proposal"], note=step["note"])


def _move_debate(stage: Stage, toezegging: Toezegging, step: Table, on: date) -> None:
    """Move the debate that the deadline depends on. The deadline moves with the debate."""
    debate = stage.coming[step["debate"]]
    debate.day += timedelta(days=step["days"])
    debate.save()
    follow_agenda(on=on)


def _adopt_number(stage: Stage, toezegging: Toezegging, step: Table, on: date) -> None:
    """Adopt the House's number. The data gives only the part of the number after the month."""
    number = f"TZ{toezegging.made_on:%Y%m}-{step['number']}"
    workflow.adopt_number(toezegging, number, by=stage.griffier, on=on)


STEPS: dict[str, Callable[[Stage, Toezegging, Table, date], None]] = {
    "propose": _propose,
    "postpone": _postpone,
    "revoke": _revoke,
    "correct_reason": _correct_reason,
    "list": _put_on_list,
    "move_debate": _move_debate,
    "adopt_number": _adopt_number,
}
OF_FULFILMENT: dict[str, Callable[..., object]] = {
    "confirm": workflow.confirm,
    "decide": workflow.decide,
    "reject": workflow.reject,
}
OF_TOEZEGGING: dict[str, Callable[..., object]] = {
    "edit": workflow.edit,
    "lapse": workflow.lapse,
    "reopen": workflow.reopen,
    "withdraw": workflow.withdraw,
}
