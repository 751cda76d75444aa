"""The addresses for the monitoring. Each asks for the token, because an answer costs a write and shows the inside."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from monitoring.checks import Check, run_checks
from monitoring.figures import REGISTRY

View = Callable[[HttpRequest], HttpResponse]


def for_monitoring(view: View) -> View:
    """Answer 403 without `Authorization: Bearer MONITORING_TOKEN`. Without that setting the address is closed."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        token = settings.MONITORING_TOKEN
        given = request.headers.get("Authorization", "")
        if not token or not secrets.compare_digest(given.encode(), f"Bearer {token}".encode()):
            return HttpResponse("Alleen voor de bewaking.", status=403, content_type="text/plain; charset=utf-8")
        response = view(request)
        response["Cache-Control"] = "no-store"
        return response

    return guarded


@for_monitoring
def show_readiness(request: HttpRequest) -> HttpResponse:
    """Return all checks as JSON: 200 when all is well, 503 when something is not."""
    checks = run_checks()
    is_ready = not any(check.warning for check in checks)
    body = {"paraat": is_ready, "controles": [_as_json(check) for check in checks]}
    return JsonResponse(body, status=200 if is_ready else 503, json_dumps_params={"ensure_ascii": False})


@for_monitoring
def show_figures(request: HttpRequest) -> HttpResponse:
    """Return the figures in the text format of Prometheus."""
    return HttpResponse(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)


def _as_json(check: Check) -> dict[str, object]:
    values = asdict(check)
    names = {"name": "naam", "warning": "waarschuwing", "age": "seconden", "limit": "hoogstens", "count": "aantal"}
    return {"in_orde": not check.warning, **{names[key]: value for key, value in values.items() if value is not None}}
