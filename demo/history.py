"""Replay the history of each toezegging of the demo, step by step, through the workflow that clerks use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from demo.days import day_of, deadline_words
from demo.stage import Stage, Table
from matching.deadlines import resolve_deadline
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
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
    for step in table.get("step", []):
        STEPS[step["do"]](stage, toezegging, step)


def _day(stage: Stage, step: Table) -> date:
    return stage.meetings[step["meeting"]].day if "meeting" in step else day_of(step, stage.today)


def _propose(stage: Stage, toezegging: Toezegging, step: Table) -> None:
    fulfilment = Fulfilment(
        toezegging=toezegging,
        effect=Effect(step["effect"]),
        passage=step.get("passage", ""),
        because=step.get("because", ""),
        confidential=step.get("confidential", False),
    )
    _set_means(fulfilment, stage, step)
    is_read = step.get("reading", False)
    workflow.propose(
        fulfilment,
        by=stage.medewerker,
        on=_day(stage, step),
        proposed_by=Proposer.READING if is_read else Proposer.CLERK,
    )


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


def _confirm(stage: Stage, toezegging: Toezegging, step: Table) -> None:
    workflow.confirm(
        toezegging.fulfilments.latest("pk"),
        by=stage.griffier,
        on=_day(stage, step),
        effect=Effect(step["effect"]),
        remainder=step.get("remainder", ""),
    )


def _reject(stage: Stage, toezegging: Toezegging, step: Table) -> None:
    workflow.reject(
        toezegging.fulfilments.latest("pk"),
        by=stage.griffier,
        on=_day(stage, step),
        internal_reason=step.get("internal", ""),
    )


def _decide(stage: Stage, toezegging: Toezegging, step: Table) -> None:
    workflow.decide(
        toezegging.fulfilments.latest("pk"),
        by=stage.griffier,
        on=_day(stage, step),
        meeting=stage.meetings[step["meeting"]],
        outcome=Outcome(step["outcome"]),
        remainder=step.get("remainder", ""),
        reason=step.get("reason", ""),
    )


def _postpone(stage: Stage, toezegging: Toezegging, step: Table) -> None:
    day = _day(stage, step)
    workflow.postpone(
        toezegging,
        by=stage.griffier,
        on=day,
        deadline=resolve_deadline(deadline_words(step, stage.today), day),
        reason=step["reason"],
        letter=stage.letters[step["letter"]] if "letter" in step else None,
    )


def _move_debate(stage: Stage, toezegging: Toezegging, step: Table) -> None:
    """Move the debate that the deadline depends on. The deadline moves with the debate."""
    debate = stage.coming[step["debate"]]
    debate.day += timedelta(days=step["days"])
    debate.save()
    follow_agenda(on=_day(stage, step))


def _lapse(stage: Stage, toezegging: Toezegging, step: Table) -> None:
    reason, internal = step["reason"], step.get("internal", "")
    workflow.lapse(toezegging, by=stage.griffier, on=_day(stage, step), reason=reason, internal_reason=internal)


def _reopen(stage: Stage, toezegging: Toezegging, step: Table) -> None:
    workflow.reopen(toezegging, by=stage.griffier, on=_day(stage, step), to=Status(step["to"]), reason=step["reason"])


def _withdraw(stage: Stage, toezegging: Toezegging, step: Table) -> None:
    workflow.withdraw(toezegging, by=stage.griffier, on=_day(stage, step), reason=step["reason"])


def _correct(stage: Stage, toezegging: Toezegging, step: Table) -> None:
    workflow.edit(toezegging, by=stage.griffier, on=_day(stage, step), text=step["text"])


def _adopt_number(stage: Stage, toezegging: Toezegging, step: Table) -> None:
    """Adopt the House's number. The data gives only the part of the number after the month."""
    number = f"TZ{toezegging.made_on:%Y%m}-{step['number']}"
    workflow.adopt_number(toezegging, number, by=stage.griffier, on=_day(stage, step))


STEPS: dict[str, Callable[[Stage, Toezegging, Table], None]] = {
    "propose": _propose,
    "confirm": _confirm,
    "reject": _reject,
    "decide": _decide,
    "postpone": _postpone,
    "put_off": _move_debate,
    "lapse": _lapse,
    "reopen": _reopen,
    "withdraw": _withdraw,
    "correct": _correct,
    "adopt": _adopt_number,
}
