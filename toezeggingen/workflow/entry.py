"""Enter, edit, correct and renumber a toezegging, and change it after the agenda or the ministries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from parliament import register_numbers
from parliament.models import Member, Ministry, Party
from parliament.models.former import keep_number
from toezeggingen import permissions
from toezeggingen.causes import Cause
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Event, FormerToezeggingNumber, Toezegging
from toezeggingen.models.toezegging import RelationKind
from toezeggingen.permissions import REGISTER, Actor, is_allowed, user_of
from toezeggingen.workflow.changes import change_fields, change_recipients, change_relations, check_reason
from toezeggingen.workflow.move import lock, make_move, save_fields


@transaction.atomic
def enter(
    toezegging: Toezegging,
    *,
    by: Actor,
    members: Iterable[Member] = (),
    parties: Iterable[Party] = (),
) -> Toezegging:
    """Store a new concept. If it has no number of the House yet, it gets a number of this register."""
    if not is_allowed(by, permissions.ENTER, register_may=True):
        raise MoveRefused("U mag geen toezeggingen invoeren.")
    origin = toezegging.debate.day if toezegging.debate else toezegging.letter.date if toezegging.letter else None
    if toezegging.number:
        _check_house_number(toezegging.number, toezegging)
    else:
        toezegging.number = Toezegging.own_number(origin or toezegging.made_on)
    if toezegging.ministry_now_id is None:
        toezegging.ministry_now = toezegging.ministry_then.heir(timezone.localdate())
    toezegging.ministry_basis = ministry_basis(toezegging.ministry_then, toezegging.ministry_now)
    toezegging.entered_by = user_of(by)
    toezegging.full_clean()
    toezegging.save()
    toezegging.members.add(*members)
    toezegging.parties.add(*parties)
    return toezegging


def ministry_basis(then: Ministry, now: Ministry) -> Ministry:
    """The ministry that has `now` as its last successor: `then`, unless a clerk chose another ministry."""
    return then if then.heir(timezone.localdate()) == now else now


@transaction.atomic
def edit(
    toezegging: Toezegging,
    *,
    by: Actor,
    on: date,
    seen: int | None = None,
    members: Iterable[Member] | None = None,
    parties: Iterable[Party] | None = None,
    relations: Iterable[tuple[RelationKind, Toezegging]] | None = None,
    reason: str = "",
    **values: Any,
) -> Event | None:
    """Change fields by name. After publication, a change that the public sees is a correction with an event.

    `relations` are pairs of a kind and an earlier toezegging; they replace all present relations. `reason` is public,
    and is required to change a published deadline. Returns None if there was no event to write.
    """
    row = lock(toezegging, seen)
    values = {field: value for field, value in values.items() if getattr(row, field) != value}
    if values.keys() & {"ministry_then", "ministry_now"}:
        then, now = (values.get(name, getattr(row, name)) for name in ("ministry_then", "ministry_now"))
        values["ministry_basis"] = ministry_basis(then, now)
    changes = change_fields(row, values) | change_recipients(row, members=members, parties=parties)
    if relations is not None:
        changes |= change_relations(row, list(relations))
    if changes and not row.is_concept:
        check_reason(changes, reason)
        return make_move("correct", toezegging, by=by, on=on, reason=reason, sets=values, changes=changes)
    if not is_allowed(by, permissions.ENTER):
        raise MoveRefused("U mag deze toezegging niet wijzigen.")
    if values or changes:
        row.version += 1
        save_fields(row, values)
        toezegging.refresh_from_db()
    return None


@transaction.atomic
def change_by_register(
    name: str, toezegging: Toezegging, values: Mapping[str, object], *, on: date, causes: Sequence[Cause]
) -> None:
    """Change fields because a recess, a debate or a ministry changed, with the move of that name.

    A concept gets no event, and neither does a change that the public does not see.
    """
    row = lock(toezegging)
    changes = change_fields(row, values)
    if changes and not row.is_concept:
        make_move(name, toezegging, by=REGISTER, on=on, sets=values, changes=changes, causes=causes)
        return
    row.version += bool(changes)
    save_fields(row, values)
    toezegging.refresh_from_db()


@transaction.atomic
def adopt_number(toezegging: Toezegging, number: str, *, by: Actor, on: date, seen: int | None = None) -> None:
    """Give the toezegging the House's number. The old number keeps redirecting to the toezegging."""
    row = lock(toezegging, seen)
    old = row.number
    _check_house_number(number, row)
    if number == old:
        return
    if row.is_concept:
        edit(toezegging, by=by, on=on, number=number)
    else:
        make_move("renumber", toezegging, by=by, on=on, sets={"number": number}, changes={"number": [old, number]})
    keep_number(toezegging, old)


def _check_house_number(number: str, row: Toezegging) -> None:
    """Refuse a number that is not in the House's form, or that another toezegging had before.

    Numbers of this register are never typed: a series gives them.
    """
    if not register_numbers.is_house_toezegging(number):
        raise MoveRefused(
            {"number": "Schrijf het nummer van de Kamer als TZ202303-101; een eigen nummer komt vanzelf."}
        )
    if FormerToezeggingNumber.objects.filter(number=number).exclude(toezegging=row.pk).exists():
        raise MoveRefused({"number": f"{number} is een eerder nummer van een andere toezegging."})
