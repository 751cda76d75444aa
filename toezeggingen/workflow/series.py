"""A recurring toezegging: open the next term, take it back, end the series and resume it. See docs/decisions/0041."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from toezeggingen.errors import MoveRefused
from toezeggingen.models import Event, Relation, Toezegging
from toezeggingen.models.toezegging import RelationKind
from toezeggingen.permissions import Actor
from toezeggingen.rhythm import Rhythm, next_deadline
from toezeggingen.status import Status
from toezeggingen.workflow.changes import change_relations
from toezeggingen.workflow.entry import enter
from toezeggingen.workflow.move import lock, make_move

_COPIED = ("debate", "letter", "passage", "made_on", "text", "post", "minister", "ministry_then", "ministry_now")
# The events of a term with which nothing has happened yet.
_UNTOUCHED = (Event.Kind.PUBLISHED, Event.Kind.WITHDRAWN, Event.Kind.RESTORED)


def open_next_term(row: Toezegging, *, by: Actor, on: date) -> None:
    """Open the term after this one, which was met on that day. The caller holds the lock on the row.

    A term that was withdrawn when this one was reopened comes back.
    """
    if row.rhythm == Rhythm.NONE:
        return
    known = next_term(row)
    if known is None:
        _enter_next_term(row, by=by, on=on)
    elif known.withdrawn:
        make_move("restore", known, by=by, on=on, reason="De vorige termijn is weer nagekomen.")


def _enter_next_term(row: Toezegging, *, by: Actor, on: date) -> None:
    term = Toezegging(**{name: getattr(row, name) for name in _COPIED}, rhythm=row.rhythm)
    first = row.postponements.standing().first()  # the rhythm counts from the deadline before any postponement
    term.deadline = next_deadline(
        Rhythm(row.rhythm),
        words=first.old_words if first else row.deadline_words,
        latest=first.old_latest if first else row.due_latest,
        met_on=on,
    )
    term = enter(term, by=by, members=row.members.all(), parties=row.parties.all())
    changes = change_relations(term, [(RelationKind.NEXT_TERM, row)])
    make_move("publish", term, by=by, on=on, changes=changes)


def withdraw_next_term(row: Toezegging, *, by: Actor, on: date) -> None:
    """Take the next term back, because this one is reopened. Refuse if something has happened with it since."""
    term = next_term(row)
    if term is None or term.withdrawn:
        return
    lock(term)
    happened = term.events.exclude(kind__in=_UNTOUCHED).exclude(kind__in=Event.INTERNAL)
    if term.fulfilments.exclude(proposer=None).exists() or happened.exists():
        raise MoveRefused(
            f"De volgende termijn, {term}, is al geopend en daar is al iets mee gebeurd. Draai dat eerst terug of trek "
            f"{term} in; daarna kunt u deze termijn heropenen."
        )
    make_move("withdraw", term, by=by, on=on, reason=f"De vorige termijn, {row}, is heropend.")


def next_term(row: Toezegging) -> Toezegging | None:
    """The term that follows this one. It may be withdrawn."""
    relation = Relation.objects.filter(target=row, kind=RelationKind.NEXT_TERM).select_related("source").first()
    return relation.source if relation else None


@transaction.atomic
def end_series(
    toezegging: Toezegging, *, by: Actor, on: date, reason: str, seen: int | None = None, **facts: Any
) -> Event:
    """Let no more terms follow. The present term stays as it is."""
    row = lock(toezegging, seen)
    if row.rhythm == Rhythm.NONE:
        raise MoveRefused("Deze toezegging komt niet terug, dus er is geen reeks om te beëindigen.")
    changes = {"rhythm": [row.rhythm, Rhythm.NONE.value]}
    sets = {"rhythm": Rhythm.NONE.value}
    return make_move("end_series", toezegging, by=by, on=on, reason=reason, sets=sets, changes=changes, **facts)


@transaction.atomic
def resume_series(
    toezegging: Toezegging, *, by: Actor, on: date, rhythm: Rhythm, reason: str, seen: int | None = None, **facts: Any
) -> Event:
    """Let terms follow again. If the last term was met, the next one opens at once."""
    row = lock(toezegging, seen)
    if row.rhythm != Rhythm.NONE or rhythm == Rhythm.NONE:
        raise MoveRefused("De reeks loopt al, of er is niet gekozen hoe vaak de toezegging terugkomt.")
    changes = {"rhythm": [row.rhythm, rhythm.value]}
    sets = {"rhythm": rhythm.value}
    event = make_move("resume_series", toezegging, by=by, on=on, reason=reason, sets=sets, changes=changes, **facts)
    if toezegging.status == Status.FULFILLED:
        open_next_term(toezegging, by=by, on=on)
    return event
