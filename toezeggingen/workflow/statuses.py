"""Publish, lapse, reopen, withdraw and restore a toezegging, and correct the public reason of such a step."""

from datetime import date
from typing import Any

from django.db import transaction

from toezeggingen.errors import MoveRefused
from toezeggingen.models import Event, Toezegging
from toezeggingen.permissions import Actor
from toezeggingen.status import Status
from toezeggingen.workflow.checks import check_partial
from toezeggingen.workflow.move import lock, make_move
from toezeggingen.workflow.series import withdraw_next_term


def publish(toezegging: Toezegging, *, by: Actor, on: date, seen: int | None = None) -> Event:
    """Make a concept public and open."""
    return make_move("publish", toezegging, by=by, on=on, seen=seen)


def lapse(toezegging: Toezegging, *, by: Actor, on: date, reason: str, **facts: Any) -> Event:
    """End a toezegging that need not be fulfilled any more.

    `facts` are `seen` and `internal_reason`, as in the functions below.
    """
    return make_move("lapse", toezegging, by=by, on=on, reason=reason, **facts)


@transaction.atomic
def reopen(
    toezegging: Toezegging, *, by: Actor, on: date, to: Status, reason: str, seen: int | None = None, **facts: Any
) -> Event:
    """Undo a wrong settlement. `to` is the new status: open in whole or in part.

    If the toezegging recurs, the term that had opened after it is withdrawn.
    """
    row = lock(toezegging, seen)
    check_partial(row, to)
    if row.status == Status.FULFILLED:
        withdraw_next_term(row, by=by, on=on)
    return make_move("reopen", toezegging, by=by, on=on, to=to, reason=reason, **facts)


@transaction.atomic
def correct_reason(
    toezegging: Toezegging, *, by: Actor, on: date, event: Event, reason: str, seen: int | None = None, **facts: Any
) -> Event:
    """Replace the public reason of an earlier event. The public reads the new one, clerks both."""
    lock(toezegging, seen)
    event = Event.objects.get(pk=event.pk)
    if event.toezegging_id != toezegging.pk or not event.reason:
        raise MoveRefused("Kies een regel uit de tijdlijn van deze toezegging met een openbare reden.")
    if reason == event.public_reason:
        raise MoveRefused("Dit is dezelfde reden als er nu staat.")
    return make_move("correct_reason", toezegging, by=by, on=on, reason=reason, corrects=event, **facts)


def withdraw(toezegging: Toezegging, *, by: Actor, on: date, reason: str, **facts: Any) -> Event:
    """Hide a toezegging from the public; its page then answers 410 Gone."""
    return make_move("withdraw", toezegging, by=by, on=on, reason=reason, **facts)


def restore(toezegging: Toezegging, *, by: Actor, on: date, reason: str, **facts: Any) -> Event:
    """Show a withdrawn toezegging again."""
    return make_move("restore", toezegging, by=by, on=on, reason=reason, **facts)
