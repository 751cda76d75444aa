"""Recently recorded events of the whole register or of a selection, in all weeks or in one week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q

from search.selection import Selection
from toezeggingen.models import Event
from toezeggingen.models.event import EventQuerySet
from website.history import timeline

_WEEK = re.compile(r"(20\d\d)-W(\d\d)", re.ASCII)  # no other century has events
_DAYS = timedelta(days=7)
MAX_TAKEN_OVER = 20  # per day; more events come from the import of a whole list and would hide everything else


@dataclass(frozen=True)
class Week:
    """A week from Monday to Sunday in Amsterdam. In an address it is written as 2023-W12."""

    monday: date

    @classmethod
    def of(cls, day: date) -> Week:
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def parse(cls, typed: str) -> Week | None:
        match = _WEEK.fullmatch(typed)
        try:
            return cls(date.fromisocalendar(int(match[1]), int(match[2]), 1)) if match else None
        except ValueError:  # the year has no such week, for example week 54
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


def recorded_events(selection: Selection, week: Week | None) -> EventQuerySet:
    """Public events of the selected toezeggingen, last recorded first, with the related rows for
    `timeline.single_entry`. Leaves out withdrawals and restorations, which mean nothing to the public."""
    events = Event.objects.public().exclude(kind__in=(Event.Kind.WITHDRAWN, Event.Kind.RESTORED))
    events = events.filter(toezegging__in=selection.filter.qs.order_by().values("pk"))
    if week:
        events = events.filter(at__date__range=(week.monday, week.sunday))
    return events.select_related("toezegging", *timeline.RELATED).order_by("-pk")


@dataclass(frozen=True)
class TakenOver:
    """How many toezeggingen were imported from an existing list on one day, and how many of them were settled."""

    count: int
    settled: int


def taken_over_as_one(events: EventQuerySet) -> tuple[EventQuerySet, dict[int, TakenOver]]:
    """Reduce a day with many imports to its last import event. All other events stay.

    The dict maps the primary key of that event to the numbers of toezeggingen imported that day.
    """
    published = Count("pk", Q(kind=Event.Kind.PUBLISHED))
    by_day = events.taken_over().order_by().values_list("at__date")
    many = by_day.annotate(last=Max("pk"), all=Count("pk"), published=published).filter(published__gt=MAX_TAKEN_OVER)
    days, counts = [], {}
    for day, last, total, published_count in many:
        days.append(day)
        counts[last] = TakenOver(published_count, total - published_count)
    others = Event.objects.taken_over().filter(at__date__in=days).exclude(pk__in=counts)
    return events.exclude(pk__in=others.values("pk")), counts
