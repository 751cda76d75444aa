"""The pause after failed log-ins. django-axes counts them for each name and address together.

An address also has a limit of its own, for many names from one place. It is much higher, because a whole office may be
behind one address.
"""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.kept import typed
from accounts.models import FailedLogIn

PAUSE: timedelta = settings.AXES_COOLOFF_TIME


class CountByAddressToo(AxesDatabaseHandler):
    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Failures of this name at this address. An address that waits counts as a name that waits."""
        failures: int = super().get_failures(request, credentials)
        is_paused = FailedLogIn.objects.is_address_paused(request.META.get("REMOTE_ADDR"))
        return max(failures, settings.AXES_FAILURE_LIMIT) if is_paused else failures


def is_paused(request: HttpRequest, name: str) -> bool:
    """Whether this name waits at the address of the request. The form with a password asks django-axes itself."""
    return not AxesProxyHandler.is_allowed(request, {"username": name})


def show_pause(request: HttpRequest, *_: object) -> HttpResponse:
    """The page instead of the log-in during a pause. It is the same for a name that does not exist."""
    minutes = int(PAUSE.total_seconds() / 60)
    is_address_paused = FailedLogIn.objects.is_address_paused(request.META.get("REMOTE_ADDR"))
    which = "Vanaf uw netwerk is met veel namen" if is_address_paused else "Met deze naam is te vaak"
    context = {
        **admin.site.each_context(request),
        "title": "Even wachten",
        "typed": typed.typed_in(request) if typed.FIELD in request.POST else None,
        "paragraphs": [
            f"{which} verkeerd ingelogd. Probeer het over {minutes} minuten opnieuw.",
            "Hebt u haast? Een beheerder kan de pauze opheffen.",
        ],
    }
    page = render(request, "accounts/notice.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    page["Retry-After"] = str(int(PAUSE.total_seconds()))
    return page
