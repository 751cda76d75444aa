"""Log lines as JSON, each with the request or the task that wrote it.

A line has the fields below, and the facts that our own code gives. Django gives its lines the whole request too,
with what a reader searched for.
"""

from __future__ import annotations

import json
import logging
from contextvars import ContextVar
from datetime import datetime

from celery import current_task
from django.utils import timezone

request_id = ContextVar("request_id", default="")


class JsonLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, timezone.get_default_timezone()).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "request_id": request_id.get(),
            "task_id": current_task.request.id if current_task else "",
            "traceback": self.formatException(record.exc_info) if record.exc_info else "",
        }
        # The loggers "access" and "security" give facts, and their message says the same once more.
        facts = getattr(record, "facts", None) or {"message": record.getMessage()}
        return json.dumps({name: value for name, value in (line | facts | line).items() if value != ""}, default=str)
