"""What happens to a toezegging, and the only code that assigns a status.

Every function is atomic, locks the toezegging's row and writes the event before the row; the database refuses the
other order. `by` is the user, `on` the day in the world, `seen` the version that the user was looking at (None skips
that check). Refusals are `MoveRefused` with a Dutch sentence for the user.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from letters.models import Letter
from parliament import dates, register_numbers
from parliament.deadlines import Deadline
from parliament.models import Debate, Member, Party
from parliament.models.former import keep_number
from toezeggingen import permissions
from toezeggingen.checks import check_is_younger, check_means, check_meeting, check_part
from toezeggingen.corrections import change_fields, change_recipients, change_relations, check_reason
from toezeggingen.errors import MoveRefused, Stale
from toezeggingen.models import Event, FormerToezeggingNumber, Fulfilment, Postponement, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome, Proposer, State
from toezeggingen.models.toezegging import RelationKind, columns_of
from toezeggingen.moves import MOVES, Move
from toezeggingen.status import Status


@transaction.atomic
def make(
    name: str,
    toezegging: Toezegging,
    *,
    by: User | None,
    on: date,
    to: Status | None = None,
    seen: int | None = None,
    sets: Mapping[str, object] | None = None,
    **facts: Any,
) -> Event:
    """Make the move of that name in the table, and write its event.

    `to` is the new status (None leaves it), `sets` holds other attributes of the toezegging that change with it and
    `facts` the event's own: reason, internal_reason, meeting, fulfilment, postponement, changes.
    """
    move = MOVES[name]
    row = lock(toezegging, seen)
    target = to or Status(row.status)
    _check(move, row, target, by=by, on=on, reason=str(facts.get("reason", "")))
    for field, value in (sets or {}).items():
        setattr(row, field, value)
    row.version += 1
    event = Event.objects.create(
        toezegging=row,
        kind=move.event,
        from_status=row.status,
        to_status=target,
        on=on,
        by=by,
        version=row.version,
        **facts,
    )
    if row.status != target or move.event in (Event.Kind.WITHDRAWN, Event.Kind.RESTORED):
        row.status = target
        row.withdrawn = move.event is Event.Kind.WITHDRAWN
        row.last_event = event
    if sets:
        row.full_clean()
    row.save()
    toezegging.refresh_from_db()
    return event


def lock(toezegging: Toezegging, seen: int | None = None) -> Toezegging:
    """The row as it stands now, held until the transaction ends."""
    row = Toezegging.objects.select_for_update().get(pk=toezegging.pk)
    if seen is not None and seen != row.version:
        raise Stale(row, seen)
    return row


def _check(move: Move, row: Toezegging, target: Status, *, by: User | None, on: date, reason: str) -> None:
    origin = Status(row.status)
    if by is not None and not by.has_perm(move.permission):
        raise MoveRefused(f"U mag dit niet: {move.verb.lower()}.")
    if row.withdrawn != move.from_withdrawn:
        raise MoveRefused(f"{row} is {'' if row.withdrawn else 'niet '}ingetrokken; {move.verb.lower()} kan nu niet.")
    if (origin, target) not in move.steps:
        raise MoveRefused(f"{row} is {origin.label}; {move.verb.lower()} kan dan niet.")
    if move.needs_reason and not reason.strip():
        raise MoveRefused(f"{move.verb} vraagt om een reden die het publiek mag lezen.")
    _check_day(row, on, changes_status=origin != target)


def _check_day(row: Toezegging, on: date, *, changes_status: bool) -> None:
    """Not in the future, not before the promise, and no status before the one that it follows."""
    last = row.last_event
    if on > timezone.localdate():
        raise MoveRefused("De dag ligt in de toekomst.")
    if on < row.made_on:
        raise MoveRefused("De dag ligt voor de dag waarop de toezegging is gedaan.")
    # Publishing only lets the public in: a decision of an earlier meeting may be entered afterwards.
    if changes_status and last and last.kind != Event.Kind.PUBLISHED and on < last.on:
        raise MoveRefused(f"De vorige statuswijziging was op {dates.dutch(last.on)}; deze kan niet eerder zijn.")


@transaction.atomic
def enter(
    toezegging: Toezegging,
    *,
    by: User | None,
    members: Iterable[Member] = (),
    parties: Iterable[Party] = (),
) -> Toezegging:
    """Store a new concept. A number of our own is given unless the House's is known."""
    if by is not None and not by.has_perm(permissions.ENTER):
        raise MoveRefused("U mag geen toezeggingen invoeren.")
    origin = toezegging.debate.day if toezegging.debate else toezegging.letter.date if toezegging.letter else None
    if toezegging.number:
        _check_house_number(toezegging.number, toezegging)
    else:
        toezegging.number = Toezegging.own_number(origin or toezegging.made_on)
    if toezegging.ministry_now_id is None:
        toezegging.ministry_now = toezegging.ministry_then.heir(timezone.localdate())
    toezegging.entered_by = by
    toezegging.full_clean()
    toezegging.save()
    toezegging.members.add(*members)
    toezegging.parties.add(*parties)
    return toezegging


