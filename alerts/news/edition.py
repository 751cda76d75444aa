"""The news of one round, read once for all mails of that round.

Many followers have the same choice. What a choice selects, and what a toezegging says, is read once and kept until the
round ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from cachetools import LRUCache
from django.db.models import Max, Prefetch
from django.utils import timezone

from alerts.choices import Choice
from alerts.models import MailKind, News
from alerts.news.entries import Entry, read_entries
from alerts.news.stories import Story, tell
from parliament.models import Recess
from toezeggingen.buckets import Bucket
from toezeggingen.models import Event
from toezeggingen.models.querysets import ToezeggingQuerySet
from website.history import timeline

MOST_LINES = 40  # in one mail; the rest is behind a link
MOST_BODIES = 300  # kept texts of mails, of up to 100 kB each
STORM = 500  # more news than this within a day is probably a mistake
MONDAY = 0
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class DueLists:
    """What is overdue and what is due this week, of one choice: the first lines, and the keys of all."""

    late: list[Entry]
    soon: list[Entry]
    all_late: frozenset[int]
    all_soon: frozenset[int]


def last_news() -> int:
    """The key of the last news; 0 if there is none yet."""
    return News.objects.aggregate(last=Max("pk"))["last"] or 0


def has_overview(kind: MailKind, on: date) -> bool:
    """Whether a mail also says what is overdue, and what is due this week. A late digest is still a digest."""
    return kind is MailKind.DIGEST or (kind is MailKind.DAILY and on.weekday() == MONDAY)


class Edition:
    """The news with a key above `after`, up to and including `until`, as it reads on a day in Amsterdam."""

    def __init__(self, *, on: date, after: int, until: int | None = None, has_overview: bool = False) -> None:
        self.on, self.has_overview = on, has_overview
        self.until = last_news() if until is None else until
        self._news: dict[int, list[News]] = {}
        for row in _public_news(after, self.until):
            self._news.setdefault(row.toezegging_id, []).append(row)
        self._choices: dict[str, Choice] = {}
        self._selected: dict[str, list[int]] = {}
        self._overviews: dict[str, DueLists] = {}
        self._entries: dict[int, Entry] = {}
        self._stories: dict[tuple[str, int], list[Story]] = {}
        self.bodies: LRUCache[Any, tuple[str, str]] = LRUCache(MOST_BODIES)  # for writing.py

    @cached_property
    def is_quiet(self) -> bool:
        """Whether followers who rest in a recess hear nothing today: a recess day that is no Monday."""
        return (
            self.on.weekday() != MONDAY
            and Recess.objects.filter(last_meeting__lt=self.on, next_meeting__gt=self.on).exists()
        )

    @cached_property
    def is_storm(self) -> bool:
        """Whether there is so much news of the last day that a griffier must look first."""
        since = timezone.now() - timedelta(days=1)
        return sum(row.at >= since for rows in self._news.values() for row in rows) > STORM

    def choice(self, query: str) -> Choice:
        if query not in self._choices:
            self._choices[query] = Choice(query, self.on)
        return self._choices[query]

    def stories(self, query: str, *, after: int) -> list[Story]:
        """The news of a choice for someone who heard of all up to `after`."""
        if (query, after) not in self._stories:
            stories = (self._story(key, after) for key in self._keys(query))
            self._stories[query, after] = sorted(filter(None, stories), key=_importance)
        return self._stories[query, after]

    def _story(self, key: int, after: int) -> Story | None:
        news = [row for row in self._news[key] if row.pk > after]
        return tell(self._entries[key], news) if news else None

    def overview(self, query: str) -> DueLists:
        """What is overdue, longest first, and what is due within a week."""
        if query not in self._overviews:
            rows = self.choice(query).rows
            late = _keys_of(rows.overdue(on=self.on))
            soon = _keys_of(rows.due_by(self.on + WEEK).filter(due_latest__gte=self.on))
            self._read([*late[:MOST_LINES], *soon[:MOST_LINES]])
            first_late, first_soon = ([self._entries[key] for key in keys[:MOST_LINES]] for keys in (late, soon))
            self._overviews[query] = DueLists(first_late, first_soon, frozenset(late), frozenset(soon))
        return self._overviews[query]

    def _keys(self, query: str) -> list[int]:
        """The toezeggingen with news that the choice selects."""
        if query not in self._selected:
            self._selected[query] = _keys_of(self.choice(query).rows.filter(pk__in=self._news))
            self._read(self._selected[query])
        return self._selected[query]

    def _read(self, keys: Iterable[int]) -> None:
        if unread := set(keys) - self._entries.keys():
            self._entries |= read_entries(unread, on=self.on)


def _keys_of(rows: ToezeggingQuerySet) -> list[int]:
    return list(rows.longest_overdue_first().values_list("pk", flat=True))


def _public_news(after: int, until: int) -> Iterable[News]:
    """The news whose event the public may still see, oldest first."""
    news = News.objects.filter(pk__gt=after, pk__lte=until).order_by("pk")
    public = Event.objects.public().select_related(*timeline.RELATED)
    fetched = news.filter(event__isnull=False).prefetch_related(Prefetch("event", public))
    yield from sorted([*news.filter(event=None), *(row for row in fetched if row.event)], key=lambda row: row.pk)


def _importance(story: Story) -> tuple[bool, date, int]:
    """What became late comes first, longest late first. The rest follows, newest first."""
    is_late = story.entry.due is not None and story.tag == Bucket.OVERDUE.label
    return not is_late, story.entry.due if is_late and story.entry.due else date.max, -story.last
