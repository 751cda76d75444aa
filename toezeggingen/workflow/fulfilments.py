"""Propose, confirm, reject and decide what fulfils a toezegging."""

from datetime import date
from typing import Any

from django.db import transaction

from parliament.models import Debate
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome, Proposer, State
from toezeggingen.permissions import REGISTER, Actor, user_of
from toezeggingen.status import Status
from toezeggingen.workflow.checks import check_can_be_judged, check_is_younger, check_meeting
from toezeggingen.workflow.move import lock, make_move
from toezeggingen.workflow.series import open_next_term

# The outcomes that change the status, with the new status and the effect of the fulfilment.
CONSEQUENCES = {
    Outcome.FULFILLED: (Status.FULFILLED, Effect.FULFILS),
    Outcome.PARTLY: (Status.PARTLY, Effect.PARTLY),
}


@transaction.atomic
def propose(fulfilment: Fulfilment, *, by: Actor, on: date, proposed_by: Proposer = Proposer.CLERK) -> Fulfilment:
    """Propose a fulfilment to the griffier.

    If reading proposes a letter that the toezegging already has, the existing fulfilment is returned.
    """
    row = lock(fulfilment.toezegging)
    known = row.fulfilments.filter(letter=fulfilment.letter, letter__isnull=False).first()
    if known and proposed_by is Proposer.READING:
        return known
    if known:
        raise MoveRefused(f"Deze brief is al aan {row} verbonden en staat als {known.state}; beslis daarover.")
    fulfilment.proposer, fulfilment.proposed_by = user_of(by), proposed_by
    fulfilment.full_clean()
    check_is_younger(fulfilment.day, row, Effect(fulfilment.effect))
    fulfilment.save()
    make_move("propose", row, by=by, on=on, fulfilment=fulfilment, effect=fulfilment.effect)
    return fulfilment


@transaction.atomic
def revise(proposal: Fulfilment, *, on: date, **values: object) -> None:
    """Update a proposal that no clerk has judged, because its letter was read again.

    If an earlier reading had rejected the proposal, it is proposed again.
    """
    row = lock(proposal.toezegging)
    current = _fetch_in_state(proposal, State.PROPOSED, State.REJECTED)
    is_back = current.state == State.REJECTED
    if not is_back and all(getattr(current, field) == value for field, value in values.items()):
        return
    for field, value in values.items():
        setattr(current, field, value)
    current.state = State.PROPOSED
    current.full_clean()
    current.save()
    if is_back:
        make_move("propose", row, by=REGISTER, on=on, fulfilment=current, effect=current.effect)


@transaction.atomic
def confirm(
    fulfilment: Fulfilment,
    *,
    by: Actor,
    on: date,
    effect: Effect,
    remainder: str = "",
    seen: int | None = None,
) -> Event:
    """Confirm the effect of a fulfilment. The decision follows later, in a meeting."""
    row = lock(fulfilment.toezegging, seen)
    fulfilment = _fetch_in_state(fulfilment, State.PROPOSED, State.REJECTED)
    check_can_be_judged(fulfilment, on)
    check_is_younger(fulfilment.day, row, effect)
    changes = {} if fulfilment.effect == effect else {"effect": [fulfilment.effect, effect]}
    fulfilment.state, fulfilment.effect, fulfilment.remainder = State.CONFIRMED, effect, remainder
    return _move_and_save("confirm", row, fulfilment, by=by, on=on, changes=changes)


@transaction.atomic
def reject(fulfilment: Fulfilment, *, by: Actor, on: date, internal_reason: str = "", seen: int | None = None) -> Event:
    """Reject a fulfilment, because it does not concern this toezegging."""
    row = lock(fulfilment.toezegging, seen)
    fulfilment = _fetch_in_state(fulfilment, State.PROPOSED, State.CONFIRMED)
    fulfilment.state = State.REJECTED
    return _move_and_save("reject", row, fulfilment, by=by, on=on, internal_reason=internal_reason)


@transaction.atomic
def decide(
    fulfilment: Fulfilment,
    *,
    by: Actor,
    on: date,
    meeting: Debate,
    outcome: Outcome,
    remainder: str = "",
    reason: str = "",
    internal_reason: str = "",
    seen: int | None = None,
) -> Event:
    """Record what a procedural meeting decided. Only "voldaan" and "deels voldaan" change the status.

    If the toezegging recurs and is fulfilled, its next term opens.
    """
    check_meeting(meeting, on)
    row = lock(fulfilment.toezegging, seen)
    fulfilment = _fetch_in_state(fulfilment, *State)
    if (fulfilment.outcome, fulfilment.meeting) == (outcome, meeting):
        raise MoveRefused("Dit besluit is al vastgelegd.")
    check_can_be_judged(fulfilment, on)
    remainder = remainder if outcome == Outcome.PARTLY else ""
    changes = {"outcome": [fulfilment.outcome, outcome], "remainder": [fulfilment.remainder, remainder]}
    fulfilment.state, fulfilment.outcome, fulfilment.remainder = State.DECIDED, outcome, remainder
    fulfilment.decided_on, fulfilment.meeting, fulfilment.decided_by = on, meeting, user_of(by)
    status, effect = CONSEQUENCES.get(outcome, (None, None))
    if effect:
        check_is_younger(fulfilment.day, row, effect)
        fulfilment.effect = effect
    event = _move_and_save(
        "decide", row, fulfilment, by=by, on=on, to=status, meeting=meeting,
        reason=reason, internal_reason=internal_reason, changes=changes,
    )  # fmt: skip
    if status is Status.FULFILLED:
        open_next_term(row, by=by, on=on)
    return event


def _fetch_in_state(fulfilment: Fulfilment, *states: State) -> Fulfilment:
    """Fetch the fulfilment again, now that its toezegging is locked. Refuse it if its state is not one of `states`."""
    current = Fulfilment.objects.select_related("letter", "debate", "toezegging").get(pk=fulfilment.pk)
    if current.state not in states:
        raise MoveRefused(f"Deze nakoming is al {current.state}.")
    return current


def _move_and_save(name: str, row: Toezegging, fulfilment: Fulfilment, **facts: Any) -> Event:
    fulfilment.full_clean()
    event = make_move(name, row, fulfilment=fulfilment, effect=fulfilment.effect, **facts)
    fulfilment.save()
    return event
