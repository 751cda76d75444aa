"""Records when the scheduler sends a task, how the worker ends it, and when a backup was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from celery import current_app, signals
from django.db import close_old_connections, connection
from django.db.models.functions import Now

from monitoring.models import Heartbeat

BACKUP = "backup"
PROBE = "proef"  # the row that the readiness check writes


def list_heartbeats(max_ages: Mapping[str, timedelta | None]) -> None:
    """Make a row for each name, with its limit, and remove all others. None is no limit."""
    for name, max_age in {**max_ages, PROBE: None}.items():
        Heartbeat.objects.update_or_create(name=name, defaults={"max_age": max_age})
    Heartbeat.objects.exclude(name__in=[*max_ages, PROBE]).delete()


def record_backup() -> None:
    """Record that a backup has been made. Call this after the file is complete."""
    record(BACKUP, "succeeded_at")


def record(name: str, moment: str) -> None:
    Heartbeat.objects.filter(name=name).update(**{moment: Now()})


def _is_scheduled(name: str) -> bool:
    return any(entry["task"] == name for entry in current_app.conf.beat_schedule.values())


@signals.after_task_publish.connect
def record_sent(sender: str, **_: Any) -> None:
    """The scheduler has no requests, so nothing else closes its connection after a restart of the database."""
    if _is_scheduled(sender):
        if not connection.in_atomic_block:
            close_old_connections()
        record(sender, "sent_at")


@signals.task_success.connect
def record_success(sender: Any, **_: Any) -> None:
    if _is_scheduled(sender.name):
        record(sender.name, "succeeded_at")


@signals.task_failure.connect
def record_failure(sender: Any, **_: Any) -> None:
    if _is_scheduled(sender.name):
        record(sender.name, "failed_at")
