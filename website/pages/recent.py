"""What was put down of late: about the whole register or a selection of it, in all weeks or in one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Max, Q
from django.utils import timezone

from search.selection import Selection
from toezeggingen.models import Event
from toezeggingen.models.event import EventQuerySet
from website.history import timeline

_WEEK = re.compile(r"(20\d\d)-W(\d\d)", re.ASCII)  # nothing was put down in another century
_DAYS = timedelta(days=7)
MOST_TAKEN_OVER = 20  # of a day that are told each; more come of a list read in whole, and would hide all else


@dataclass(frozen=True)
class Week:
    """Monday to Sunday in Amsterdam, in an address as 2023-W12."""

    monday: date

    @classmethod
    def of(cls, day: date) -> Week:
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def read(cls, asked: str) -> Week | None:
        match = _WEEK.fullmatch(asked)
        try:
            return cls(date.fromisocalendar(int(match[1]), int(match[2]), 1)) if match else None
        except ValueError:  # a year has no week 54
            return None

    def __str__(self) -> str:
        return f"{self.monday:%G-W%V}"

    @property
    def number(self) -> int:
        return self.monday.isocalendar().week

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def shifted(self, weeks: int) -> Week:
        return Week(self.monday + weeks * _DAYS)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Its first moment, and that of the next one: a week in which the clock is set is an hour longer or shorter."""
        return _midnight(self.monday), _midnight(self.monday + _DAYS)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def changes(selection: Selection, week: Week | None) -> EventQuerySet:
    """The public events of what is selected, each once, the last put down first, with what `timeline.alone` asks. That
    something was withdrawn or came back tells nothing that a reader may know."""
    shown = Event.objects.public().exclude(kind__in=(Event.Kind.WITHDRAWN, Event.Kind.RESTORED))
    shown = shown.filter(toezegging__in=selection.filter.qs.order_by().values("pk"))
    if week:
        first, end = week.span
        shown = shown.filter(at__gte=first, at__lt=end)
    return shown.select_related("toezegging", *timeline.FACTS).order_by("-pk")


@dataclass(frozen=True)
class TakenOver:
    """How many toezeggingen came of an existing list on one day, and how many of them it says are settled."""

    count: int
    settled: int


def taken_over_as_one(events: EventQuerySet) -> tuple[EventQuerySet, dict[int, TakenOver]]:
    """The same, but of a day on which many were taken over the last event only, which stands for the others: what it
    stands for is by its key."""
    published = Count("pk", Q(kind=Event.Kind.PUBLISHED))
    by_day = events.taken_over().order_by().values_list("at__date")
    many = by_day.annotate(last=Max("pk"), all=Count("pk"), published=published).filter(published__gt=MOST_TAKEN_OVER)
    days, told = [], {}
    for day, last, every, count in many:
        days.append(day)
        told[last] = TakenOver(count, every - count)
    others = Event.objects.taken_over().filter(at__date__in=days).exclude(pk__in=told)
    return events.exclude(pk__in=others.values("pk")), told
