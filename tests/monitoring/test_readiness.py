"""`/gezond/paraat/` and the start page tell what stands still: each test stops one thing."""

from __future__ import annotations

import socket
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.db.models import F
from django.utils import timezone

from alerts import outbox
from alerts.models import MailKind, Round
from alerts.models.mail import IN_ROUNDS
from alerts.rounds import make_round
from alerts.tasks import send_waiting_mail
from config.apps import list_what_must_beat
from config.celery import SCHEDULE
from config.embedded.ports import LOCALHOST, find_free_port
from monitoring import checks, heartbeats
from monitoring.models import Heartbeat
from tests.alerts.mailroom import a_mail, a_recipient, let_minutes_pass
from tests.desk.clerks import signed_in, text_of

pytestmark = pytest.mark.django_db

TOKEN = "een-lang-woord-voor-de-bewaking-alleen"
MAIL_TASK = "alerts.tasks.send_waiting_mail"


@pytest.fixture
def running(settings, broker):
    """A register in which everything runs: all tasks ended just now, the rounds are made and a backup exists."""
    settings.MONITORING_TOKEN = TOKEN
    settings.BACKUP_MAX_AGE = timedelta(hours=26)
    list_what_must_beat(using="default")
    now = timezone.now()
    Heartbeat.objects.update(listed_at=now - timedelta(days=30), sent_at=now, succeeded_at=now, failed_at=None)
    for kind in IN_ROUNDS:
        make_round(kind, on=timezone.localdate())


def seen(client) -> tuple[int, set[str]]:
    """The status of the address, and the names of the checks that failed."""
    response = client.get("/gezond/paraat/", headers={"Authorization": f"Bearer {TOKEN}"})
    return response.status_code, {check["naam"] for check in response.json()["controles"] if not check["in_orde"]}


def grow_old(*moments: str, names: list[str] | None = None, **age: int) -> None:
    rows = Heartbeat.objects.filter(name__in=names or [MAIL_TASK])
    rows.update(**{moment: F(moment) - timedelta(**age) for moment in moments})


def start_page() -> str:
    return text_of(signed_in().get("/beheer/"))


@pytest.mark.usefixtures("running")
def test_all_is_well(client):
    assert seen(client) == (200, set())
    assert "Er gaat iets niet goed" not in start_page()


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize("token", ["", "Bearer", f"Bearer {TOKEN}x", TOKEN, "Bearer é"])
def test_closed_without_the_token(client, token):
    response = client.get("/gezond/paraat/", headers={"Authorization": token})
    assert (response.status_code, response.content) == (403, b"Alleen voor de bewaking.")


@pytest.mark.usefixtures("running")
def test_closed_when_no_token_is_set(client, settings):
    settings.MONITORING_TOKEN = ""
    assert client.get("/gezond/paraat/", headers={"Authorization": "Bearer "}).status_code == 403


@pytest.mark.usefixtures("running")
def test_a_dead_scheduler_is_seen_within_two_minutes(client):
    grow_old("sent_at", "succeeded_at", seconds=118)
    assert seen(client) == (503, {MAIL_TASK})
    assert checks.SCHEDULER_STOPPED in start_page()


@pytest.mark.usefixtures("running")
def test_a_dead_worker_is_seen_within_two_minutes(client):
    grow_old("succeeded_at", seconds=118)
    assert seen(client) == (503, {MAIL_TASK})
    assert checks.WORKER_STOPPED in start_page()


@pytest.mark.usefixtures("running")
def test_the_slower_tasks_have_longer(client):
    letters = [task for task, *_ in SCHEDULE if task.startswith("matching.")]
    grow_old("succeeded_at", "sent_at", names=letters, minutes=9)
    assert seen(client) == (200, set())
    grow_old("succeeded_at", "sent_at", names=letters, minutes=2)
    assert seen(client) == (503, set(letters))


@pytest.mark.usefixtures("running")
def test_a_new_register_gets_time_to_start(client):
    Heartbeat.objects.update(listed_at=timezone.now(), sent_at=None, succeeded_at=None)
    assert seen(client) == (200, set())
    grow_old("listed_at", minutes=2)
    assert seen(client) == (503, {MAIL_TASK})


@pytest.mark.usefixtures("running")
def test_a_failing_mail_server_is_seen_after_one_run_and_told_beside_the_mail(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = LOCALHOST, find_free_port()
    mail = a_mail()
    send_waiting_mail.apply()
    assert seen(client) == (503, {MAIL_TASK})
    assert checks.MAIL_FAILS in start_page()
    assert "Connection refused" in text_of(signed_in().get("/beheer/alerts/mail/"))
    assert "Connection refused" in text_of(signed_in().get(f"/beheer/alerts/mail/{mail.pk}/change/"))


@pytest.mark.usefixtures("running")
def test_mail_that_is_sent_later_loses_its_error(mail_server):
    mail = a_mail(error="[Errno 111] Connection refused")
    outbox.deliver()
    mail.refresh_from_db()
    assert (mail.state, mail.error) == ("verzonden", "")


@pytest.mark.usefixtures("running")
def test_stuck_mail_is_seen_within_two_minutes(client):
    a_mail()
    assert seen(client) == (200, set())
    let_minutes_pass(2)
    assert seen(client) == (503, {"oudste e-mail aan de beurt"})
    assert "E-mail blijft liggen." in start_page()


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (16, 503)])
def test_mail_that_a_server_puts_off_for_fifteen_minutes_is_seen(client, minutes, status):
    later = timezone.now() + timedelta(minutes=16)
    a_mail(written_at=timezone.now() - timedelta(minutes=minutes), due_at=later, attempts=4)
    assert seen(client) == (status, {"oudste e-mail in de wachtrij"} if status == 503 else set())
    assert (checks.MAIL_WAITS in start_page()) == (status == 503)


