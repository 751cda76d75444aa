"""Checks whether everything behind the site works: database, broker, scheduler, worker, mail, rounds and backup.

The monitoring reads the checks as JSON; a griffier reads the warnings on the start page of the admin. Neither shows
an address or a text of a mail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from celery import current_app
from django.db import DatabaseError, connection, transaction
from django.db.models import Min
from django.utils import timezone
from kombu.exceptions import OperationalError

from alerts.models import Mail, Round
from alerts.models.mail import IN_ROUNDS, DeliveryState
from alerts.rounds import find_missed
from monitoring.heartbeats import BACKUP, PROBE, record
from monitoring.models import Heartbeat

# The task that sends mail runs every minute. Two minutes must be enough to see that it does not.
MAIL_LIMIT = timedelta(seconds=115)
# A mail server may answer "later" for some minutes. In fifteen it has been asked three times or more.
DELIVERY_LIMIT = timedelta(minutes=15)
# `alerts.rounds` reports a round as missed, and the next minute's task makes it.
ROUND_PATIENCE = timedelta(minutes=2)
BROKER_TIMEOUT = 2  # seconds
DATABASE_TIMEOUT = "3s"
ROUND_TASK = "alerts.tasks.send_waiting_mail"  # also makes the rounds that were missed
QUEUE = "celery"
BROKER = "wachtrij"

SCHEDULER_STOPPED = "De planner staat stil: e-mail, herinneringen en nieuwe brieven blijven liggen."
WORKER_STOPPED = "De verwerking staat stil: e-mail, herinneringen en nieuwe brieven blijven liggen."
MAIL_FAILS = "E-mail maken of versturen mislukt."
MAIL_WAITS = "E-mail wordt al langer dan een kwartier niet aangenomen."
MAIL_IS_HELD = "Er is ongewoon veel nieuws. De e-mail wacht tot u haar in de postkamer laat gaan."
TASK_FAILS = "Het bijwerken op de achtergrond mislukt."
BACKUP_IS_OLD = "Er is te lang geen back-up gemaakt."


@dataclass(frozen=True)
class Check:
    """The outcome of one check. `warning` is empty when all is well. `age` and `limit` are in seconds."""

    name: str
    warning: str = ""
    age: int | None = None
    limit: int | None = None
    count: int | None = None


def run_checks() -> list[Check]:
    """Return all checks. Without a database there is only the check of the database."""
    try:
        return [_check_database(), _check_broker(), *check_register()]
    except DatabaseError:
        return [Check("database", "De database antwoordt niet of is vol.")]


def warnings() -> list[str]:
    """Return what a griffier must know, each sentence once. The page itself shows that the database answers."""
    return list(dict.fromkeys(check.warning for check in [*check_register(), _check_broker()] if check.warning))


def check_register() -> Iterator[Check]:
    """The checks that only read the database."""
    now = timezone.now()
    for heartbeat in Heartbeat.objects.exclude(name__in=[PROBE, BACKUP]):
        yield _check_task(heartbeat, now)
    yield from _check_mail(now)
    yield from _check_rounds(now)
    for heartbeat in Heartbeat.objects.filter(name=BACKUP):
        is_late = _is_late(heartbeat.last_end, now, heartbeat.max_age)
        warning = BACKUP_IS_OLD if is_late else ""
        yield Check(BACKUP, warning, _age(heartbeat.succeeded_at, now), _seconds(heartbeat.max_age))


def _check_database() -> Check:
    """Write a row and a file, because a standby and a full disk still answer to reading.

    A full disk may even take a row for hours, where there is room left in an old file. A result that is larger than
    `work_mem` goes to a new file.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = '{DATABASE_TIMEOUT}'; SET LOCAL work_mem = '64kB'")
        cursor.execute("SELECT count(*) FROM generate_series(1, 100000)")
        record(PROBE, "succeeded_at")
    return Check("database")


def _check_broker() -> Check:
    length = find_queue_length()
    return Check(BROKER, "De wachtrij van taken is niet bereikbaar." if length is None else "", count=length)


def find_queue_length() -> int | None:
    """Return the number of tasks that wait for a worker, or None when the broker does not answer in time."""
    patience = {"socket_timeout": BROKER_TIMEOUT, "socket_connect_timeout": BROKER_TIMEOUT}
    with current_app.connection_for_read(transport_options=patience) as broker:
        try:
            broker.ensure_connection(max_retries=1, timeout=BROKER_TIMEOUT)
            length: int = broker.default_channel.client.llen(QUEUE)
        except (OperationalError, *broker.connection_errors):
            return None
        return length


def _check_task(heartbeat: Heartbeat, now: datetime) -> Check:
    warning = ""
    if _is_late(heartbeat.last_sent, now, heartbeat.max_age):
        warning = SCHEDULER_STOPPED
    elif _is_late(heartbeat.last_end, now, heartbeat.max_age):
        warning = WORKER_STOPPED
    elif heartbeat.is_failing:
        warning = MAIL_FAILS if heartbeat.name.startswith("alerts.") else TASK_FAILS
    return Check(heartbeat.name, warning, _age(heartbeat.succeeded_at, now), _seconds(heartbeat.max_age))


def _check_mail(now: datetime) -> Iterator[Check]:
    due = Mail.objects.due().aggregate(oldest=Min("due_at"))["oldest"]
    waiting = Mail.objects.outbox().aggregate(oldest=Min("written_at"))["oldest"]
    warning = "E-mail blijft liggen." if due and _is_late(due, now, MAIL_LIMIT) else ""
    yield Check("oudste e-mail aan de beurt", warning, _age(due, now), _seconds(MAIL_LIMIT))
    warning = MAIL_WAITS if waiting and _is_late(waiting, now, DELIVERY_LIMIT) else ""
    count = Mail.objects.outbox().count()
    yield Check("oudste e-mail in de wachtrij", warning, _age(waiting, now), _seconds(DELIVERY_LIMIT), count)
    held = Mail.objects.filter(state=DeliveryState.HELD).count()
    yield Check("vastgehouden e-mail", MAIL_IS_HELD if held else "", count=held)


def _check_rounds(now: datetime) -> Iterator[Check]:
    """A new register, in which the task that makes the rounds never ended, has missed none yet."""
    has_begun = Heartbeat.objects.filter(name=ROUND_TASK, succeeded_at__isnull=False).exists()
    missed = find_missed(timezone.localtime(now) - ROUND_PATIENCE) if has_begun else []
    for kind in IN_ROUNDS:
        last = Round.objects.filter(kind=kind).order_by("-finished_at").first()
        warning = f"De ronde voor {kind.label} is niet gemaakt." if kind in missed else ""
        yield Check(f"ronde {kind}", warning, _age(last.finished_at if last else None, now))


def _is_late(moment: datetime, now: datetime, limit: timedelta | None) -> bool:
    return limit is not None and now - moment > limit


def _age(moment: datetime | None, now: datetime) -> int | None:
    return None if moment is None else int((now - moment).total_seconds())


def _seconds(limit: timedelta | None) -> int | None:
    return None if limit is None else int(limit.total_seconds())
