"""The headers of every response of the API."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest
from django.http.request import MediaType
from django.http.response import HttpResponseBase

from api import VERSION
from api.problems import is_of_api, problem

# All data is public and the same for everyone, so scripts on any website may read it.
HEADERS = {
    "API-Version": VERSION,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Link",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}

Answer = Callable[[HttpRequest], HttpResponseBase]


def add_api_headers(get_response: Answer) -> Answer:
    """Middleware that adds the version and CORS headers, and responds 406 to clients that do not accept JSON."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not is_of_api(request):
            return get_response(request)
        is_preflight = request.method == "OPTIONS"
        if is_preflight or _accepts_json(request):
            response = get_response(request)
        else:
            response = problem(HTTPStatus.NOT_ACCEPTABLE)
        for name, value in {**HEADERS, **(PREFLIGHT if is_preflight else {})}.items():
            response.headers[name] = value
        return response

    return answer


def _accepts_json(request: HttpRequest) -> bool:
    """Whether the client accepts JSON, whatever the parameters, such as `charset`."""
    return any(
        MediaType(f"{kind.main_type}/{kind.sub_type}").match("application/json") for kind in request.accepted_types
    )
