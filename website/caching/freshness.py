"""Nothing stale is ever shown: a page is what the register says, on this day, in the words of this release.

Its ETag says all three, and it may be kept only to ask whether it still holds. docs/decisions/0009 says how the
database gives each commit a version of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from hashlib import blake2b
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils import timezone
from django.utils.http import parse_etags

from website.caching import release
from website.caching.page_cache import Address, KeptPages, Page
from website.caching.register_state import State, ask_state, read_state

MOST_BYTES = 32 * 1024 * 1024
LARGEST_PAGE = 1024 * 1024

View = Callable[..., HttpResponseBase]

pages = KeptPages(MOST_BYTES)


def fresh(view: View) -> View:
    """A public view whose answer depends on its address, the register, the Amsterdam day and the release, and no more.

    A kept page is given again; otherwise the view is rendered in one read-only snapshot of the register, in which the
    version is read before the rows. A streaming answer gets its ETag too, but
    is never kept, and has read its rows before it is returned: the snapshot ends with the view, not with its reader.

    Within a transaction of the caller the rows may have no version yet: there the view answers as if undecorated.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if connection.in_atomic_block or request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        today, address = timezone.localdate(), _address(request)
        response: HttpResponseBase | None = _kept(address, today)
        if response is None:
            with snapshot() as state:
                request.state = state  # type: ignore[attr-defined] # for website/context.py
                etag = _etag(address, state.version, today)
                response = view(request, *args, **kwargs)
                if isinstance(response, SimpleTemplateResponse):
                    response.render()
            if response.status_code == 200:
                response.headers["ETag"] = etag
            _keep(request, address, response)
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined] # it changes nothing, and refuses whoever tries by the method
    return answer


@contextmanager
def snapshot() -> Iterator[State]:
    """The register as it is at one moment, read-only; within a transaction of the caller, as that one sees it."""
    if connection.in_atomic_block:
        yield read_state()
        return
    with transaction.atomic(), connection.cursor() as begins, connection.cursor() as asks:
        with connection.wrap_database_errors, connection.connection.pipeline():  # in one trip, with the BEGIN
            begins.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            ask_state(asks)
        yield State(*asks.fetchone())


def read_version() -> UUID:
    """The version of what the public sees."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT version FROM toezeggingen_registerversion")
        version: UUID = cursor.fetchone()[0]
        return version


def _etag(address: Address, version: UUID, day: date) -> str:
    """Weak: it vouches for the facts, and a proxy may pack the bytes. Of this address alone, so that only who got a
    page there has it: with that of another page an address that is wrong would be told to be unchanged."""
    digest = blake2b("".join(address).encode(), digest_size=6).hexdigest()
    return f'W/"{version.hex}-{day:%Y%m%d}-{release.RELEASE}-{digest}"'


def _kept(address: Address, today: date) -> HttpResponse | None:
    """The page that this process keeps, while it holds. Without one the version tells nothing, and is not asked."""
    page = pages.get(address)
    if page is None or page.headers["ETag"] != _etag(address, read_version(), today):
        return None
    return HttpResponse(page.content, headers=page.headers)


def _address(request: HttpRequest) -> Address:
    """With the host, since a page may give its own address in full."""
    return request.scheme or "", request.get_host(), request.get_full_path()


def _keep(request: HttpRequest, address: Address, response: HttpResponseBase) -> None:
    """Keep a page that is the same for everyone."""
    if request.method != "GET" or response.status_code != 200 or not isinstance(response, HttpResponse):
        return
    if response.cookies or response.has_header("Vary") or len(response.content) > LARGEST_PAGE:
        return
    pages.keep(address, Page(response.content, dict(response.headers)))


def ask_again(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: no answer may be shown again without asking, not a redirect or a refusal either. Who asks about a
    page that still holds is told so before anything is looked up: only a page that was given has its ETag."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = _unchanged(request) or get_response(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return answer


def _unchanged(request: HttpRequest) -> HttpResponse | None:
    """Whether the reader has the page is known before it is made; whether there is one (`*`) is not. The other
    conditions of RFC 9110 (13.1) guard what a reader would change, or ask for a day that no page gives."""
    asked = parse_etags(request.headers.get("If-None-Match", ""))
    if not asked or connection.in_atomic_block or request.method not in ("GET", "HEAD"):
        return None
    etag = _etag(_address(request), read_version(), timezone.localdate())
    if etag.removeprefix("W/") not in [one.removeprefix("W/") for one in asked]:
        return None
    return HttpResponseNotModified(headers={"ETag": etag})
