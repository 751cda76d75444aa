"""When a recess or a debate moves, the terms that hang on it move with it; a clerk's own days stay.

Each term keeps what it was resolved against. A move is seen by laying that beside the agenda of now, so that running
twice, late or after a crash gives the same as running once, and a term that was typed while the recess was moved is
found by the next run. New rules of language move nothing: both days are worked out by the rules of now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from django.db import connection, transaction

from parliament import recess
from parliament.dates import dutch
from parliament.deadlines import Basis, Deadline, resolve
from parliament.models import Debate, Recess
from toezeggingen import workflow
from toezeggingen.models import Toezegging

ONE_AT_A_TIME = 0x6167656E6461  # any number that no other lock of the register has
SAME_RECESS = timedelta(days=180)  # one of its kind that near is the same recess on other days


@transaction.atomic
def follow_agenda(*, on: date) -> list[Toezegging]:
    """Move what hangs on a recess or debate that has moved; gives those whose term is another now.

    Whoever changes the agenda calls it in the transaction of that change. One at a time, since each must see what the
    one before it changed.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    calendar = Recess.objects.calendar()
    hanging = Toezegging.objects.hanging_on_agenda().select_related("deadline_debate__replaced_by").order_by("pk")
    waiting = [one for one in hanging if _resolve_now(one, calendar).basis != one.deadline.basis]
    return [one for one in waiting if _follow(one, calendar, on=on)]


def _follow(toezegging: Toezegging, calendar: recess.Calendar, *, on: date) -> bool:
    """Is its term another now? Not where it was settled or given a clerk's own days meanwhile.

    Nor where a clerk is at work on it: the next run comes to it. Who renames a debate has all search documents, so that
    waiting here for who comes to one of these would be waiting for each other.
    """
    row = Toezegging.objects.hanging_on_agenda().select_for_update(skip_locked=True).filter(pk=toezegging.pk).first()
    if row is None:
        return False
    was, now = cast("Basis", row.deadline.basis), _resolve_now(row, calendar)
    before = resolve(row.deadline_words, was.said_on, recess.Calendar(was.recesses or ()), was.meeting)
    reasons = [*_of_debate(row, was), *_of_recesses(was, now, calendar)]
    has_moved = bool(reasons) and _window(before) != _window(now)
    deadline = now if has_moved else replace(row.deadline, basis=now.basis)
    workflow.follow(toezegging, deadline=deadline, on=on, reason=" ".join(reasons))
    return has_moved


def _resolve_now(toezegging: Toezegging, calendar: recess.Calendar) -> Deadline:
    said_on = cast("date", toezegging.deadline_said_on)  # all that hangs on the agenda has it
    debate = toezegging.deadline_debate
    return resolve(toezegging.deadline_words, said_on, calendar, debate.meeting() if debate else None)


def _window(deadline: Deadline) -> tuple[date | None, date | None, str]:
    return deadline.earliest, deadline.latest, deadline.firmness


def _of_debate(row: Toezegging, was: Basis) -> Iterator[str]:
    """What happened to the debate, without its title: that may be confidential."""
    debate = row.deadline_debate
    if debate is None or debate.meeting() == was.meeting:
        return
    old, new = was.meeting and was.meeting.day, debate.meeting().day
    if new:
        told = f"is verplaatst van {dutch(old)} naar {dutch(new)}" if old else f"wordt gehouden op {dutch(new)}"
    elif debate.held().state == Debate.State.CANCELLED:
        told = "is vervallen; de termijn is onbekend"
    else:
        told = "is verplaatst en heeft nog geen dag; de termijn is onbekend"
    yield f"Het debat waarvan de termijn afhangt, {told}."


def _of_recesses(was: Basis, now: Deadline, calendar: recess.Calendar) -> Iterator[str]:
    """What happened to the recesses that the words ask for."""
    asked = now.basis.recesses if now.basis else None
    new = sorted(set(asked or ()) - set(was.recesses or ()))
    gone = sorted(set(was.recesses or ()) - set(calendar.recesses))
    for old in gone:
        same = (one for one in new if one.kind == old.kind and abs(one.first_day - old.first_day) < SAME_RECESS)
        moved = next(same, None)
        told = f"is verplaatst van {_days(old)} naar {_days(moved)}" if moved else f"({_days(old)}) gaat niet door"
        yield f"Het {old.kind} {told}."
    if not gone:
        yield from (f"Het {one.kind} van {one.first_day.year} is bekend geworden: {_days(one)}." for one in new)


def _days(days: recess.RecessPeriod) -> str:
    return f"{dutch(days.first_day)} tot en met {dutch(days.last_day)}"
