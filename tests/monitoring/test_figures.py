"""What Prometheus reads, and that the alerts and the dashboard use names that exist."""

import json
import re
from pathlib import Path

import pytest
from celery import shared_task
from django.db import OperationalError, connection
from prometheus_client.parser import text_string_to_metric_families
from ruamel.yaml import YAML

from monitoring.models import TaskCount
from tests.alerts.mailroom import a_mail, let_minutes_pass
from tests.factories import a_letter
from tests.monitoring.test_readiness import MAIL_TASK, TOKEN, grow_old, running

__all__ = ["running"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("running")]

DEPLOY = Path(__file__).parents[2] / "deploy"
ALERTS = YAML(typ="safe").load((DEPLOY / "prometheus-alerts.yml").read_text())
DASHBOARD = json.loads((DEPLOY / "grafana-dashboard.json").read_text())


def read(client) -> dict[tuple[str, ...], float]:
    """Each figure by its name and the values of its labels, in the order of the labels' names, without the process."""
    response = client.get("/gezond/cijfers/", headers={"Authorization": f"Bearer {TOKEN}"})
    assert response.status_code == 200
    families = text_string_to_metric_families(response.content.decode())
    return {
        (sample.name, *(value for label, value in sample.labels.items() if label != "process")): sample.value
        for family in families
        for sample in family.samples
    }


def test_closed_without_the_token(client):
    assert client.get("/gezond/cijfers/").status_code == 403


def test_requests_are_counted_by_view_and_status(client):
    before = read(client)
    client.get("/over/?q=zoekwoord")
    client.get("/bestaat-niet/")
    after = read(client)
    about, unknown = ("register_requests_total", "200", "about"), ("register_requests_total", "404", "unknown")
    assert [after[name] - before.get(name, 0) for name in (about, unknown)] == [1, 1]
    assert after["register_request_seconds_count", "about"] >= 1


@shared_task
def end_well():
    pass


@shared_task
def fail():
    raise ValueError


def test_tasks_are_counted_by_outcome(client):
    for task in (end_well, end_well, fail):
        task.apply()
    found = read(client)
    assert found["register_tasks_total", "success", end_well.name] == 2
    assert found["register_tasks_total", "failure", fail.name] == 1
    assert found["register_task_seconds_total", "success", end_well.name] > 0
    assert TaskCount.objects.count() == 2


def test_queue_mail_letters_and_database_are_counted(client, broker):
    broker.send_task("unknown.task")
    a_mail()
    let_minutes_pass(3)
    a_letter()
    found = read(client)
    assert found["register_queue_length",] == 1
    assert found["register_mail", "waiting"] == 1
    assert found["register_mail_oldest_due_seconds",] >= 180
    assert found["register_letter_versions", "unread"] + found["register_letter_versions", "read"] == 1
    assert found["register_database_connections",] >= 1
    assert found["register_database_bytes",] > 0


def test_a_dead_scheduler_shows(client):
    grow_old("sent_at", "succeeded_at", seconds=118)
    found = read(client)
    assert found["register_check_ok", MAIL_TASK] == 0
    silence = found["register_ended_timestamp_seconds", "backup"] - found["register_sent_timestamp_seconds", MAIL_TASK]
    assert silence > found["register_longest_silence_seconds", MAIL_TASK]
    assert ("register_sent_timestamp_seconds", "backup") not in found


def test_only_the_check_is_there_without_a_database(client):
    def refuse(*_):
        raise OperationalError("gone")

    with connection.execute_wrapper(refuse):
        found = read(client)
    assert found["register_check_ok", "database"] == 0
    assert not [name for name, *_ in found if name in ("register_mail", "register_database_bytes")]


@pytest.mark.parametrize(
    "question",
    [rule["expr"] for group in ALERTS["groups"] for rule in group["rules"]]
    + [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]],
)
def test_alerts_and_dashboard_ask_for_what_exists(client, question):
    end_well.apply()
    client.get("/over/")
    exported = {name for name, *_ in read(client)}
    assert set(re.findall(r"register_\w+", question)) <= exported
