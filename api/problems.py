"""Errors as `application/problem+json` (RFC 9457), in Dutch."""

from __future__ import annotations

import sys
from http import HTTPStatus
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import get_template
from django.views import defaults
from rest_framework.exceptions import MethodNotAllowed, NotFound, ValidationError

CONTENT_TYPE = "application/problem+json"
# The title and the usual detail of each problem.
PROBLEMS = {
    HTTPStatus.BAD_REQUEST: ("De vraag klopt niet", "Deze vraag is niet te lezen."),
    HTTPStatus.NOT_FOUND: ("Niet gevonden", "Dit bestaat niet, of nog niet."),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "Deze methode kan hier niet",
        "De API is alleen om te lezen: GET, HEAD en OPTIONS.",
    ),
    HTTPStatus.NOT_ACCEPTABLE: ("Alleen JSON", "De API antwoordt in application/json."),
    HTTPStatus.GONE: ("Ingetrokken", ""),
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Er ging iets mis",
        "De fout ligt bij het register. Probeer het later opnieuw.",
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "Het register is even niet bereikbaar",
        "De database antwoordt niet op tijd. Probeer het over een minuut opnieuw.",
    ),
}


class GoneError(Exception):
    """The requested thing was public, but has been withdrawn."""


def problem(status: HTTPStatus, detail: str = "", **further: Any) -> HttpResponse:
    title, usual_detail = PROBLEMS[status]
    content = {"type": "about:blank", "title": title, "status": status, "detail": detail or usual_detail, **further}
    return JsonResponse(content, status=status, content_type=CONTENT_TYPE, json_dumps_params={"ensure_ascii": False})


def handle(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Turn an exception in a view into a response, as the exception handler of DRF.

    Return None for a bug: Django then logs the exception and calls `server_error`.
    """
    match error:
        case ValidationError(detail=faults):
            return problem(HTTPStatus.BAD_REQUEST, " ".join(fault["detail"] for fault in faults), fouten=faults)
        case GoneError():
            return problem(HTTPStatus.GONE, str(error))
        case Http404() | NotFound():
            return problem(HTTPStatus.NOT_FOUND, str(error))
        case MethodNotAllowed():
            return problem(HTTPStatus.METHOD_NOT_ALLOWED)
    return None


def is_of_api(request: HttpRequest) -> bool:
    """Return whether the request is for the API, in any version. The path `/api/` itself is a page for people."""
    return request.path_info.startswith("/api/") and request.path_info != "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(HTTPStatus.BAD_REQUEST) if is_of_api(request) else defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if not is_of_api(request):
        return defaults.page_not_found(request, exception)
    is_slashed = request.path_info.endswith("/")
    return problem(HTTPStatus.NOT_FOUND, "Adressen eindigen niet op een schuine streep." if is_slashed else "")


def server_error(request: HttpRequest) -> HttpResponse:
    """Return the page for a bug, or the page for a database that does not answer in time. Neither needs a database."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return unavailable(request)
    is_api = is_of_api(request)
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR) if is_api else defaults.server_error(request)


def unavailable(request: HttpRequest) -> HttpResponse:
    status = HTTPStatus.SERVICE_UNAVAILABLE
    is_api = is_of_api(request)
    response = problem(status) if is_api else HttpResponse(get_template("503.html").render(), status=status)
    response.headers["Retry-After"] = "60"
    response.headers["Cache-Control"] = "no-store"
    return response
