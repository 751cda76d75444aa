"""A small model of the alerts, written from the words of the feature: what the public sees in, expected lines out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby

DAILY_AT, DIGEST_AT, TWO_WEEKS = time(6, 30), time(7), timedelta(days=14)
Lines = dict[int, str]  # the key of a toezegging -> what is said of it


@dataclass
class Promise:
    """A toezegging as the public sees it. `awaits` counts the letters about which a decision follows."""

    key: int
    group: int
    due: date | None = None
    is_open: bool = True
    is_hidden: bool = False
    awaits: int = 0


@dataclass(eq=False)
class News:
    """Something that happened to a toezegging, or a date of it. `undoes` is the postponement that it takes back."""

    promise: Promise
    tag: str
    due: date | None = None
    undoes: News | None = None
    is_public: bool = True
    moved: tuple[date | None, date | None] | None = None  # the deadline, by the register

    @property
    def counts(self) -> bool:
        """Withdrawn is never named, and a date counts while the House waits for that date."""
        waits = self.promise.is_open and not self.promise.awaits
        return (
            self.is_public and not self.promise.is_hidden and (not self.due or (waits and self.due == self.promise.due))
        )


@dataclass
class Follower:
    """A subscription: a group or all, in a rhythm. `heard` is how much of what is known it was told, or missed."""

    address: str
    group: int | None
    rhythm: str
    heard: int
    is_paused: bool = False


@dataclass
class Reference:
    recess: tuple[date, date]  # the last meeting day before it, the first one after it
    promises: list[Promise] = field(default_factory=list)
    pending: list[News] = field(default_factory=list)
    known: list[News] = field(default_factory=list)
    followers: list[Follower] = field(default_factory=list)
    resting: set[str] = field(default_factory=set)
    done: set[tuple[str, object]] = field(default_factory=set)
    mailed: set[tuple[str, object, str]] = field(default_factory=set)  # nobody gets two mails of a round

    def look(self, today: date) -> None:
        """What became public is known from now on. A date is near or has passed once for each toezegging and date."""
        self.known += [news for news in self.pending if news.counts]
        self.pending = [news for news in self.pending if not news.counts]
        for promise in self.promises:
            due = promise.due or date.max
            is_near, is_past = due - TWO_WEEKS <= today <= due, due < today <= due + TWO_WEEKS
            news = News(promise, "termijn nadert" if is_near else "te laat", due)
            is_told = any((row.promise, row.tag, row.due) == (promise, news.tag, due) for row in self.known)
            if (is_near or is_past) and news.counts and not is_told:
                self.known.append(news)

    def forget(self, news: News) -> None:
        """What was not public before it was overtaken, is no news."""
        self.pending = [row for row in self.pending if row is not news]

    def tick(self, now: datetime) -> list[tuple[str, str, Lines]]:
        """The mails of this moment with news: address, rhythm and lines. Missed rounds are made up for.

        A clock that was set back reaches a moment twice, and makes its round once more.
        """
        today, monday = now.date(), now.date() - timedelta(days=now.weekday())
        self.look(today)
        rounds = [("meteen", now)]
        if now.time() >= DAILY_AT:
            rounds.append(("dagelijks", today))
        if today > monday or now.time() >= DIGEST_AT:
            rounds.append(("wekelijks", monday))
        is_daily = DAILY_AT <= now.time() < time(6, 32)
        is_weekly = DIGEST_AT <= now.time() < time(7, 2) and today == monday
        scheduled = ["meteen"] + ["dagelijks"] * is_daily + ["wekelijks"] * is_weekly
        due = [(name, period) for name, period in rounds if (name, period) not in self.done or name in scheduled]
        self.done.update(rounds)
        return [mail for name, period in due for mail in self.tell(name, period, today)]

    def tell(self, rhythm: str, period: object, today: date) -> list[tuple[str, str, Lines]]:
        is_recess = self.recess[0] < today < self.recess[1] and today.weekday() != 0
        mails: dict[str, Lines] = {}
        for follower in self.followers:
            is_quiet = is_recess and rhythm != "wekelijks" and follower.address in self.resting
            is_done = (rhythm, period, follower.address) in self.mailed
            if follower.rhythm == rhythm and not follower.is_paused and not is_quiet and not is_done:
                told = mails.setdefault(follower.address, {})
                mails[follower.address] = self.lines(follower, today) | told  # a toezegging stands in the first
                follower.heard = len(self.known)
        if rhythm != "meteen":
            self.mailed.update((rhythm, period, address) for address, lines in mails.items() if lines)
        return [(address, rhythm, lines) for address, lines in mails.items() if lines]

    def lines(self, follower: Follower, today: date) -> Lines:
        """One line for each toezegging, with how it ended. What was taken back before it was told, is no news."""
        new = [news for news in self.known[follower.heard :] if news.counts]
        new = [news for news in new if follower.group in (None, news.promise.group)]
        undone = [news.undoes for news in new if news.undoes in new]
        kept = [news for news in new if news not in undone and news.undoes not in undone]
        kept = [news for news in kept if news.tag != "termijn nadert" or news.due >= today]
        lines: Lines = {}
        for promise in self.promises:
            own = sorted((news for news in kept if news.promise is promise), key=lambda news: news.due or date.min)
            runs = [list(run) for _, run in groupby(own, key=lambda news: news.moved is not None)]
            tags = [run[-1].tag for run in runs if not run[0].moved or run[0].moved[0] != run[-1].moved[1]]
            if tags:
                lines[promise.key] = tags[-1]
        return lines
