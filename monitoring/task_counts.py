"""Counts the tasks that ended, in the database: a worker has several processes, and none of them answers HTTP."""

from __future__ import annotations

import time
from typing import Any

from celery import signals
from django.db.models import F

from monitoring.models import TaskCount

_started: dict[str, float] = {}


@signals.task_prerun.connect
def begin(task_id: str, **_: Any) -> None:
    _started[task_id] = time.monotonic()


@signals.task_postrun.connect
def count(task_id: str, task: Any, state: str | None = None, **_: Any) -> None:
    seconds = time.monotonic() - _started.pop(task_id, time.monotonic())
    row = TaskCount.objects.filter(task=task.name, outcome=(state or "unknown").lower())
    added = {"runs": F("runs") + 1, "seconds": F("seconds") + seconds}
    if not row.update(**added):
        TaskCount.objects.bulk_create(
            [TaskCount(task=task.name, outcome=(state or "unknown").lower())], ignore_conflicts=True
        )
        row.update(**added)
