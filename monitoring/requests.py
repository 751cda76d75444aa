"""Each request gets an id, a line in the log and a place in the figures. None of them knows who the reader is."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from monitoring.figures import count_request
from monitoring.log_lines import request_id

logger = logging.getLogger("access")

STATIC, UNKNOWN = "static", "unknown"
FIT_FOR_A_LINE = re.compile(r"[A-Za-z0-9._-]{1,64}")


def measure(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware that measures a request, until its answer is ready to be sent.

    The line names the view and not the path, because a path may hold a secret, such as the link for a new password.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        start = time.perf_counter()
        request_id.set(_choose_id(request))  # it stays: Django writes about a 4xx after the middleware
        response = get_response(request)
        response["X-Request-ID"] = request_id.get()
        seconds = time.perf_counter() - start
        view, status = _name_view(request), response.status_code
        count_request(view, status, seconds)
        facts = {
            "method": request.method,
            "view": view,
            "path": request.path[:200] if view == UNKNOWN else "",
            "status": status,
            "ms": round(seconds * 1000),
            "bytes": len(response.content) if isinstance(response, HttpResponse) else "",
        }
        logger.info("%s %s %s", request.method, view, status, extra={"facts": facts})
        return response

    return answer


def _choose_id(request: HttpRequest) -> str:
    """Return the proxy's id, or a new one. config/server.py leaves X-Forwarded-For to the named proxy only."""
    given = request.headers.get("X-Request-ID", "")
    is_from_proxy = "X-Forwarded-For" in request.headers
    return given if is_from_proxy and FIT_FOR_A_LINE.fullmatch(given) else uuid.uuid4().hex


def _name_view(request: HttpRequest) -> str:
    if request.resolver_match:
        return request.resolver_match.view_name
    return STATIC if request.path.startswith(settings.STATIC_URL) else UNKNOWN
