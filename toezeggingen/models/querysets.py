"""Queries for toezeggingen by status and deadline, and the annotations that they add."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from letters.models import LetterVersion
from toezeggingen.buckets import Bucket
from toezeggingen.models.event import Event
from toezeggingen.models.fulfilment import Fulfilment
from toezeggingen.models.postponement import Postponement
from toezeggingen.status import OPEN, SETTLED, Status

if TYPE_CHECKING:
    from toezeggingen.models import Toezegging


# The deadline of a settled toezegging no longer matters, so settled toezeggingen come after open ones.
OPEN_FIRST = Case(When(status__in=OPEN, then=0), default=1)


class ToezeggingQuerySet(models.QuerySet["Toezegging"]):
    def published(self) -> ToezeggingQuerySet:
        """Toezeggingen that the public sees: not a concept and not withdrawn."""
        return self.ever_published().filter(withdrawn=False)

    def ever_published(self) -> ToezeggingQuerySet:
        """Toezeggingen that are published, or were published and then withdrawn."""
        return self.exclude(status=Status.CONCEPT)

    def concepts(self) -> ToezeggingQuerySet:
        return self.filter(status=Status.CONCEPT)

    def open(self) -> ToezeggingQuerySet:
        return self.published().filter(status__in=OPEN)

    def awaiting_decision(self) -> ToezeggingQuerySet:
        """Open toezeggingen with a confirmed letter or other means. They are listed apart, never as overdue."""
        return self.open().filter(_has_confirmed_means())

    def chasable(self) -> ToezeggingQuerySet:
        """Open toezeggingen that do not await a decision: the House still waits for the minister."""
        return self.open().exclude(_has_confirmed_means())

    def overdue(self, *, on: date) -> ToezeggingQuerySet:
        """Chasable toezeggingen with a latest day before `on` (a day in Amsterdam)."""
        return self.chasable().filter(Bucket.OVERDUE.condition(on))

    def due_by(self, day: date) -> ToezeggingQuerySet:
        """Chasable toezeggingen with a latest day on or before `day`."""
        return self.chasable().filter(due_latest__lte=day)

    def in_buckets(self, buckets: Iterable[str], *, on: date) -> ToezeggingQuerySet:
        """Open toezeggingen in one of these buckets; none if `buckets` is empty."""
        return self.published().filter(in_buckets(buckets, on=on))

    def settled(self) -> ToezeggingQuerySet:
        return self.published().filter(status__in=SETTLED)

    def unsettled(self) -> ToezeggingQuerySet:
        """Concepts and open toezeggingen that are not withdrawn."""
        return self.filter(status__in=(Status.CONCEPT, *OPEN), withdrawn=False)

    def depending_on_agenda(self) -> ToezeggingQuerySet:
        """Unsettled toezeggingen with a deadline that depends on a recess or a debate.

        A deadline with days that a clerk chose does not depend on either.
        """
        return self.unsettled().filter(Q(deadline_recesses__isnull=False) | Q(deadline_debate__isnull=False))

    def lock_all(self) -> list[Toezegging]:
        """Lock the rows until the transaction ends. The fixed order prevents deadlocks."""
        return list(self.select_for_update(of=("self",)).order_by("pk"))

    def with_progress(self) -> ToezeggingQuerySet:
        """Annotate `times_postponed`, `days_postponed` and `awaits`, so that a list needs no query per row.

        `days_postponed` is null if no postponement has both an old and a new day. `awaits` is the kind of means that
        awaits a decision, or null. If several do, a letter comes first.
        """
        postponed = Postponement.objects.filter(toezegging=OuterRef("pk")).by_toezegging()
        times, days = (Subquery(postponed.values(name)) for name in ("times", "days"))
        confirmed = Fulfilment.objects.awaiting_decision().filter(toezegging=OuterRef("pk")).order_by("means")
        awaits = Subquery(confirmed.values("means")[:1])
        return self.annotate(times_postponed=Coalesce(times, 0), days_postponed=days, awaits=awaits)

    def with_facts(self) -> ToezeggingQuerySet:
        """Annotate what `with_progress` does, and `is_corrected`."""
        corrected = Event.objects.filter(toezegging=OuterRef("pk"), kind=Event.Kind.CORRECTED)
        return self.with_progress().annotate(is_corrected=Exists(corrected))

    def with_publicity(self) -> ToezeggingQuerySet:
        """Annotate `is_letter_public`: whether a page may show the letter in which the toezegging was made."""
        released = LetterVersion.objects.released().filter(letter=OuterRef("letter"))
        return self.annotate(is_letter_public=Exists(released))

    def with_origin(self) -> ToezeggingQuerySet:
        """Fetch the related rows that a page shows, and annotate which of them are public."""
        rows = self.select_related("debate__committee", "letter", "post", "minister", "ministry_then", "ministry_now")
        return rows.with_publicity()

    def longest_overdue_first(self) -> ToezeggingQuerySet:
        return self.order_by(F("due_latest").asc(nulls_last=True), "number")

    def with_settled_on(self) -> ToezeggingQuerySet:
        """Annotate `settled_on`, the day of the last decision or lapse; null if not settled."""
        return self.annotate(settled_on=_of_last_settling("on", SETTLED))

    def with_fulfilled_on(self) -> ToezeggingQuerySet:
        """Annotate `settled_on` and `fulfilled_on`.

        `fulfilled_on` is the day of the public fulfilment behind the last decision, or else the day of that decision;
        null if not fulfilled.
        """
        return self.with_settled_on().annotate(fulfilled_on=_of_last_settling("fulfilled_on", (Status.FULFILLED,)))


def in_buckets(buckets: Iterable[str], *, on: date) -> Q:
    """The condition that a toezegging has an open status and is in one of these buckets on that day."""
    chosen = Q(pk=None)
    for bucket in map(Bucket, buckets):
        awaits = Q(_has_confirmed_means())
        chosen |= (awaits if bucket is Bucket.AWAITING else ~awaits) & bucket.condition(on)
    return Q(status__in=OPEN) & chosen


def bucket_of(on: date) -> Case:
    """The bucket of a toezegging on that day; null if its status is not open."""
    dated = (When(bucket.condition(on), then=Value(bucket.value)) for bucket in Bucket if bucket is not Bucket.AWAITING)
    awaiting = When(_has_confirmed_means(), then=Value(Bucket.AWAITING.value))
    return Case(When(~Q(status__in=OPEN), then=None), awaiting, *dated, output_field=models.TextField())


def _of_last_settling(field: str, statuses: Iterable[str]) -> Case:
    """The value of this field in the last decision or lapse; null if the status is not one of `statuses`."""
    last = Event.objects.settling().with_fulfilled_on().filter(toezegging=OuterRef("pk")).order_by("-pk")
    return Case(When(status__in=statuses, then=Subquery(last.values(field)[:1])))


def _has_confirmed_means() -> Exists:
    return Exists(Fulfilment.objects.awaiting_decision().filter(toezegging=OuterRef("pk")))


def undone_on() -> Subquery:
    """The day of the first reopening that undid the decision of a fulfilment; null while the decision holds.

    A later reopening undoes a decision if the toezegging becomes open again, or loses the status that the decision
    gave.
    """
    decided = Event.objects.filter(fulfilment=OuterRef(OuterRef("pk")), kind=Event.Kind.DECIDED).order_by("-pk")
    is_undone = Q(to_status=Status.OPEN) | Q(from_status=OuterRef("outcome"))
    reopened = Event.objects.filter(
        is_undone,
        toezegging=OuterRef("toezegging"),
        kind=Event.Kind.REOPENED,
        pk__gt=Subquery(decided.values("pk")[:1]),
    )
    return Subquery(reopened.order_by("pk").values("on")[:1])