@transaction.atomic
def edit(
    toezegging: Toezegging,
    *,
    by: User,
    on: date,
    seen: int | None = None,
    members: Iterable[Member] | None = None,
    parties: Iterable[Party] | None = None,
    relations: Iterable[tuple[RelationKind, Toezegging]] | None = None,
    reason: str = "",
    **values: object,
) -> Event | None:
    """Change fields by name. On a published toezegging a change that the public sees is a correction with its event.

    `relations` are all that there shall be, each a kind and the earlier toezegging; `reason` is public, and a published
    term does not change without it. What changes nothing does nothing.
    """
    row = lock(toezegging, seen)
    values = {field: value for field, value in values.items() if getattr(row, field) != value}
    changes = change_fields(row, values) | change_recipients(row, members=members, parties=parties)
    if relations is not None:
        changes |= change_relations(row, list(relations))
    if changes and not row.is_concept:
        check_reason(changes, reason)
        return make("correct", toezegging, by=by, on=on, reason=reason, sets=values, changes=changes)
    if not by.has_perm(permissions.ENTER):
        raise MoveRefused("U mag deze toezegging niet wijzigen.")
    if values or changes:
        for field, value in values.items():
            setattr(row, field, value)
        row.version += 1
        row.full_clean()
        row.save()
        toezegging.refresh_from_db()
    return None


@transaction.atomic
def adopt_number(toezegging: Toezegging, number: str, *, by: User, on: date, seen: int | None = None) -> None:
    """The House's own number is known: it becomes the main one and the old address redirects for ever."""
    row = lock(toezegging, seen)
    old = row.number
    if number == old:
        return
    _check_house_number(number, row)
    if row.is_concept:
        edit(toezegging, by=by, on=on, number=number)
    else:
        make("renumber", toezegging, by=by, on=on, sets={"number": number}, changes={"number": [old, number]})
    keep_number(toezegging, old)


def _check_house_number(number: str, row: Toezegging) -> None:
    """A number that is typed is the House's: our own are handed out, so that none is taken beforehand."""
    if not register_numbers.is_house_toezegging(number):
        raise MoveRefused(
            {"number": "Schrijf het nummer van de Kamer als TZ202303-101; een eigen nummer komt vanzelf."}
        )
    if FormerToezeggingNumber.objects.filter(number=number).exclude(toezegging=row.pk).exists():
        raise MoveRefused({"number": f"{number} is een eerder nummer van een andere toezegging."})


def publish(toezegging: Toezegging, *, by: User | None, on: date, seen: int | None = None) -> Event:
    """The public may read it from now on."""
    return make("publish", toezegging, by=by, on=on, to=Status.OPEN, seen=seen)


