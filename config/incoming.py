"""What comes in with a request: the reader's address, the size of its body, and the characters of what is typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from http import HTTPStatus
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.template import loader
from django.urls import reverse

import api
from parliament.invisible import drop_invisible
from toezeggingen import permissions

if TYPE_CHECKING:
    from django.http.request import _ImmutableQueryDict

Answer = Callable[[HttpRequest], HttpResponseBase]
MAX_BODY_BYTES = 1024 * 1024  # not for a clerk who reads in a letter; see also deploy/Caddyfile

UNKNOWN_ADDRESS = "::"  # stands for an address that cannot be read
_IN_BRACKETS = re.compile(r"\[(.*)\](?::\d+)?")


def read_address(get_response: Answer) -> Answer:
    """Middleware that leaves the bare IP address of the reader in REMOTE_ADDR.

    A proxy may add brackets, a port or a zone. All readers whose address cannot be read share one pause.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.META["REMOTE_ADDR"] = _bare_address(request.META.get("REMOTE_ADDR", ""))
        return get_response(request)

    return answer


def limit_body(get_response: Answer) -> Answer:
    """Middleware that refuses a large body with 413, before it is parsed or written to a file."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        size = request.META.get("CONTENT_LENGTH") or "0"
        if size.isdigit() and int(size) > MAX_BODY_BYTES and not _reads_in_letter(request):
            page = loader.get_template("413.html").render()
            return HttpResponse(page, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return get_response(request)

    return answer


def drop_invisible_characters(get_response: Answer) -> Answer:
    """Middleware that drops invisible characters from all that a reader or a clerk types.

    Django drops them from names of files. The API does not drop them: it refuses a value that is wrong.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(f"{api.ROOT}/"):
            request.GET = _visible(request.GET)
        if request.method == "POST":
            request.POST = _visible(request.POST)
        return get_response(request)

    return answer


def _bare_address(given: str) -> str:
    in_brackets = _IN_BRACKETS.fullmatch(given)
    address, _, _ = (in_brackets[1] if in_brackets else given).partition("%")
    try:
        return str(ip_address(address))
    except ValueError:
        return UNKNOWN_ADDRESS


def _reads_in_letter(request: HttpRequest) -> bool:
    return request.path_info == reverse("admin:intake") and request.user.has_perm(permissions.ENTER)


def _visible(typed: _ImmutableQueryDict) -> _ImmutableQueryDict:
    pairs = [(name, value) for name, values in typed.lists() for value in values]
    visible = [(drop_invisible(name), drop_invisible(value)) for name, value in pairs]
    return typed if visible == pairs else QueryDict(urlencode(visible))
