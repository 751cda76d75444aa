"""The figures for Prometheus.

Each web process counts its own requests. All else is read from the database and the broker, so every process gives the
same answer. docs/decisions/0031 says why.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Iterator

from django.db import DatabaseError, connection
from django.db.models import Count, Min
from django.utils import timezone
from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from alerts.models import Mail
from alerts.models.mail import DeliveryState
from letters.models import LetterVersion
from matching.proposing import unread_versions
from monitoring.checks import BROKER, run_checks
from monitoring.heartbeats import BACKUP
from monitoring.models import Heartbeat, TaskCount

disable_created_metrics()
REGISTRY = CollectorRegistry()
REQUESTS = Counter("register_requests", "Requests.", ["process", "view", "status"], registry=REGISTRY)
REQUEST_SECONDS = Histogram(
    "register_request_seconds",
    "Seconds until the answer to a request was ready.",
    ["process", "view"],
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=REGISTRY,
)
MAIL_STATES = {
    DeliveryState.WAITING: "waiting",
    DeliveryState.BUSY: "busy",
    DeliveryState.SENT: "sent",
    DeliveryState.REFUSED: "refused",
}


def count_request(view: str, status: int, seconds: float) -> None:
    """Count a request under the name of this process: through the proxy, each answer comes from another one."""
    process = f"{socket.gethostname()}:{os.getpid()}"
    REQUESTS.labels(process, view, status).inc()
    REQUEST_SECONDS.labels(process, view).observe(seconds)


class RegisterCollector(Collector):
    """Reads the database and the broker at each question."""

    def describe(self) -> Iterable[Metric]:
        return []  # so that nothing is read at the start

    def collect(self) -> Iterator[Metric]:
        ok = GaugeMetricFamily("register_check_ok", "1 if the check of /gezond/paraat/ is well.", labels=["check"])
        age = GaugeMetricFamily("register_check_age_seconds", "Age of what is checked.", labels=["check"])
        for check in run_checks():
            ok.add_metric([check.name], not check.warning)
            if check.age is not None:
                age.add_metric([check.name], check.age)
            if check.name == BROKER and check.count is not None:
                yield GaugeMetricFamily("register_queue_length", "Tasks that wait for a worker.", value=check.count)
        yield from (ok, age)
        try:
            yield from [*_of_tasks(), *_of_mail(), *_of_letters(), *_of_database()]
        except DatabaseError:
            return  # register_check_ok{check="database"} says so


def _of_tasks() -> Iterator[Metric]:
    labels = ["task", "outcome"]
    runs = CounterMetricFamily("register_tasks", "Tasks that ended.", labels=labels)
    seconds = CounterMetricFamily("register_task_seconds", "Seconds that these tasks took.", labels=labels)
    for row in TaskCount.objects.all():
        runs.add_metric([row.task, row.outcome], row.runs)
        seconds.add_metric([row.task, row.outcome], row.seconds)
    sent = GaugeMetricFamily("register_sent_timestamp_seconds", "When it was last sent.", labels=["name"])
    ended = GaugeMetricFamily("register_ended_timestamp_seconds", "When it last ended.", labels=["name"])
    silence = GaugeMetricFamily("register_longest_silence_seconds", "After this it is late.", labels=["name"])
    for beat in Heartbeat.objects.all():
        if beat.max_age:
            if beat.name != BACKUP:  # the scheduler does not send it
                sent.add_metric([beat.name], beat.last_sent.timestamp())
            ended.add_metric([beat.name], beat.last_end.timestamp())
            silence.add_metric([beat.name], beat.max_age.total_seconds())
    yield from (runs, seconds, sent, ended, silence)


def _of_mail() -> Iterator[Metric]:
    found = dict(Mail.objects.order_by().values_list("state").annotate(Count("pk")))
    mail = GaugeMetricFamily("register_mail", "Mail by state.", labels=["state"])
    for state, name in MAIL_STATES.items():
        mail.add_metric([name], found.get(state, 0))
    yield mail
    oldest = Mail.objects.due().aggregate(oldest=Min("due_at"))["oldest"]
    age = (timezone.now() - oldest).total_seconds() if oldest else 0
    yield GaugeMetricFamily("register_mail_oldest_due_seconds", "Age of the oldest mail that is due.", value=age)


def _of_letters() -> Iterator[Metric]:
    unread = unread_versions().count()
    letters = GaugeMetricFamily("register_letter_versions", "Versions of letters, read or not yet.", labels=["state"])
    letters.add_metric(["read"], LetterVersion.objects.count() - unread)
    letters.add_metric(["unread"], unread)
    yield letters


def _of_database() -> Iterator[Metric]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), pg_database_size(current_database()) FROM pg_stat_activity"
            " WHERE datname = current_database()"
        )
        connections, size = cursor.fetchone()
    yield GaugeMetricFamily("register_database_connections", "Connections to the database.", value=connections)
    yield GaugeMetricFamily("register_database_bytes", "Size of the database.", value=size)


REGISTRY.register(RegisterCollector())
