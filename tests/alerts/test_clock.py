"""One digest per week and person, and none missing, whatever the clock does. The days are run as the schedule would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alerts import tasks
from alerts.models import HowOften, Mail, MailKind
from config.celery import app
from parliament.models import Recess
from tests.alerts.mailroom import a_follower
from tests.factories import an_open

pytestmark = pytest.mark.django_db

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOP = timedelta(hours=3)


class Clock:
    """Starts the tasks of alerts when they are due, as the scheduler does; the minute's task every three hours."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self.traveller = traveller
        self.last: dict[str, datetime] = {}

    def run(self, start: datetime, end: datetime) -> None:
        """Run from one moment to another. The scheduler knows when it started each task last."""
        now = start.astimezone(UTC)
        while now < end:
            self.traveller.move_to(now)
            due_in = [self.start_if_due(name, task) for name, task in ROUNDS.items()]
            tasks.send_waiting_mail()
            now += min(HOP, *due_in)

    def start_if_due(self, name: str, task: Callable[[], None]) -> timedelta:
        """Start the task if its time has come, and return how long to wait for the next time."""
        schedule = app.conf.beat_schedule[name]["schedule"]
        is_due, seconds = schedule.is_due(self.last.setdefault(name, datetime.now(UTC)))
        if is_due:
            self.last[name] = datetime.now(UTC)
            task()
        return timedelta(seconds=max(seconds, 1))


ROUNDS = {"alerts.tasks.send_daily_news": tasks.send_daily_news, "alerts.tasks.send_digest": tasks.send_digest}


@pytest.fixture
def clock():
    with time_machine.travel("2020-01-01T00:00:00+01:00", tick=False) as traveller:
        yield Clock(traveller)


@pytest.fixture(autouse=True)
def overdue() -> None:
    """Followers of each rhythm, and a toezegging that is late, so that each digest has something to say."""
    an_open(due=date(2023, 6, 30))
    a_follower(address="week@example.nl")
    a_follower(address="dag@example.nl", rhythm=HowOften.DAILY)
    a_follower(address="rust@example.nl", rests_in_recess=True)


def at(text: str) -> datetime:
    """A time in Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def digests(address: str = "week@example.nl") -> list[tuple[str, str]]:
    """The week of each digest of this person, and the moment in Amsterdam when it was written."""
    rows = Mail.objects.filter(address=address, kind=MailKind.DIGEST).order_by("pk")
    return [(row.period, row.written_at.astimezone(AMSTERDAM).strftime("%d-%m %H:%M")) for row in rows]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(
            "2024-03-25T00:30", "2024-04-08T12:00",
            [("2024-W13", "25-03 07:00"), ("2024-W14", "01-04 07:00"), ("2024-W15", "08-04 07:00")],
            id="summer time begins on 31 March",
        ),
        pytest.param(
            "2024-10-21T00:30", "2024-11-04T12:00",
            [("2024-W43", "21-10 07:00"), ("2024-W44", "28-10 07:00"), ("2024-W45", "04-11 07:00")],
            id="summer time ends on 27 October",
        ),
        pytest.param(
            "2024-02-26T00:30", "2024-03-04T12:00",
            [("2024-W09", "26-02 07:00"), ("2024-W10", "04-03 07:00")],
            id="29 February",
        ),
        pytest.param(
            "2026-12-28T00:30", "2027-01-11T12:00",
            [("2026-W53", "28-12 07:00"), ("2027-W01", "04-01 07:00"), ("2027-W02", "11-01 07:00")],
            id="week 53",
        ),
    ],
)  # fmt: skip
def test_a_digest_goes_out_every_monday_at_seven(clock, start, end, expected):
    clock.run(at(start), at(end))
    assert digests() == expected
    assert digests("rust@example.nl") == expected


def test_the_morning_mail_goes_out_once_on_the_days_that_the_clock_changes(clock):
    """What the toezegging says changes every day, so each morning has news."""
    for day in ("2024-03-30", "2024-03-31", "2024-04-01", "2024-10-26", "2024-10-27", "2024-10-28"):
        clock.traveller.move_to(at(f"{day}T00:30"))
        an_open(on=date.fromisoformat(day))
        clock.last.clear()
        clock.run(at(f"{day}T01:00"), at(f"{day}T23:00"))
    rows = Mail.objects.filter(address="dag@example.nl", kind=MailKind.DAILY).order_by("pk")
    moments = [row.written_at.astimezone(AMSTERDAM).strftime("%d-%m %H:%M") for row in rows]
    assert moments == [f"{day} 06:30" for day in ("30-03", "31-03", "01-04", "26-10", "27-10", "28-10")]


def test_a_clock_that_stood_still_for_nine_days_makes_up_for_this_weeks_digest(clock):
    """The digest of the week that passed is not sent any more; its news is in the next."""
    clock.run(at("2024-05-06T00:30"), at("2024-05-10T12:00"))
    clock.run(at("2024-05-19T12:00"), at("2024-05-27T12:00"))
    assert digests() == [("2024-W19", "06-05 07:00"), ("2024-W20", "19-05 12:00"), ("2024-W21", "20-05 07:00"),
                         ("2024-W22", "27-05 07:00")]  # fmt: skip


def test_a_late_digest_in_a_recess_reaches_who_wants_rest(clock):
    Recess.objects.create(kind=Recess.Kind.MAY, last_meeting=date(2031, 4, 25), next_meeting=date(2031, 5, 12))
    clock.run(at("2031-04-30T10:00"), at("2031-04-30T11:00"))  # a Wednesday
    assert digests("rust@example.nl") == [("2031-W18", "30-04 10:00")]


def test_two_clocks_send_one_digest(clock):
    """A second scheduler starts each task again, at the same moment."""
    other = Clock(clock.traveller)
    for start, end in (("2024-05-06T00:30", "2024-05-06T06:59"), ("2024-05-06T06:59", "2024-05-06T12:00")):
        clock.run(at(start), at(end))
        other.run(at(start), at(end))
    assert digests() == [("2024-W19", "06-05 07:00")]
    assert Mail.objects.filter(kind=MailKind.DAILY, address="dag@example.nl").count() == 1


@pytest.mark.parametrize("hours", [1, 24, 24 * 7])
def test_a_clock_that_is_set_back_sends_no_second_digest(clock, hours):
    clock.run(at("2024-04-29T00:30"), at("2024-05-06T12:00"))
    before = digests()
    clock.run(at("2024-05-06T12:00") - timedelta(hours=hours), at("2024-05-13T12:00"))
    assert before == [("2024-W18", "29-04 07:00"), ("2024-W19", "06-05 07:00")]
    weeks = [week for week, _ in digests()]
    assert weeks == ["2024-W18", "2024-W19", "2024-W20"]


def test_a_clock_that_is_set_back_loses_no_news(clock):
    clock.run(at("2024-05-06T00:30"), at("2024-05-06T12:00"))
    clock.traveller.move_to(at("2024-05-05T13:00"))
    promised = an_open(on=date(2024, 5, 5))
    clock.run(at("2024-05-05T14:00"), at("2024-05-13T12:00"))
    mails = Mail.objects.filter(address="week@example.nl")
    assert [f"* {promised.number}: nieuw" in mail.text for mail in mails].count(True) == 1
