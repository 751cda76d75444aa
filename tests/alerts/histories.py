"""Makes a history happen twice: in the register, through the workflow and the tasks, and in the model of the alerts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from itertools import count
from zoneinfo import ZoneInfo

import time_machine
from django.core import mail as locmem
from django.utils import timezone

import alerts.models
from alerts import tasks
from alerts.following import asking, changes
from alerts.models import HowOften, MailKind, Recipient
from alerts.rounds import RHYTHM_OF
from parliament.deadlines import resolve
from parliament.models import Recess
from tests import factories as make
from tests.alerts.reference import DAILY_AT, DIGEST_AT, Follower, News, Promise, Reference
from toezeggingen import workflow
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Fulfilment, Postponement, Toezegging
from toezeggingen.models.fulfilment import Effect, Means, Outcome
from toezeggingen.rescheduling import follow_agenda
from toezeggingen.status import Status

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
START = datetime(2023, 6, 19, 9, tzinfo=AMSTERDAM)  # a Monday, some weeks before the summer recess
FIRST_NEWS = "Nieuw sinds de vorige e-mail"
HEADINGS = ("Te laat, langst te laat eerst", "Deze week")
LINE = re.compile(r"\* (?P<number>TZ\S+): (?P<tag>[^,]+)(, .+ te laat)?")
RECESS_WORDS = "voor het zomerreces"
Sent = tuple[str, str, dict[str, str]]


class History:
    """One history. Each step returns nothing; a step that cannot be made now is left out."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self.traveller, self.now = traveller, START
        self.summer = Recess.objects.get(kind="zomerreces", last_meeting__year=2023)
        self.model = Reference((self.summer.last_meeting, self.summer.next_meeting))
        self.debates = [make.a_debate(), make.a_debate()]
        for debate in self.debates:  # a committee without toezeggingen cannot be followed
            _let_be_old_news(make.an_open(debate=debate))
        self.rows: list[Toezegging] = []
        self.postponed: dict[int, list[tuple[Postponement, News]]] = {}
        self.letters: dict[int, list[tuple[Fulfilment, News]]] = {}
        self.hanging: set[int] = set()
        self.griffier, self.serial = make.clerk(), count(1)
        self.move_clock(START)

    @property
    def today(self) -> date:
        return timezone.localdate()

    # the clock

    def move_clock(self, to: datetime) -> None:
        self.now = to
        self.traveller.move_to(to)

    def wait(self, which: int, number: int) -> None:
        """Some minutes pass."""
        self.move_clock(self.now + timedelta(minutes=number + 1))
        self.check()

    def pass_days(self, which: int, number: int) -> None:
        """One to three days pass, with all that the schedule starts."""
        end = self.now + timedelta(days=number % 3 + 1)
        for moment in _scheduled(self.now, end):
            self.move_clock(moment)
            self.check()

    def sleep(self, which: int, number: int) -> None:
        """The clock stands still for up to three weeks, and then runs again."""
        self.move_clock(self.now + timedelta(days=number, hours=which))
        self.check()

    def set_back(self, which: int, number: int) -> None:
        """The clock is set back by some hours."""
        self.move_clock(self.now - timedelta(hours=number))
        self.check()

    def check(self) -> None:
        """Run the tasks of this moment, and compare the mails with those of the model."""
        locmem.outbox.clear()
        clock = timezone.localtime().time()
        if DAILY_AT <= clock < time(6, 32):
            tasks.send_daily_news()
        if DIGEST_AT <= clock < time(7, 2) and self.today.weekday() == 0:
            tasks.send_digest()
        tasks.send_waiting_mail()
        found = sorted(_told(locmem.outbox))
        hidden = [row.number for row, promise in zip(self.rows, self.model.promises, strict=True) if promise.is_hidden]
        assert not [number for number in hidden for mail in locmem.outbox if number in mail.body]
        numbers = {row.pk: row.number for row in self.rows}
        mails = self.model.tick(timezone.localtime())
        expected = sorted(
            (address, rhythm, {numbers[key]: tag for key, tag in lines.items()}) for address, rhythm, lines in mails
        )
        assert found == expected, f"on {timezone.localtime()} was told {found} and not {expected}"

    # toezeggingen

    def publish(self, which: int, number: int) -> None:
        """A toezegging that is due within three weeks, before the recess, or not at all."""
        if len(self.rows) == 4:
            return
        fields = {"debate": self.debates[which % 2], "due": self.today + timedelta(days=number) if number else None}
        row = make.a_concept(by=self.griffier, **fields)
        if number % 4 == 1:
            row.deadline = resolve(RECESS_WORDS, row.made_on, Recess.objects.calendar())
            row.save()
            self.hanging.add(row.pk)
        workflow.publish(row, by=self.griffier, on=self.today)
        self.rows.append(row)
        self.model.promises.append(Promise(row.pk, which % 2, row.due_latest))
        self.happen(self.model.promises[-1], "nieuw")

    def happen(self, promise: Promise, tag: str, **fields: object) -> News:
        news = News(promise, tag, **fields)
        self.model.pending.append(news)
        return news

    def choose(self, which: int) -> tuple[Toezegging, Promise]:
        """A toezegging. There is one from the first step on."""
        if not self.rows:
            self.publish(0, 0)
        index = which % len(self.rows)
        return self.rows[index], self.model.promises[index]

    def postpone(self, which: int, number: int) -> None:
        row, promise = self.choose(which)
        old = max(promise.due or self.today, self.today)
        deadline = make.a_deadline(old + timedelta(days=number + 1))
        event = workflow.postpone(row, by=self.griffier, on=self.today, deadline=deadline, reason="meer tijd")
        self.hanging.discard(row.pk)
        promise.due = deadline.latest
        news = self.happen(promise, "uitgesteld")
        self.postponed.setdefault(row.pk, []).append((event.postponement, news))

    def take_back(self, which: int, number: int) -> None:
        row, promise = self.choose(which)
        if not self.postponed.get(row.pk):
            return
        postponement, news = self.postponed[row.pk][-1]
        deadline = make.a_deadline(postponement.old_latest, words=postponement.old_words)
        workflow.revoke(
            row, by=self.griffier, on=self.today, postponement=postponement, deadline=deadline, reason="vergissing"
        )
        self.postponed[row.pk].pop()
        promise.due = postponement.old_latest
        self.happen(promise, "uitstel herroepen", undoes=news)

    def send_letter(self, which: int, number: int) -> None:
        """A letter that fulfils it arrives, and is confirmed. One in three is not public yet."""
        row, promise = self.choose(which)
        fulfilment = self.propose(row, released=bool(number % 3))
        workflow.confirm(fulfilment, by=self.griffier, on=self.today, effect=Effect.FULFILS)
        promise.awaits += 1
        news = self.happen(promise, "brief ontvangen", is_public=bool(number % 3))
        self.letters.setdefault(row.pk, []).append((fulfilment, news))

    def propose(self, row: Toezegging, *, released: bool = True) -> Fulfilment:
        letter = make.a_letter(released=released)
        fulfilment = Fulfilment(
            toezegging=row, means=Means.LETTER, letter=letter, effect=Effect.FULFILS, passage="Hiermee voldoe ik."
        )
        return workflow.propose(fulfilment, by=self.griffier, on=self.today)

    def release(self, which: int, number: int) -> None:
        """A letter becomes public."""
        row, _ = self.choose(which)
        for fulfilment, news in self.letters.get(row.pk, []):
            fulfilment.letter.versions.filter(released_at=None).update(released_at=timezone.now())
            news.is_public = True

    def mention(self, which: int, number: int) -> None:
        """A letter that only mentions it is no news."""
        row, _ = self.choose(which)
        workflow.confirm(self.propose(row), by=self.griffier, on=self.today, effect=Effect.MENTIONS)

    def reject(self, which: int, number: int) -> None:
        """A confirmed letter turns out to be about something else."""
        row, promise = self.choose(which)
        if self.letters.get(row.pk):
            fulfilment, news = self.letters[row.pk][-1]
            workflow.reject(fulfilment, by=self.griffier, on=self.today)
            self.letters[row.pk].pop()
            promise.awaits -= 1
            news.is_public = False

    def decide(self, which: int, number: int) -> None:
        """A meeting decides about the letter that waits, or about a new one."""
        row, promise = self.choose(which)
        waiting = self.letters.get(row.pk, [])
        fulfilment = waiting[-1][0] if waiting else self.propose(row)
        outcome = (Outcome.FULFILLED, Outcome.PARTLY, Outcome.REFUSED)[number % 3]
        remainder = "de rest" if outcome is Outcome.PARTLY else ""
        workflow.decide(
            fulfilment, by=self.griffier, on=self.today, meeting=make.a_meeting(day=self.today), outcome=outcome,
            remainder=remainder,
        )  # fmt: skip
        if waiting:
            self.model.forget(waiting.pop()[1])
            promise.awaits -= 1
        promise.is_open = outcome is not Outcome.FULFILLED
        self.happen(promise, outcome.label)

    def lapse(self, which: int, number: int) -> None:
        row, promise = self.choose(which)
        workflow.lapse(row, by=self.griffier, on=self.today, reason="achterhaald")
        promise.is_open = False
        self.happen(promise, "vervallen")

    def reopen(self, which: int, number: int) -> None:
        row, promise = self.choose(which)
        workflow.reopen(row, by=self.griffier, on=self.today, to=Status.OPEN, reason="vergissing")
        promise.is_open = True
        self.happen(promise, "heropend")

    def withdraw(self, which: int, number: int) -> None:
        row, promise = self.choose(which)
        workflow.withdraw(row, by=self.griffier, on=self.today, reason="dubbel")
        promise.is_hidden = True

    def restore(self, which: int, number: int) -> None:
        row, promise = self.choose(which)
        workflow.restore(row, by=self.griffier, on=self.today, reason="toch niet dubbel")
        promise.is_hidden = False
        self.happen(promise, "hersteld")

    def correct(self, which: int, number: int) -> None:
        """A correction of the text is no news."""
        row, _ = self.choose(which)
        workflow.edit(row, by=self.griffier, on=self.today, text=f"De minister stuurt {next(self.serial)} brieven.")

    def move_recess(self, which: int, number: int) -> None:
        """The summer recess begins earlier or later, and the deadlines move along."""
        self.summer.last_meeting = date(2023, 6, 29) + timedelta(days=number)
        self.summer.save()
        self.model.recess = (self.summer.last_meeting, self.summer.next_meeting)
        follow_agenda(on=self.today)
        for row, promise in zip(self.rows, self.model.promises, strict=True):
            follows = row.pk in self.hanging and promise.is_open and not promise.is_hidden
            if follows and promise.due != self.summer.last_meeting:
                self.happen(promise, "termijn aangepast", moved=(promise.due, self.summer.last_meeting))
                promise.due = self.summer.last_meeting

    # followers

    def subscribe(self, which: int, number: int) -> None:
        """An address asks to follow all or one committee, and confirms."""
        address, group = f"lezer{which % 2}@example.nl", (None, 0, 1)[number % 3]
        rhythm = HowOften.values[number // 3 % 3]
        choice = "" if group is None else f"commissie={self.debates[group].committee.slug}"
        asking.ask(address, choice, rhythm)
        asking.confirm(Recipient.objects.get(address=address))
        self.model.look(self.today)
        if not any((row.address, row.group) == (address, group) for row in self.model.followers):
            self.model.followers.append(Follower(address, group, rhythm, len(self.model.known)))

    def subscription(self, which: int) -> tuple[Recipient, str, Follower] | None:
        followers = self.model.followers
        if not followers:
            self.subscribe(0, which)
        follower = followers[which % len(followers)]
        choice = "" if follower.group is None else f"commissie={self.debates[follower.group].committee.slug}"
        recipient = Recipient.objects.get(address=follower.address)
        return recipient, str(recipient.subscriptions.get(choice=choice).pk), follower

    def pause(self, which: int, number: int) -> None:
        recipient, key, follower = self.subscription(which)
        changes.pause(recipient, key)
        follower.is_paused = True

    def resume(self, which: int, number: int) -> None:
        recipient, key, follower = self.subscription(which)
        changes.resume(recipient, key)
        if follower.is_paused:
            self.model.look(self.today)
            follower.is_paused, follower.heard = False, len(self.model.known)

    def change_rhythm(self, which: int, number: int) -> None:
        recipient, key, follower = self.subscription(which)
        follower.rhythm = HowOften.values[number % 3]
        changes.change_rhythm(recipient, key, follower.rhythm)

    def stop(self, which: int, number: int) -> None:
        recipient, key, follower = self.subscription(which)
        changes.stop(recipient, key)
        self.model.followers.remove(follower)

    def rest(self, which: int, number: int) -> None:
        """The reader wants rest in the recess, or no longer."""
        recipient, _, follower = self.subscription(which)
        recipient.rests_in_recess = not recipient.rests_in_recess
        recipient.save()
        self.model.resting ^= {follower.address}


OF_THE_CLOCK = ("wait", "pass_days", "sleep", "set_back")
OF_A_TOEZEGGING = (
    *("publish", "postpone", "take_back", "send_letter", "release", "mention", "reject", "decide"),
    *("lapse", "reopen", "withdraw", "restore", "correct", "move_recess"),
)
OF_A_FOLLOWER = ("subscribe", "pause", "resume", "change_rhythm", "stop", "rest")


def live(steps: list[tuple[str, int, int]]) -> None:
    """Live through the steps. A move that the workflow refuses did not happen."""
    with time_machine.travel(START, tick=False) as traveller:
        history = History(traveller)
        for name, which, number in steps:
            try:
                getattr(history, name)(which, number)
            except MoveRefused:
                continue
        history.pass_days(0, 0)


def _let_be_old_news(row: Toezegging) -> None:
    alerts.models.News.objects.create(toezegging=row, event=row.last_event)


def _scheduled(start: datetime, end: datetime) -> Iterator[datetime]:
    """Midnight and the times of the rounds between two moments, and the last moment."""
    days = range((end.date() - start.date()).days + 1)
    for day in (start.date() + timedelta(days=number) for number in days):
        for clock in (time(0), DAILY_AT, DIGEST_AT):
            moment = datetime.combine(day, clock, AMSTERDAM)
            if start < moment < end and (clock != DIGEST_AT or day.weekday() == 0):
                yield moment
    yield end


def _told(messages: list[EmailMessage]) -> Iterator[Sent]:
    """What the mails tell as news: address, rhythm, and the tag of each toezegging."""
    for message in messages:
        (address,) = message.to
        kind = message.extra_headers.get("List-Id", "").strip("<>").partition(".")[0]
        lines: dict[str, str] = {}
        is_news = False
        for line in message.body.splitlines():
            is_news = line == FIRST_NEWS or (
                is_news and line not in HEADINGS and not (line.isupper() and line[0] != "*")
            )
            if is_news and (found := LINE.fullmatch(line)):
                assert found["number"] not in lines, "a toezegging stands twice in a mail"
                lines[found["number"]] = found["tag"]
        if lines:
            yield address, str(RHYTHM_OF[MailKind(kind)]), lines
