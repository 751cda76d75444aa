"""The questions that pages, alerts and clerks ask of many toezeggingen at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from toezeggingen.status import OPEN, Status

if TYPE_CHECKING:
    pass


class ToezeggingQuerySet(models.QuerySet["Toezegging"]):
    def published(self) -> ToezeggingQuerySet:
        """What the public sees: not a concept and not withdrawn."""
        return self.exclude(status=Status.CONCEPT).filter(withdrawn=False)

    def open(self) -> ToezeggingQuerySet:
        return self.published().filter(status__in=OPEN)

    def awaiting_decision(self) -> ToezeggingQuerySet:
        """Open, with a letter or other means that a clerk has confirmed: listed apart and not chased."""
        return self.open().filter(self._has_confirmed_means())

    def chasable(self) -> ToezeggingQuerySet:
        """Open, and nothing confirmed that waits for a decision."""
        return self.open().exclude(self._has_confirmed_means())

    def overdue(self, *, on: date) -> ToezeggingQuerySet:
        """Chasable, and the latest acceptable day lies before `on` (a day in Amsterdam)."""
        return self.chasable().filter(due_latest__lt=on)

    def due_within(self, days: int, *, on: date) -> ToezeggingQuerySet:
        """Chasable, and due from `on` up to and including `days` days later."""
        return self.chasable().filter(due_latest__range=(on, on + timedelta(days=days)))

    def undated(self) -> ToezeggingQuerySet:
        """Open without a day: never overdue, so a clerk must look at them now and then."""
        return self.open().filter(due_latest=None)

    def settled(self) -> ToezeggingQuerySet:
        return self.published().filter(status__in=(Status.FULFILLED, Status.LAPSED))

    def with_facts(self) -> ToezeggingQuerySet:
        """Adds `times_postponed`, `is_awaiting` and `is_corrected`, so that a list needs no query a row."""
        from toezeggingen.models import Event, Postponement

        postponed = Postponement.objects.filter(toezegging=OuterRef("pk")).order_by().values("toezegging")
        corrected = Event.objects.filter(toezegging=OuterRef("pk"), kind=Event.Kind.CORRECTED)
        return self.annotate(
            times_postponed=Coalesce(Subquery(postponed.annotate(n=Count("pk")).values("n")), 0),
            is_awaiting=self._has_confirmed_means(),
            is_corrected=Exists(corrected),
        )

    def longest_overdue_first(self) -> ToezeggingQuerySet:
        return self.order_by(F("due_latest").asc(nulls_last=True), "number")

    @staticmethod
    def _has_confirmed_means() -> Exists:
        from toezeggingen.models import Fulfilment

        return Exists(Fulfilment.objects.awaiting_decision().filter(toezegging=OuterRef("pk")))
