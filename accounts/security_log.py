"""The security log: one line of JSON for each event of log-in and rights, with the person, the address and the outcome.

JSON escapes line breaks and other control characters, so a name that somebody typed cannot forge a line.
"""

from __future__ import annotations

import json
import logging
from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from accounts.models import FailedLogIn

logger = logging.getLogger("security")


def record(event: str, *, request: HttpRequest | None, person: object, outcome: str, **facts: object) -> None:
    """Write a line. `person` is who acts; behind the trusted proxy REMOTE_ADDR is the reader's own address."""
    address = request.META.get("REMOTE_ADDR", "") if request else ""
    line = {"event": event, "person": str(person or ""), "address": address, "outcome": outcome, **facts}
    logger.info("%s", json.dumps(line, default=str), extra={"facts": line})


def listen() -> None:
    user_logged_in.connect(_log_in, dispatch_uid="security log")
    user_logged_out.connect(_log_out, dispatch_uid="security log")
    user_login_failed.connect(_refuse, dispatch_uid="security log")
    user_locked_out.connect(_lock, dispatch_uid="security log")


def _log_in(request: HttpRequest, user: AbstractBaseUser, **_: Any) -> None:
    record("log-in", request=request, person=user, outcome="done")


def _log_out(request: HttpRequest, user: AbstractBaseUser | None, **_: Any) -> None:
    record("log-out", request=request, person=user, outcome="done")


def _refuse(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    record("log-in", request=request, person=credentials.get("username"), outcome="refused")


def _lock(request: HttpRequest, username: str, **_: Any) -> None:
    is_address_paused = FailedLogIn.objects.is_address_paused(request.META.get("REMOTE_ADDR"))
    outcome = "address locked" if is_address_paused else "locked"
    record("log-in", request=request, person=username, outcome=outcome)
