"""Rounds are made once, whoever calls them and however often, and a missed one is found."""

import threading
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from celery.schedules import crontab
from django.db import DatabaseError, connections

from alerts import rounds, tasks
from alerts.models import Kind, Mail, Round
from alerts.rounds import DIGEST_AT, REMINDERS_AT, find_missed, make_round
from config.celery import app
from config.embedded.ports import find_free_port
from tests.alerts.mailroom import a_mail, a_recipient
from tests.factories import an_open

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2023, 9, 4)
LATE = date(2023, 6, 30)


def amsterdam(day: int, clock: str) -> datetime:
    """A moment of September 2023; the 4th is a Monday."""
    return datetime.combine(date(2023, 9, day), time.fromisoformat(clock), AMSTERDAM)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "clock", "missed"),
    [
        (4, "06:31", []),
        (4, "06:32", [Kind.REMINDER]),
        (4, "07:01", [Kind.REMINDER]),
        (4, "07:02", [Kind.REMINDER, Kind.DIGEST]),
        (5, "05:00", [Kind.DIGEST]),
        (10, "23:59", [Kind.REMINDER, Kind.DIGEST]),
        (11, "05:00", []),
    ],
)
def test_what_was_not_made_in_time_is_missed(day, clock, missed):
    assert find_missed(amsterdam(day, clock)) == missed


@pytest.mark.django_db
def test_what_was_made_is_not_missed():
    make_round(Kind.DIGEST, on=MONDAY)
    make_round(Kind.REMINDER, on=MONDAY)
    assert find_missed(amsterdam(4, "12:00")) == []
    assert find_missed(amsterdam(5, "12:00")) == [Kind.REMINDER]


@pytest.mark.parametrize(("name", "at"), [("send_digest", DIGEST_AT), ("send_reminders", REMINDERS_AT)])
def test_the_clock_and_the_rounds_agree_on_the_hour(name, at):
    schedule = app.conf.beat_schedule[f"alerts.tasks.{name}"]["schedule"]
    assert (schedule.hour, schedule.minute) == ({at.hour}, {at.minute})
    assert str(schedule.tz) == "Europe/Amsterdam"


def test_the_clock_calls_the_tasks_that_exist():
    app.loader.import_default_modules()
    scheduled = {entry["task"]: entry["schedule"] for entry in app.conf.beat_schedule.values()}
    assert scheduled.keys() <= app.tasks.keys()
    assert scheduled["alerts.tasks.send_digest"].day_of_week == {1}
    assert scheduled["alerts.tasks.send_waiting_mail"] == crontab()


@pytest.mark.django_db
@time_machine.travel(amsterdam(4, "07:00"), tick=False)
def test_a_task_that_runs_twice_sends_once(mail_server):
    a_recipient()
    an_open(due=LATE)
    for _ in range(2):
        tasks.send_digest()
        tasks.send_reminders()
    assert [mail["Subject"].split(":")[0] for mail in mail_server.received] == ["Weekoverzicht", "Herinnering"]


@pytest.mark.django_db
@time_machine.travel(amsterdam(4, "07:05"), tick=False)
def test_the_minute_task_makes_up_for_lost_ones(mail_server):
    a_recipient()
    an_open(due=LATE)
    tasks.send_waiting_mail()
    tasks.send_waiting_mail()
    assert len(mail_server.received) == 2
    assert Round.objects.count() == 2


@pytest.mark.django_db
@time_machine.travel(amsterdam(4, "07:05"), tick=False)
def test_the_minute_task_sends_for_one_stint_whatever_it_missed(mail_server, settings):
    """Three stints would take longer than a task may."""
    a_recipient()
    an_open(due=LATE)
    settings.EMAIL_PORT = find_free_port()
    with pytest.raises(ConnectionRefusedError):
        tasks.send_waiting_mail()
    assert (Round.objects.count(), Mail.objects.count()) == (2, 2)


@pytest.mark.django_db
@time_machine.travel(amsterdam(4, "07:05"), tick=False)
def test_a_round_that_fails_holds_back_no_mail(mail_server, monkeypatch):
    a_mail()
    an_open(due=LATE)
    a_recipient()
    monkeypatch.setattr(rounds, "_COMPOSE", {Kind.DIGEST: _fail, Kind.REMINDER: _fail})
    with pytest.raises(ZeroDivisionError):
        tasks.send_waiting_mail()
    assert len(mail_server.received) == 1


def _fail(*, on: date) -> list[Mail]:
    raise ZeroDivisionError


@pytest.mark.django_db
@time_machine.travel(amsterdam(4, "07:05"), tick=False)
def test_a_round_that_was_cut_short_reaches_the_rest(mail_server):
    """A worker that dies between two recipients leaves the first mail and no finished round."""
    first = a_recipient("eerste@example.nl")
    an_open(due=LATE)
    make_round(Kind.DIGEST, on=MONDAY)
    Round.objects.all().delete()
    a_recipient("tweede@example.nl", wants_reminders=False)
    first.wants_reminders = False
    first.save()
    tasks.send_waiting_mail()
    assert sorted(mail_server.addresses) == ["eerste@example.nl", "tweede@example.nl"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", Kind)
def test_workers_that_race_write_to_each_recipient_once(kind):
    for _ in range(10):
        a_recipient()
    an_open(due=LATE)
    start = threading.Barrier(3)
    failures = []

    def work():
        start.wait()
        try:
            make_round(kind, on=MONDAY)
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
    assert Round.objects.count() == 1
