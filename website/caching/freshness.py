"""Serve no stale page: each answer is valid for one version of the register, one day and one release.

The ETag combines these three. A browser may store a page, but must revalidate it before showing it again.
docs/decisions/0009 describes how the database gives each commit its own version.
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

from toezeggingen.models import RegisterVersion
from website.caching import release
from website.caching.page_cache import MAX_PAGE_BYTES, Address, CachedPage, PageCache

View = Callable[..., HttpResponseBase]

pages = PageCache()


def fresh(view: View) -> View:
    """Decorate a public view with an ETag and the page cache.

    The answer may depend only on the address, the register, the day in Amsterdam and the release. The view runs in one
    read-only snapshot, which ends when the view returns, so a streaming answer must read its rows before that. Inside a
    caller's transaction the rows may not have a version yet, so the view runs without cache and ETag.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if connection.in_atomic_block or request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        address, today = _address(request), timezone.localdate()
        etag = _etag(address, read_version(), today)
        page = pages.get(address)
        if page and page.headers["ETag"] == etag:
            return HttpResponse(page.content, headers=page.headers)
        with snapshot() as state:
            request.state = state  # type: ignore[attr-defined] # for website/context.py
            response = view(request, *args, **kwargs)
            if isinstance(response, SimpleTemplateResponse):
                response.render()
        if response.status_code == 200:
            response.headers["ETag"] = _etag(address, state.version, today)
            if request.method == "GET":
                _store(address, response)
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined] # it writes nothing and refuses other methods
    return answer


@contextmanager
def snapshot() -> Iterator[RegisterVersion]:
    """Run a block in a read-only snapshot of the register, and yield the register's version. Inside a caller's
    transaction, use that transaction instead."""
    if connection.in_atomic_block:
        yield RegisterVersion.objects.get()
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield RegisterVersion.objects.get()


def read_version() -> UUID:
    """The version of the register, which changes with each public change."""
    return RegisterVersion.objects.values_list("version", flat=True).get()


def _etag(address: Address, version: UUID, day: date) -> str:
    """A weak ETag, because a proxy may compress the bytes. It contains the address, so that an ETag of one page never
    leads to a 304 for another page."""
    digest = blake2b("".join(address).encode(), digest_size=6).hexdigest()
    return f'W/"{version.hex}-{day:%Y%m%d}-{release.RELEASE}-{digest}"'


def _address(request: HttpRequest) -> Address:
    """The scheme, host and path with query. The host is included because a page may contain its own full address."""
    return request.scheme or "", request.get_host(), request.get_full_path()


def _store(address: Address, response: HttpResponseBase) -> None:
    """Cache a page that is small enough and the same for every reader."""
    if not isinstance(response, HttpResponse) or response.cookies or response.has_header("Vary"):
        return
    if len(response.content) <= MAX_PAGE_BYTES:
        pages.put(address, CachedPage(response.content, dict(response.headers)))


def require_revalidation(get_response: View) -> View:
    """Middleware that makes browsers revalidate every answer, redirects and errors included. If the browser's copy is
    still valid, it answers 304 before any view runs. That is safe because only existing pages get an ETag."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = _not_modified(request) or get_response(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return answer


def _not_modified(request: HttpRequest) -> HttpResponse | None:
    """A 304 answer if the browser's ETag is still valid, or else None.

    Ignores `*`, because the page may not exist. Ignores the other conditions of RFC 9110 (13.1), because they guard
    writes or need a modification date, and pages have no modification date.
    """
    tags = [tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))]
    if not tags or connection.in_atomic_block or request.method not in ("GET", "HEAD"):
        return None
    etag = _etag(_address(request), read_version(), timezone.localdate())
    return HttpResponseNotModified(headers={"ETag": etag}) if etag.removeprefix("W/") in tags else None
