"""The news of toezeggingen, latest first: what their timelines tell, and deadlines that came near or passed.

An event is news from the moment when the public could see it: a letter may be released long after it was confirmed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Case, DateTimeField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Greatest
from django.utils import timezone

from letters.models import LetterVersion
from parliament import dates
from toezeggingen.buckets import NEAR
from toezeggingen.models import Event
from toezeggingen.models.event import EventQuerySet
from toezeggingen.models.querysets import ToezeggingQuerySet
from website.history.timeline import TimelineEntry, entries_of

Kind = Event.Kind
# The public knows nothing of a withdrawal. A corrected reason is read at the event that it is about.
NOT_TOLD = (Kind.WITHDRAWN, Kind.REASON_CORRECTED)
EVENT, SOON, LATE = "gebeurtenis", "nadert", "verstreken"
DAYS_AFTER = {SOON: timedelta(days=-NEAR), LATE: timedelta(days=1)}  # after the last day of the deadline
WORDS = {SOON: ("termijn verloopt binnenkort", "loopt"), LATE: ("termijn verstreken", "liep")}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE = re.compile(rf"(\d{{1,17}})-({EVENT}|{SOON}|{LATE})-(\d{{1,18}})", re.ASCII)


class Place(NamedTuple):
    """The place of an item in the order of the news. `key` is the primary key of the event, or of the toezegging.

    A page of news begins below a place and not at a number, so that it stays the same while new items arrive.
    """

    at: datetime
    kind: str
    key: int

    def __str__(self) -> str:
        return f"{(self.at - _EPOCH) // timedelta(microseconds=1)}-{self.kind}-{self.key}"

    @classmethod
    def parse(cls, typed: str) -> Place | None:
        match = _PLACE.fullmatch(typed)
        return cls(_EPOCH + timedelta(microseconds=int(match[1])), match[2], int(match[3])) if match else None


@dataclass(frozen=True)
class NewsItem:
    """One thing that happened. `sentence` says it of a deadline; of an event, `entry` says it."""

    key: str  # never changes
    toezegging: int
    at: datetime
    updated: datetime
    title: str
    entry: TimelineEntry | None = None
    sentence: str = ""


@dataclass(frozen=True)
class NewsPage:
    """The items of one page, and the place below which the next page begins, if there is one."""

    items: list[NewsItem]
    next: Place | None


def read_news(rows: ToezeggingQuerySet, most: int, *, on: date, below: Place | None = None) -> NewsPage:
    """The news of these published toezeggingen below that place, or the latest. `on` is today in Amsterdam."""
    chosen = rows.order_by()
    sources = {
        EVENT: _events(chosen),
        SOON: _with_moment(chosen.due_by(on + timedelta(days=NEAR)), SOON),
        LATE: _with_moment(chosen.overdue(on=on), LATE),
    }
    found = [place for kind, source in sources.items() for place in _places(source, kind, below, most + 1)]
    places = sorted(found, reverse=True)
    return NewsPage(_items(places[:most]), places[most - 1] if len(places) > most else None)


def _places(source: QuerySet[Any], kind: str, below: Place | None, most: int) -> Iterator[Place]:
    shown = source.filter(_is_below(below, kind)) if below else source
    for at, key in shown.order_by("-moment", "-pk").values_list("moment", "pk")[:most]:
        yield Place(at, kind, key)


def _is_below(place: Place, kind: str) -> Q:
    """The condition that an item of this kind comes after that place."""
    if kind == place.kind:
        return Q(moment__lt=place.at) | Q(moment=place.at, pk__lt=place.key)
    return Q(moment__lte=place.at) if kind < place.kind else Q(moment__lt=place.at)


def _events(rows: ToezeggingQuerySet) -> EventQuerySet:
    """The events that are news, with the moment from which the public could see them. A letter that was released after
    the decision about it is no news: the decision was."""
    released = LetterVersion.objects.released().filter(letter=OuterRef("fulfilment__letter")).order_by("released_at")
    seen = Greatest("at", Subquery(released.values("released_at")[:1]))
    events = Event.objects.news().exclude(kind__in=NOT_TOLD).filter(toezegging__in=rows.values("pk"))
    decided = Event.objects.filter(kind=Kind.DECIDED, fulfilment=OuterRef("fulfilment"), at__lt=OuterRef("moment"))
    shown = events.annotate(moment=Case(When(kind=Kind.CONFIRMED, then=seen), default=F("at")))
    return shown.exclude(Exists(decided), kind=Kind.CONFIRMED)


def _with_moment(rows: ToezeggingQuerySet, kind: str) -> ToezeggingQuerySet:
    """The rows of which this moment of the deadline came after the publication: midnight in Amsterdam of a day."""
    published = Event.objects.filter(toezegging=OuterRef("pk"), kind=Kind.PUBLISHED).order_by("pk").values("at")
    zone, day = Value(timezone.get_default_timezone_name()), F("due_latest") + Value(DAYS_AFTER[kind])
    moment = Func(zone, day, function="timezone", output_field=DateTimeField())
    return rows.annotate(moment=moment).filter(moment__gte=Subquery(published[:1]))


def _items(places: Iterable[Place]) -> list[NewsItem]:
    places = list(places)
    corrected = Event.objects.filter(toezegging=OuterRef("toezegging"), corrects=OuterRef("pk")).order_by("-pk")
    events = Event.objects.public().filter(pk__in=[place.key for place in places if place.kind == EVENT])
    entries = entries_of(events.annotate(corrected_at=Subquery(corrected.values("at")[:1])))
    by_key = {entry.event.pk: entry for entry in entries if not _looks_the_same(entry)}
    items = (_date(place) if place.kind != EVENT else _told(place, by_key.get(place.key)) for place in places)
    return [item for item in items if item]


def _looks_the_same(entry: TimelineEntry) -> bool:
    """Whether the public sees no difference, because what changed is not public."""
    return bool(entry.changes) and all(change.old == change.new for change in entry.changes)


def _told(place: Place, entry: TimelineEntry | None) -> NewsItem | None:
    if entry is None:
        return None
    corrected_at: datetime | None = entry.event.corrected_at  # type: ignore[attr-defined] # _items()
    updated = max(place.at, corrected_at or place.at)
    return NewsItem(f"{EVENT}-{place.key}", entry.event.toezegging_id, place.at, updated, entry.title, entry=entry)


def _date(place: Place) -> NewsItem:
    """A deadline that came near or passed. It is news again when the deadline moves."""
    due = timezone.localdate(place.at) - DAYS_AFTER[place.kind]
    title, verb = WORDS[place.kind]
    sentence = f"De termijn {verb} tot en met {dates.dutch(due)}."
    return NewsItem(
        f"toezegging-{place.key}-{place.kind}-{due}", place.key, place.at, place.at, title, sentence=sentence
    )
