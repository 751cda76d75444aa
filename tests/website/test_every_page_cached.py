"""Every kind of page through the real caching path: rendered, cached, 304, and rendered again after a change."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.pages import source_of
from website.caching import freshness
from website.formats import FORMATS

# Outside a test's own transaction, because the cache is off inside one.
pytestmark = pytest.mark.django_db(transaction=True)

FOR_PROGRAMS = {
    "robots": "/robots.txt",
    "sitemap": "/sitemap.xml",
    "sitemap section": "/sitemap-toezeggingen.xml",
    "api list": "/api/v1/toezeggingen",
    "api facets": "/api/v1/facetten",
    "api description": "/api/v1/openapi.json",
    **{f"format {name}": f"/toezeggingen/?formaat={name}" for name in FORMATS},
}
NO_PAGES = {"refused", "missing", "item withdrawn"}  # 400, 404 and 410: no ETag
FILES = {"format csv", "format xlsx"}  # streamed from disk, never cached; a spreadsheet contains its time of creation


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    freshness.pages.clear()
    yield
    freshness.pages.clear()


@pytest.fixture
def addresses(every_page: dict[str, str]) -> dict[str, str]:
    pages = {kind: path for kind, path in every_page.items() if not kind.startswith("follow")}
    return {kind: path for kind, path in {**pages, **FOR_PROGRAMS}.items() if kind not in NO_PAGES}


def test_a_page_for_one_reader_is_kept_nowhere(client: Client, every_page: dict[str, str]):
    for path in (path for kind, path in every_page.items() if kind.startswith("follow")):
        response = client.get(path)
        assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex"), path
        assert response["Referrer-Policy"] == "no-referrer", path
        assert "ETag" not in response, path


def read(client: Client, path: str, etag: str = "") -> tuple[int, str, str, int]:
    """Status, ETag, content, and number of queries."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path, headers={"If-None-Match": etag} if etag else {})
        content = source_of(response)
    return response.status_code, response["ETag"], content, len(captured)


def test_the_second_reader_gets_the_same_page_from_the_cache(client: Client, addresses: dict[str, str]):
    for kind, path in addresses.items():
        first, second = read(client, path), read(client, path)
        assert second[:2] == first[:2], kind
        assert kind in FILES or (second[2], second[3]) == (first[2], 1), f"{kind}: {second[3]} queries"


def test_a_reader_with_the_page_gets_a_304_after_one_query(client: Client, addresses: dict[str, str]):
    for kind, path in addresses.items():
        _, etag, _, _ = read(client, path)
        assert read(client, path, etag) == (304, etag, "", 1), kind


def test_after_a_change_every_reader_gets_the_new_page(client: Client, addresses: dict[str, str]):
    before = {kind: read(client, path) for kind, path in addresses.items()}
    make.an_open()
    after = {kind: read(client, path, before[kind][1]) for kind, path in addresses.items()}
    freshness.pages.clear()
    for kind, path in addresses.items():
        status, etag, content, _ = after[kind]
        assert (status, etag != before[kind][1]) == (200, True), kind
        assert kind in FILES or content == read(client, path)[2], kind
