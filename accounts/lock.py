"""The pause after failed log-ins. django-axes counts them for each name and address together."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

PAUSE: timedelta = settings.AXES_COOLOFF_TIME


def show_pause(request: HttpRequest, *_: object) -> HttpResponse:
    """The page instead of the log-in during a pause. It is the same for a name that does not exist."""
    minutes = int(PAUSE.total_seconds() / 60)
    context = {
        **admin.site.each_context(request),
        "title": "Even wachten",
        "paragraphs": [
            f"Met deze naam is te vaak verkeerd ingelogd. Probeer het over {minutes} minuten opnieuw.",
            "Hebt u haast? Een beheerder kan de pauze opheffen.",
        ],
    }
    page = render(request, "accounts/notice.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    page["Retry-After"] = str(int(PAUSE.total_seconds()))
    return page
