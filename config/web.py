"""Answers and log lines that concern every page: the health check, HEAD requests, refusals in the log."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import OperationalError, connection
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponse, HttpResponseBase


def show_health(request: HttpRequest) -> HttpResponse:
    """For the container and the proxy: 200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return HttpResponse("De database antwoordt niet.", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("Gezond.", content_type="text/plain; charset=utf-8")


def drop_head_body(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: answer HEAD without a body. Otherwise gunicorn reads the whole body and throws it away."""

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
    """Log filter: a 4xx answer gets one line. Only a fault (5xx) needs its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = None
        return True
