"""Publish, lapse, reopen, withdraw and restore a toezegging."""

from datetime import date
from typing import Any

from django.db import transaction

from toezeggingen.models import Event, Toezegging
from toezeggingen.permissions import Actor
from toezeggingen.status import Status
from toezeggingen.workflow.checks import check_partial
from toezeggingen.workflow.move import lock, make_move


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
    """Undo a wrong settlement. `to` is the new status: open in whole or in part."""
    check_partial(lock(toezegging, seen), to)
    return make_move("reopen", toezegging, by=by, on=on, to=to, reason=reason, **facts)


def withdraw(toezegging: Toezegging, *, by: Actor, on: date, reason: str, **facts: Any) -> Event:
    """Hide a toezegging from the public; its page then answers 410 Gone."""
    return make_move("withdraw", toezegging, by=by, on=on, reason=reason, **facts)


def restore(toezegging: Toezegging, *, by: Actor, on: date, reason: str, **facts: Any) -> Event:
    """Show a withdrawn toezegging again."""
    return make_move("restore", toezegging, by=by, on=on, reason=reason, **facts)
