"""Rules for every kind of page: it is tested, its HTML is valid, and it loads nothing from other hosts."""

import re

import html5lib
import pytest
from django.db import OperationalError, connection
from django.test import Client

from api import ROOT as API
from tests.addresses import route_of, routes
from tests.pages import source_of
from toezeggingen.buckets import Bucket
from toezeggingen.status import Status
from website.formats import FORMATS

pytestmark = pytest.mark.django_db

FOR_MACHINES = {
    *(API[1:], "robots.txt", "sitemap.xml", "sitemap-<slug:section>.xml"),
    "volgen/<str:token>/gegevens/",
}
STATUS = {"refused": 400, "missing": 404, "item withdrawn": 410, "follow unknown link": 404}
FOR_ONE_READER = "follow "  # how the kinds of these pages begin; they read no parameters


def faults(html: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [f"line {line}: {html5lib.constants.E[code] % facts}" for (line, _), code, facts in parser.errors]


def test_every_page_covers_each_route(client: Client, every_page: dict[str, str]):
    assert {*routes()} - {route_of(path) for path in every_page.values()} == FOR_MACHINES | {
        route for route in routes() if route.startswith(f"{API[1:]}/")
    }
    ways_to_stand = {*Bucket, *Status} - {Status.CONCEPT, Status.OPEN, Status.PARTLY}
    assert {f"item {one}" for one in ways_to_stand} < every_page.keys()
    sources = {key: source_of(client.get("/toezeggingen/", {"formaat": key})) for key in FORMATS}
    assert {key for key, source in sources.items() if source.startswith("<!DOCTYPE html>")} < every_page.keys()


def test_each_page_has_the_expected_status(client: Client, every_page: dict[str, str]):
    answers = {kind: client.get(path).status_code for kind, path in every_page.items()}
    assert answers == {kind: STATUS.get(kind, 200) for kind in every_page}


def test_each_page_reports_ignored_parameters_once(client: Client, every_page: dict[str, str]):
    """The list uses the status filter, so it does not report it; every other page must not seem filtered."""
    pages = {
        kind: path
        for kind, path in every_page.items()
        if kind not in STATUS and (kind == "follow all" or not kind.startswith(FOR_ONE_READER))
    }
    assert {kind for kind, path in pages.items() if "geen filter" in source_of(client.get(path))} == {"complaints"}
    found = {}
    for kind, path in pages.items():
        page = source_of(client.get(f"{path}{'&' if '?' in path else '?'}status=openstaand&qqq=1"))
        found[kind] = re.findall("“(qqq|status)” is geen filter en is genegeerd", page)
    narrowed = {kind for kind, path in pages.items() if path.startswith(("/toezeggingen/?", "/recent/", "/volgen/"))}
    assert found == {kind: ["qqq"] if kind in narrowed else ["qqq", "status"] for kind in pages}


def test_the_html_of_each_page_is_valid(client: Client, every_page: dict[str, str]):
    found = {kind: faults(source_of(client.get(path))) for kind, path in every_page.items()}
    assert {kind: errors for kind, errors in found.items() if errors} == {}


def test_the_html_of_the_error_page_is_valid(client: Client):
    def refuse(*_):
        raise OperationalError("gone")

    client.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        assert faults(source_of(client.get("/"))) == []
