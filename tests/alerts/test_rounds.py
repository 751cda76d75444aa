"""Each round is made once, however often it is started, and a missed round is found."""

import threading
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from celery.schedules import crontab
from django.db import DatabaseError, connections
from django.utils import timezone

from alerts import tasks
from alerts.models import HowOften, Mail, MailKind, Round
from alerts.models.mail import IN_ROUNDS, WITH_NEWS
from alerts.news.gathering import gather
from alerts.rounds import RHYTHM_OF, find_missed, make_round, tell_at_once
from config.celery import app
from config.embedded.ports import find_free_port
from tests.alerts.mailroom import a_follower, a_mail
from tests.factories import an_open
from toezeggingen.models import RegisterVersion

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2023, 9, 4)
LATE = date(2023, 6, 30)


def amsterdam(day: int, clock: str) -> datetime:
    """A time in September 2023; the 4th is a Monday."""
    return datetime.combine(date(2023, 9, day), time.fromisoformat(clock), AMSTERDAM)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "clock", "missed"),
    [
        (4, "06:31", []),
        (4, "06:32", [MailKind.DAILY]),
        (4, "07:01", [MailKind.DAILY]),
        (4, "07:02", [MailKind.DAILY, MailKind.DIGEST]),
        (5, "05:00", [MailKind.DIGEST]),
        (10, "23:59", [MailKind.DAILY, MailKind.DIGEST]),
        (11, "05:00", []),
    ],
)
def test_a_round_is_missed_after_its_grace_period(day, clock, missed):
    assert find_missed(amsterdam(day, clock)) == missed


@pytest.mark.django_db
def test_a_finished_round_is_not_missed():
    make_round(MailKind.DIGEST, on=MONDAY)
    make_round(MailKind.DAILY, on=MONDAY)
    assert find_missed(amsterdam(4, "12:00")) == []
    assert find_missed(amsterdam(5, "12:00")) == [MailKind.DAILY]


def test_the_schedule_names_existing_tasks():
    app.loader.import_default_modules()
    scheduled = {entry["task"]: entry["schedule"] for entry in app.conf.beat_schedule.values()}
    assert scheduled.keys() <= app.tasks.keys()
    assert scheduled["alerts.tasks.send_digest"] == crontab(hour=7, minute=0, day_of_week="mon")
    assert scheduled["alerts.tasks.send_daily_news"] == crontab(hour=6, minute=30)
    assert scheduled["alerts.tasks.send_waiting_mail"] == crontab()


@pytest.mark.django_db
@time_machine.travel(amsterdam(4, "07:00"), tick=False)
def test_a_task_that_runs_twice_sends_once(mail_server):
    weekly, daily = a_follower(), a_follower(rhythm=HowOften.DAILY)
    an_open(due=LATE)
    for _ in range(2):
        tasks.send_digest()
        tasks.send_daily_news()
    assert mail_server.addresses == [weekly.address, daily.address]


@pytest.mark.django_db
@time_machine.travel(amsterdam(4, "07:05"), tick=False)
def test_the_minute_task_makes_missed_rounds(mail_server):
    a_follower()
    a_follower(rhythm=HowOften.DAILY)
    an_open(due=LATE)
    tasks.send_waiting_mail()
    tasks.send_waiting_mail()
    assert len(mail_server.received) == 2
    assert Round.objects.count() == 2


@pytest.mark.django_db
@time_machine.travel(amsterdam(4, "07:05"), tick=False)
def test_the_minute_task_delivers_once_however_many_rounds_it_missed(mail_server, settings):
    """Three deliveries would exceed the time limit of the task."""
    a_follower()
    a_follower(rhythm=HowOften.DAILY)
    an_open(due=LATE)
    settings.EMAIL_PORT = find_free_port()
    with pytest.raises(ConnectionRefusedError):
        tasks.send_waiting_mail()
    assert (Round.objects.count(), Mail.objects.count()) == (2, 2)


@pytest.mark.django_db
@time_machine.travel(amsterdam(4, "07:05"), tick=False)
def test_a_failing_round_does_not_hold_back_waiting_mail(mail_server):
    a_mail()
    an_open(due=LATE)
    a_follower()
    version = RegisterVersion.objects.get()
    RegisterVersion.objects.all().delete()  # a mail says whether the data is made up, so now no mail can be written
    with pytest.raises(RegisterVersion.DoesNotExist):
        tasks.send_waiting_mail()
    version.save(force_insert=True)
    assert len(mail_server.received) == 1


@pytest.mark.django_db
@time_machine.travel(amsterdam(4, "07:05"), tick=False)
def test_an_interrupted_round_is_completed(mail_server):
    """A worker that dies between two recipients leaves one mail and an unfinished round."""
    a_follower(address="eerste@example.nl")
    an_open(due=LATE)
    make_round(MailKind.DIGEST, on=MONDAY)
    Round.objects.all().delete()
    a_follower(address="tweede@example.nl")
    tasks.send_waiting_mail()
    assert sorted(mail_server.addresses) == ["eerste@example.nl", "tweede@example.nl"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", WITH_NEWS)
def test_concurrent_workers_write_one_mail_per_recipient(kind):
    for _ in range(10):
        a_follower(rhythm=RHYTHM_OF[kind])
    an_open(due=LATE)
    gather(timezone.now())
    start = threading.Barrier(3)
    failures = []

    def work():
        start.wait()
        try:
            tell_at_once(on=MONDAY) if kind is MailKind.AT_ONCE else make_round(kind, on=MONDAY)
        except DatabaseError as error:
            failures.append(error)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == []
    assert Mail.objects.count() == 10
    assert Round.objects.count() == (kind in IN_ROUNDS)
