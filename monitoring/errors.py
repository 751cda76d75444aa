"""Reports errors to a Sentry-compatible address: the kind of error and its place in the code, and nothing of a person.

The message stays in the log, because a message may quote a row, a name or an address. The report has the ids of the
request and the task, which find the line in the log.
"""

from __future__ import annotations

from typing import Any

import sentry_sdk
from celery import current_task
from sentry_sdk.integrations.logging import ignore_logger

from monitoring.log_lines import request_id

KEPT = ("event_id", "timestamp", "level", "platform", "exception", "logger", "transaction", "release", "sdk")

PLACES = ("route", "task")  # of our own: a pattern of an address, or the name of a task


def report_to(dsn: str) -> None:
    sentry_sdk.init(
        dsn,
        send_default_pii=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        before_send=strip,
    )
    ignore_logger("django.security.*")  # refused requests; their log lines quote what a stranger sent


def strip(event: Any, hint: dict[str, Any]) -> Any:
    """Keep what is named above, so that a field that a new release adds is not sent."""
    kept = {name: event[name] for name in KEPT if name in event}
    if event.get("transaction_info", {}).get("source") not in PLACES:
        kept.pop("transaction", None)  # outside any view it is the path, which somebody typed
    for error in kept.get("exception", {}).get("values", []):
        error.pop("value", None)
        error.pop("mechanism", None)
    if "logentry" in event:
        kept["logentry"] = {"message": event["logentry"].get("message", "")}
    kept["tags"] = {"request_id": request_id.get(), "task_id": current_task.request.id if current_task else ""}
    return kept
