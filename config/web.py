"""The health check, the response to HEAD requests, and the log lines of refused requests."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import OperationalError, connection
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe


@require_safe
def show_health(request: HttpRequest) -> HttpResponse:
    """Return 200 when the database responds and 503 when it does not, for the container and the proxy."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return HttpResponse("De database antwoordt niet.", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("Gezond.", content_type="text/plain; charset=utf-8")


def drop_head_body(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware that empties the body of a response to HEAD. The server would send it."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "HEAD":
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = ()
            elif isinstance(response, HttpResponse):
                response.content = b""
        return response

    return answer


class RefusalWithoutTraceback(logging.Filter):
    """Log filter that removes the traceback of a refused request (4xx). Only a fault (5xx) needs a traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = None
        return True
