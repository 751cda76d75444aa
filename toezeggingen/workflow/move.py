"""Make a move of the table: check it, write its event, then assign the status. No other code assigns a status."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from parliament import dates
from toezeggingen.errors import MoveRefused, Stale
from toezeggingen.models import Event, Toezegging
from toezeggingen.moves import MOVES, Move
from toezeggingen.permissions import REGISTER, Actor, is_allowed, user_of
from toezeggingen.status import Status


@transaction.atomic
def make_move(
    name: str,
    toezegging: Toezegging,
    *,
    by: Actor,
    on: date,
    to: Status | None = None,
    seen: int | None = None,
    sets: Mapping[str, object] | None = None,
    **facts: Any,
) -> Event:
    """Make the move of that name in the table, and write its event.

    `to` is the new status. If it is None and the move has exactly one target, that target is the new status; otherwise
    the status stays. `sets` are other attributes of the toezegging to change. `facts` are other fields of the event,
    such as reason, meeting, fulfilment and changes.
    """
    move = MOVES[name]
    row = lock(toezegging, seen)
    target = to or (move.targets[0] if len(move.targets) == 1 else Status(row.status))
    _check(move, row, target, by=by, on=on, reason=str(facts.get("reason", "")))
    row.version += 1
    event = Event.objects.create(
        toezegging=row,
        kind=move.event,
        from_status=row.status,
        to_status=target,
        on=on,
        by=user_of(by),
        version=row.version,
        **facts,
    )
    if row.status != target or move.event in (Event.Kind.WITHDRAWN, Event.Kind.RESTORED):
        row.status = target
        row.withdrawn = move.event is Event.Kind.WITHDRAWN
        row.last_event = event
    save_fields(row, sets or {})
    toezegging.refresh_from_db()
    return event


def find_refusal(name: str, toezegging: Toezegging, *, by: Actor, on: date) -> MoveRefused | None:
    """Why the move would be refused as things stand; None if nothing stands in its way. Changes and locks nothing.

    For a move with one target that needs no reason.
    """
    move = MOVES[name]
    try:
        _check(move, toezegging, move.targets[0], by=by, on=on, reason="")
    except MoveRefused as refusal:
        return refusal
    return None


def save_fields(row: Toezegging, values: Mapping[str, object]) -> None:
    """Set fields by name, validate the row if there are any, and save it."""
    for field, value in values.items():
        setattr(row, field, value)
    if values:
        row.full_clean()
    row.save()


def lock(toezegging: Toezegging, seen: int | None = None) -> Toezegging:
    """Lock the row until the transaction ends and return it. Raises Stale if `seen` is an older version."""
    row = Toezegging.objects.select_for_update().get(pk=toezegging.pk)
    if seen is not None and seen != row.version:
        raise Stale(row, seen)
    return row


def _check(move: Move, row: Toezegging, target: Status, *, by: Actor, on: date, reason: str) -> None:
    origin = Status(row.status)
    if not is_allowed(by, move.permission, register_may=move.register_may):
        raise MoveRefused(f"U mag dit niet: {move.verb.lower()}.")
    if row.withdrawn != move.from_withdrawn:
        raise MoveRefused(f"{row} is {'' if row.withdrawn else 'niet '}ingetrokken; {move.verb.lower()} kan nu niet.")
    if (origin, target) not in move.steps:
        raise MoveRefused(f"{row} is {origin.label}; {move.verb.lower()} kan dan niet.")
    if move.needs_reason and by is not REGISTER and not reason.strip():
        raise MoveRefused(f"{move.verb} vraagt om een reden die het publiek mag lezen.")
    _check_day(row, on, changes_status=origin != target)


def _check_day(row: Toezegging, on: date, *, changes_status: bool) -> None:
    """Refuse a day in the future or before the toezegging, and a change of status before the previous change."""
    last = row.last_event
    if on > timezone.localdate():
        raise MoveRefused("De dag ligt in de toekomst.")
    if on < row.made_on:
        raise MoveRefused("De dag ligt voor de dag waarop de toezegging is gedaan.")
    # A decision may be entered with a day before publication, so publication is no limit here.
    if changes_status and last and last.kind != Event.Kind.PUBLISHED and on < last.on:
        raise MoveRefused(f"De vorige statuswijziging was op {dates.dutch(last.on)}; deze kan niet eerder zijn.")
