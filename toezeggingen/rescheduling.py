"""Move the deadlines that depend on a recess or a debate when that recess or debate moves.

Each deadline stores its basis: the recesses and the debate that it was resolved against. A deadline with days that a
clerk chose has no basis and never moves. Other deadlines are resolved again if their basis differs from the agenda, so
a run may come late or be repeated after a crash. If a deadline was typed while a recess moved, the next run corrects
the deadline. New language rules move nothing, because both the old and the new basis are resolved with them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from django.contrib.admin.models import LogEntry
from django.db import connection, transaction

from parliament import recess
from parliament.deadlines import Basis, Deadline, resolve
from parliament.models import Recess
from toezeggingen import workflow
from toezeggingen.batch import Batch, change_each
from toezeggingen.causes import Cause, credited, debate_cause, recess_cause
from toezeggingen.models import Toezegging
from toezeggingen.models.toezegging import deadline_columns

LOCK_KEY = 0x6167656E6461  # "agenda"; the key of the advisory lock
SAME_RECESS = timedelta(days=180)  # two recesses of one kind within this distance are the same recess, moved


@transaction.atomic
def follow_agenda(*, on: date, change: LogEntry | None = None) -> Batch:
    """Move the deadlines that depend on a recess or debate that has moved. `change` is the clerk's line in the log.

    Call this function in the transaction that changes the agenda. An advisory lock allows one run at a time, because
    each run must see the changes of the previous run.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_KEY])
    calendar = Recess.objects.calendar()
    dependent = Toezegging.objects.depending_on_agenda().select_related("deadline_debate__replaced_by").order_by("pk")
    waiting = [row for row in dependent if _resolve_now(row, calendar).basis != row.deadline.basis]
    return change_each(waiting, lambda row: _follow(row, calendar, on=on, change=change))


def _follow(toezegging: Toezegging, calendar: recess.Calendar, *, on: date, change: LogEntry | None) -> bool:
    """Move one deadline and return whether it moved.

    Skip a toezegging that has been settled since, or given days that a clerk chose. Also skip a locked row; the next
    run finds it. Waiting could deadlock: renaming a debate locks search documents, and the clerk who holds the row may
    be waiting for one of those documents.
    """
    row = Toezegging.objects.depending_on_agenda().select_for_update(skip_locked=True).filter(pk=toezegging.pk).first()
    if row is None:
        return False
    old_basis, new = cast("Basis", row.deadline.basis), _resolve_now(row, calendar)
    old = resolve(row.deadline_words, old_basis.said_on, recess.Calendar(old_basis.recesses or ()), old_basis.meeting)
    found = [*_debate_causes(row, old_basis), *_recess_causes(old_basis, new.basis, calendar)]
    causes = credited(found, change)
    has_moved = bool(causes) and _window(old) != _window(new)
    deadline = new if has_moved else replace(row.deadline, basis=new.basis)
    workflow.change_by_register("reschedule", toezegging, deadline_columns(deadline), on=on, causes=causes)
    return has_moved


def _resolve_now(toezegging: Toezegging, calendar: recess.Calendar) -> Deadline:
    said_on = cast("date", toezegging.deadline_said_on)  # set for every deadline that depends on the agenda
    debate = toezegging.deadline_debate
    return resolve(toezegging.deadline_words, said_on, calendar, debate.meeting() if debate else None)


def _window(deadline: Deadline) -> tuple[date | None, date | None, str]:
    return deadline.earliest, deadline.latest, deadline.firmness


def _debate_causes(row: Toezegging, old: Basis) -> Iterator[Cause]:
    debate = row.deadline_debate
    if debate and debate.meeting() != old.meeting:
        yield debate_cause(debate, old.meeting.day if old.meeting else None, debate.meeting().day)


def _recess_causes(old: Basis, new: Basis | None, calendar: recess.Calendar) -> Iterator[Cause]:
    """The recesses of the deadline that moved, were removed or became known."""
    before, after = set(old.recesses or ()), set((new.recesses if new else None) or ())
    added, gone = sorted(after - before), sorted(before - set(calendar.recesses))
    for period in gone:
        moved = (
            row for row in added if row.kind == period.kind and abs(row.first_day - period.first_day) < SAME_RECESS
        )
        yield recess_cause(period.kind, period, next(moved, None))
    if not gone:
        yield from (recess_cause(period.kind, None, period) for period in added)
