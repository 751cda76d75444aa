"""Postpone a deadline, and take a mistaken postponement back."""

from datetime import date
from typing import Any

from django.db import transaction

from letters.models import Letter
from parliament.deadlines import Deadline
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Event, Fulfilment, Postponement, Toezegging
from toezeggingen.models.fulfilment import Effect, State
from toezeggingen.models.toezegging import deadline_columns
from toezeggingen.permissions import Actor
from toezeggingen.workflow.changes import change_fields
from toezeggingen.workflow.checks import check_is_younger
from toezeggingen.workflow.move import lock, make_move


@transaction.atomic
def postpone(
    toezegging: Toezegging,
    *,
    by: Actor,
    on: date,
    deadline: Deadline,
    reason: str,
    letter: Letter | None = None,
    overruled_reason: str = "",
    seen: int | None = None,
    internal_reason: str = "",
) -> Event:
    """Move the deadline and store the old one.

    A proposed fulfilment by the same letter is confirmed with the effect "stelt uit".
    """
    row = lock(toezegging, seen)
    postponement = Postponement(
        toezegging=row, on=on, reason=reason, letter=letter,
        old_words=row.deadline_words, old_latest=row.due_latest, new_words=deadline.words,
        new_earliest=deadline.earliest, new_latest=deadline.latest, new_firmness=deadline.firmness,
    )  # fmt: skip
    postponement.full_clean()
    if letter:
        check_is_younger(letter.date, row, Effect.POSTPONES)
    postponement.save()
    return make_move(
        "postpone", toezegging, by=by, on=on, reason=reason, internal_reason=internal_reason, postponement=postponement,
        sets={"deadline": deadline, "overruled_reason": overruled_reason}, **_confirm_proposal(row, letter),
    )  # fmt: skip


@transaction.atomic
def revoke(
    toezegging: Toezegging,
    *,
    by: Actor,
    on: date,
    postponement: Postponement,
    deadline: Deadline,
    reason: str,
    overruled_reason: str = "",
    seen: int | None = None,
    internal_reason: str = "",
) -> Event:
    """Take back the last postponement, which was a mistake. `deadline` is the one before it.

    The letter that had asked for it becomes what it was before.
    """
    row = lock(toezegging, seen)
    if row.postponements.standing().last() != postponement:
        raise MoveRefused("Alleen het laatste uitstel kan worden herroepen.")
    if deadline.words != postponement.old_words:
        raise MoveRefused("Na herroepen geldt de termijn van voor het uitstel.")
    sets = {"deadline": deadline, "overruled_reason": overruled_reason}
    fulfilment = _restore_fulfilment(postponement)
    about: dict[str, Any] = {"fulfilment": fulfilment, "effect": fulfilment.effect} if fulfilment else {}
    event = make_move(
        "revoke", toezegging, by=by, on=on, reason=reason, internal_reason=internal_reason, revokes=postponement,
        changes=change_fields(row, deadline_columns(deadline)), sets=sets, **about,
    )  # fmt: skip
    if fulfilment:
        fulfilment.save()
    return event


def _restore_fulfilment(postponement: Postponement) -> Fulfilment | None:
    """The fulfilment that the postponement confirmed, with the state and the effect that it had before.

    None if there is none, or if a clerk has decided about it since.
    """
    postponed = postponement.event
    fulfilment = postponed.fulfilment
    if fulfilment is None or (fulfilment.state, fulfilment.effect) != (State.CONFIRMED, Effect.POSTPONES):
        return None
    fulfilment.state, fulfilment.effect = postponed.changes["state"][0], postponed.changes["effect"][0]
    return fulfilment


def _confirm_proposal(row: Toezegging, letter: Letter | None) -> dict[str, Any]:
    """Confirm the fulfilment by the letter that asked for the postponement. Returns the fields for the event."""
    undecided = row.fulfilments.filter(letter__isnull=False, state__in=(State.PROPOSED, State.CONFIRMED))
    fulfilment = undecided.filter(letter=letter).first()
    if fulfilment is None:
        return {}
    changes = {"effect": [fulfilment.effect, Effect.POSTPONES], "state": [fulfilment.state, State.CONFIRMED]}
    fulfilment.effect, fulfilment.state = Effect.POSTPONES, State.CONFIRMED
    fulfilment.save()
    return {"fulfilment": fulfilment, "effect": fulfilment.effect, "changes": changes}