@pytest.mark.usefixtures("running")
def test_mail_to_an_inactive_recipient_is_not_stuck(client):
    a_mail(a_recipient(is_active=False), written_at=timezone.now() - timedelta(days=3))
    let_minutes_pass(90)
    assert seen(client) == (200, set())


@pytest.mark.usefixtures("running")
def test_a_missed_round_is_seen(client, time_machine):
    time_machine.move_to(timezone.localtime().replace(hour=12))
    Round.objects.filter(kind=MailKind.DAILY).delete()
    assert "ronde dagbericht" in seen(client)[1]


@pytest.mark.usefixtures("running")
def test_an_old_backup_is_seen_until_the_next(client):
    grow_old("succeeded_at", names=[heartbeats.BACKUP], hours=27)
    assert seen(client) == (503, {"backup"})
    assert checks.BACKUP_IS_OLD in start_page()
    heartbeats.record_backup()
    assert seen(client) == (200, set())


@pytest.mark.usefixtures("running")
def test_a_dead_broker_is_seen(client, broker, monkeypatch):
    monkeypatch.setattr(broker.conf, "broker_read_url", f"redis://{LOCALHOST}:{find_free_port()}/0")
    assert seen(client) == (503, {"wachtrij"})
    assert "De wachtrij van taken is niet bereikbaar." in start_page()


@pytest.mark.usefixtures("running")
def test_a_silent_broker_is_seen(client, broker, monkeypatch):
    """It accepts a connection and says nothing, as a frozen server does."""
    with socket.create_server((LOCALHOST, 0)) as frozen:
        monkeypatch.setattr(broker.conf, "broker_read_url", f"redis://{LOCALHOST}:{frozen.getsockname()[1]}/0")
        assert seen(client) == (503, {"wachtrij"})


@pytest.mark.usefixtures("running")
def test_the_queue_is_counted(broker):
    broker.send_task("unknown.task")
    assert checks.find_queue_length() == 1


@pytest.mark.usefixtures("running")
def test_a_database_that_only_reads_is_seen(client):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL default_transaction_read_only = on; SET LOCAL transaction_read_only = on")
    assert seen(client) == (503, {"database"})


@pytest.mark.usefixtures("running")
def test_a_database_that_is_gone_is_seen(client):
    def refuse(*_):
        raise OperationalError("gone")

    with connection.execute_wrapper(refuse):
        assert seen(client) == (503, {"database"})


@pytest.mark.usefixtures("running")
def test_it_tells_no_address_and_no_text_of_mail(client):
    recipient = a_recipient("geheim@example.nl")
    a_mail(recipient, subject="Onderwerp", error="550 geheim@example.nl onbekend", attempts=1)
    let_minutes_pass(9)
    response = client.get("/gezond/paraat/", headers={"Authorization": f"Bearer {TOKEN}"})
    assert response["Cache-Control"] == "no-store"
    assert not [word for word in ("geheim", "Onderwerp", "550") if word in response.content.decode()]


@pytest.mark.usefixtures("running")
def test_only_who_manages_mail_is_warned():
    grow_old("sent_at", minutes=5)
    assert checks.SCHEDULER_STOPPED not in text_of(signed_in("medewerker").get("/beheer/"))


def test_each_scheduled_task_leaves_its_signs(broker):
    list_what_must_beat(using="default")
    broker.send_task(MAIL_TASK)
    send_waiting_mail.apply()
    beat = Heartbeat.objects.get(name=MAIL_TASK)
    assert (beat.sent_at is None, beat.succeeded_at is None, beat.failed_at) == (False, False, None)


def test_the_list_follows_the_schedule():
    heartbeats.list_heartbeats({"old.task": timedelta(1)})
    list_what_must_beat(using="default")
    names = {task for task, *_ in SCHEDULE} | {heartbeats.BACKUP, heartbeats.PROBE}
    assert set(Heartbeat.objects.values_list("name", flat=True)) == names


@pytest.mark.usefixtures("running")
@pytest.mark.django_db(transaction=True)
def test_the_database_is_asked_to_write_a_file(client):
    """A full disk refuses a new file, while it may still take a row."""

    def written() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_force_next_flush()")
            cursor.execute("SELECT temp_bytes FROM pg_stat_database WHERE datname = current_database()")
            return cursor.fetchone()[0]

    before = written()
    assert seen(client) == (200, set())
    assert written() - before > 1_000_000


def test_a_new_register_has_missed_no_round(running):
    Round.objects.all().delete()
    Heartbeat.objects.filter(name=MAIL_TASK).update(succeeded_at=None)
    assert not [line for line in checks.warnings() if "ronde" in line]