def lapse(toezegging: Toezegging, *, by: User | None, on: date, reason: str, **facts: Any) -> Event:
    """It will not be kept and need not be. `facts` here and below: seen, internal_reason."""
    return make("lapse", toezegging, by=by, on=on, to=Status.LAPSED, reason=reason, **facts)


@transaction.atomic
def reopen(
    toezegging: Toezegging, *, by: User | None, on: date, to: Status, reason: str, seen: int | None = None, **facts: Any
) -> Event:
    """It was settled wrongly, or came back: `to` says whether part of it stands."""
    check_part(lock(toezegging, seen), to)
    return make("reopen", toezegging, by=by, on=on, to=to, reason=reason, **facts)


def withdraw(toezegging: Toezegging, *, by: User | None, on: date, reason: str, **facts: Any) -> Event:
    """Hide it; its address answers 410."""
    return make("withdraw", toezegging, by=by, on=on, reason=reason, **facts)


def restore(toezegging: Toezegging, *, by: User | None, on: date, reason: str, **facts: Any) -> Event:
    """Show a withdrawn toezegging again."""
    return make("restore", toezegging, by=by, on=on, reason=reason, **facts)


@transaction.atomic
def postpone(
    toezegging: Toezegging,
    *,
    by: User,
    on: date,
    deadline: Deadline,
    reason: str,
    letter: Letter | None = None,
    overruled_reason: str = "",
    seen: int | None = None,
    internal_reason: str = "",
) -> Event:
    """Move the deadline, and keep the old one. A proposal of that letter is confirmed with it, as one to postpone."""
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
    for proposal in row.fulfilments.filter(
        letter=letter, letter__isnull=False, state__in=(State.PROPOSED, State.CONFIRMED)
    ):
        proposal.state, proposal.effect = State.CONFIRMED, Effect.POSTPONES
        proposal.save()
    return make(
        "postpone", toezegging, by=by, on=on, reason=reason, internal_reason=internal_reason, postponement=postponement,
        sets={"deadline": deadline, "overruled_reason": overruled_reason},
    )  # fmt: skip


@transaction.atomic
def follow(toezegging: Toezegging, *, deadline: Deadline, on: date, reason: str) -> None:
    """What its term hangs on has moved: the register itself moves the term, and the event says why. Where the public
    reads the same as before, only the new basis is noted."""
    row = lock(toezegging)
    values = columns_of(deadline)
    changes = change_fields(row, {field: value for field, value in values.items() if getattr(row, field) != value})
    if changes and not row.is_concept:
        make("follow", toezegging, by=None, on=on, reason=reason, sets=values, changes=changes)
        return
    row.deadline = deadline
    row.version += bool(changes)
    row.save()
    toezegging.refresh_from_db()


@transaction.atomic
def propose(fulfilment: Fulfilment, *, by: User | None, on: date, proposed_by: Proposer = Proposer.CLERK) -> Fulfilment:
    """Lay a possible fulfilment before the griffier. What was read before gives the first proposal again."""
    row = lock(fulfilment.toezegging)
    known = row.fulfilments.filter(letter=fulfilment.letter, letter__isnull=False).first()
    if known and proposed_by is Proposer.READING:
        return known
    if known:
        raise MoveRefused(f"Deze brief is al aan {row} verbonden en staat als {known.state}; beslis daarover.")
    fulfilment.proposer, fulfilment.proposed_by = by, proposed_by
    fulfilment.full_clean()
    check_is_younger(fulfilment.day, row, Effect(fulfilment.effect))
    fulfilment.save()
    make("propose", row, by=by, on=on, fulfilment=fulfilment)
    return fulfilment


