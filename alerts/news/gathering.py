"""Gathers the news: events that readers see, and due dates that are near or have passed.

One worker gathers at a time, so the keys of `News` rise in the order in which followers can see the rows. An event gets
its row here and not in the workflow, because an older event may be committed after a newer one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from alerts.models import DateNews, News
from alerts.news.edition import last_news
from toezeggingen.buckets import NEAR
from toezeggingen.models import Event, Toezegging
from toezeggingen.models.event import EventQuerySet
from toezeggingen.models.fulfilment import State

# A fulfilment becomes public when its letter is released, which may be long after the event.
LOOK_BACK = timedelta(days=90)
# A clock that stood still for this long still tells what has become late.
LATE_SINCE = timedelta(days=14)

Kind = Event.Kind
TOLD = (
    *(Kind.PUBLISHED, Kind.CONFIRMED, Kind.DECIDED, Kind.LAPSED, Kind.REOPENED, Kind.RESTORED),
    *(Kind.POSTPONED, Kind.REVOKED, Kind.RESCHEDULED, Kind.HANDED_OVER),
)
_LOCK = 0x6E6577  # any number that no other advisory lock has


@transaction.atomic
def gather(now: datetime) -> int:
    """Write the rows of all new news, and return their number. Safe to run twice, even at the same time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    news = [*_of_events(now), *_of_dates(now)]
    News.objects.bulk_create(news)
    return len(news)


def news_before(now: datetime) -> int:
    """The key of the last news until now. Whoever follows from now on is not told what happened before."""
    gather(now)
    return last_news()


def _of_events(now: datetime) -> Iterable[News]:
    untold = new_events(now).exclude(Exists(News.objects.filter(event=OuterRef("pk"))))
    return (
        News(toezegging_id=key, event_id=event) for key, event in untold.order_by("pk").values_list("toezegging", "pk")
    )


def new_events(now: datetime) -> EventQuerySet:
    """Recent events that followers are told of published toezeggingen.

    A letter is news while a decision is awaited. If it becomes public after the decision, the decision was the news.
    """
    published = Toezegging.objects.published().filter(pk=OuterRef("toezegging"))
    events = Event.objects.news().filter(Exists(published), kind__in=TOLD, at__gte=now - LOOK_BACK)
    return events.exclude(~Q(fulfilment__state=State.CONFIRMED), kind=Kind.CONFIRMED)


def _of_dates(now: datetime) -> Iterable[News]:
    today = timezone.localdate(now)
    ahead = Toezegging.objects.due_by(today + timedelta(days=NEAR)).filter(due_latest__gte=today)
    late = Toezegging.objects.overdue(on=today).filter(due_latest__gte=today - LATE_SINCE)
    for kind, rows in ((DateNews.SOON, ahead), (DateNews.LATE, late)):
        told = News.objects.filter(toezegging=OuterRef("pk"), date_kind=kind, due=OuterRef("due_latest"))
        for key, due in rows.exclude(Exists(told)).order_by("due_latest", "pk").values_list("pk", "due_latest"):
            yield News(toezegging_id=key, date_kind=kind, due=due)