@transaction.atomic
def revise(proposal: Fulfilment, *, on: date, **values: object) -> None:
    """A letter was read again: what reading proposed, and nobody judged, now says what these rules and this text say.
    What reading itself had taken back is proposed anew."""
    row = lock(proposal.toezegging)
    current = _take(proposal, State.PROPOSED, State.REJECTED)
    is_back = current.state == State.REJECTED
    if not is_back and all(getattr(current, field) == value for field, value in values.items()):
        return
    for field, value in values.items():
        setattr(current, field, value)
    current.state = State.PROPOSED
    current.full_clean()
    current.save()
    if is_back:
        make("propose", row, by=None, on=on, fulfilment=current)


@transaction.atomic
def confirm(
    fulfilment: Fulfilment,
    *,
    by: User,
    on: date,
    effect: Effect,
    remainder: str = "",
    seen: int | None = None,
) -> Event:
    """A clerk agrees that it does what it says; the decision follows in a meeting."""
    row = lock(fulfilment.toezegging, seen)
    fulfilment = _take(fulfilment, State.PROPOSED, State.REJECTED)
    check_means(fulfilment, on)
    check_is_younger(fulfilment.day, row, effect)
    fulfilment.state, fulfilment.effect, fulfilment.remainder = State.CONFIRMED, effect, remainder
    return _settle("confirm", row, fulfilment, by=by, on=on)


@transaction.atomic
def reject(
    fulfilment: Fulfilment, *, by: User | None, on: date, internal_reason: str = "", seen: int | None = None
) -> Event:
    """It does not concern this toezegging after all."""
    row = lock(fulfilment.toezegging, seen)
    fulfilment = _take(fulfilment, State.PROPOSED, State.CONFIRMED)
    fulfilment.state = State.REJECTED
    return _settle("reject", row, fulfilment, by=by, on=on, internal_reason=internal_reason)


@transaction.atomic
def decide(
    fulfilment: Fulfilment,
    *,
    by: User,
    on: date,
    meeting: Debate,
    outcome: Outcome,
    remainder: str = "",
    reason: str = "",
    internal_reason: str = "",
    seen: int | None = None,
) -> Event:
    """Record what a procedural meeting decided. Only "voldaan" and "deels voldaan" change the status."""
    check_meeting(meeting, on)
    row = lock(fulfilment.toezegging, seen)
    fulfilment = _take(fulfilment, *State)
    if (fulfilment.outcome, fulfilment.meeting) == (outcome, meeting):
        raise MoveRefused("Dit besluit is al vastgelegd.")
    check_means(fulfilment, on)
    remainder = remainder if outcome == Outcome.PARTLY else ""
    changes = {"outcome": [fulfilment.outcome, outcome], "remainder": [fulfilment.remainder, remainder]}
    fulfilment.state, fulfilment.outcome, fulfilment.remainder = State.DECIDED, outcome, remainder
    fulfilment.decided_on, fulfilment.meeting, fulfilment.decided_by = on, meeting, by
    if effect := {Outcome.FULFILLED: Effect.FULFILS, Outcome.PARTLY: Effect.PARTLY}.get(outcome):
        check_is_younger(fulfilment.day, row, effect)
        fulfilment.effect = effect
    target = {Outcome.FULFILLED: Status.FULFILLED, Outcome.PARTLY: Status.PARTLY}.get(outcome)
    return _settle(
        "decide", row, fulfilment, by=by, on=on, to=target, meeting=meeting,
        reason=reason, internal_reason=internal_reason, changes=changes,
    )  # fmt: skip


def _take(fulfilment: Fulfilment, *states: State) -> Fulfilment:
    """The fulfilment as it stands, under its toezegging's lock, if it is still in one of these states."""
    current = Fulfilment.objects.select_related("letter", "debate", "toezegging").get(pk=fulfilment.pk)
    if current.state not in states:
        raise MoveRefused(f"Deze nakoming is al {current.state}.")
    return current


def _settle(name: str, row: Toezegging, fulfilment: Fulfilment, **facts: Any) -> Event:
    fulfilment.full_clean()
    event = make(name, row, fulfilment=fulfilment, **facts)
    fulfilment.save()
    return event
