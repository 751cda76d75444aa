"""Hostile requests get a page, never a server error and never their own text unescaped."""

import re
from urllib.parse import urlencode

import pytest
from django.db import OperationalError, connection
from django.http.response import HttpResponseBase
from hypothesis import given, seed, settings
from hypothesis import strategies as some

from api import ROOT as API
from search.filters.filterset import FILTERS
from tests import factories as make
from tests.addresses import route_of, routes
from tests.pages import source_of
from website.formats import FORMATS

pytestmark = pytest.mark.django_db

VALUES = (
    "",
    " ",
    "\0",
    "a\0b",
    "<script>alert(1)</script>",
    "' OR 1=1; --",
    '"',
    "woord " * 2000,
    "1" * 5000,
    "-1",
    str(10**9),
    "9" * 400,
    "𝕿\ufffd",
    "a\x01\x1f\ufffeb",
    "%",
    "!&|():*<->",
    "0000-00-00",
    "99999-12-31",
    "null",
)
SQL = (
    "1); DROP TABLE toezeggingen_toezegging; --",
    "x' UNION SELECT password FROM auth_user --",
    "1 AND pg_sleep(5)",
    "%s%(a)s",
    "{asked}",
    "\\",
    "$$",
    "'; <img src=x onerror=alert(1)>",
)
SANE = ("openstaand", "te-laat", "2023-03-01", "2", "dijken", "nieuwste", "commissiedebat")
NAMES = (*FILTERS, "jaar", "week", "volgorde", "pagina", "formaat", "onbekend", "\0", "<b>")
IN_API = ("paginaGrootte", "gewijzigdSinds")
PLACES = (
    *(f"/{route}?" for route in routes() if "<" not in route),
    *(f"/toezeggingen/?formaat={key}&" for key in FORMATS),
)


OWN_SCRIPT = '<script src="/static/js/print.js" defer></script>'
# A number goes straight to its page; the API leads to its description, refuses what it does not understand and has no
# page after the last.
RESOURCES = {route: (200, 400, 404) for route in routes() if route.startswith(f"{API[1:]}/")}
ANSWERS = {"zoeken/": (200, 302), "volgen/": (200, 400), API[1:]: (302, 400), **RESOURCES}


def runs_script(response: HttpResponseBase) -> bool:
    """Outside markup a tag is harmless text, because `nosniff` keeps browsers from guessing the type."""
    kind, source = response["Content-Type"], source_of(response).replace(OWN_SCRIPT, "")
    return "<script" in source and ("html" in kind or "xml;" in kind or response["X-Content-Type-Options"] != "nosniff")


@pytest.mark.parametrize("name", NAMES)
def test_no_parameter_value_breaks_the_list(client, name):
    make.an_open()
    for value in VALUES:
        response = client.get("/toezeggingen/", {name: [value, "x", value]})
        assert response.status_code == 200, value
        assert "<script" not in response.content.decode()
        assert "<b>" not in response.content.decode()


@pytest.mark.parametrize(
    "part", [pytest.param(part, marks=pytest.mark.trial if part else pytest.mark.slow) for part in range(10)]
)
def test_no_query_breaks_an_address(client, part):
    """Five thousand queries with a few parameters of SQL, HTML, far too long or empty values: half on the list, the
    rest on every list, format, search and API resource."""
    debate = make.an_open().debate
    sane = (*SANE, *FORMATS, debate.number)
    value = some.one_of(some.sampled_from((*VALUES, *SQL, *sane)), some.text(max_size=30))
    asked = some.lists(some.tuples(some.sampled_from((*NAMES, *IN_API)), value), max_size=6)
    elsewhere = some.sampled_from((*PLACES, f"{debate.get_absolute_url()}voorbereiding/?"))
    place = some.one_of(some.just("/toezeggingen/?"), elsewhere)

    @seed(part)
    @settings(max_examples=500, deadline=None, database=None)
    @given(place, asked)
    def answer(place: str, parameters: list[tuple[str, str]]) -> None:
        address = place + urlencode(parameters, errors="replace")
        response = client.get(address)
        assert response.status_code in ANSWERS.get(route_of(place), (200,)), address
        assert not runs_script(response), address

    answer()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_no_query_breaks_the_cache_or_revalidation(client):
    """The other tests run in a transaction, where the cache is off; here answers are made as in production."""
    make.an_open()
    for place in PLACES:
        for value in SQL:
            address = place + urlencode({"woorden": value, "status": value, "pagina": value})
            made = client.get(address)
            kept = client.get(address, headers={"If-None-Match": value})
            assert made.status_code == kept.status_code, address
            assert made.status_code in ANSWERS.get(route_of(place), (200,)), address
            assert not runs_script(made), address
            assert not runs_script(kept), address
            if etag := made.get("ETag"):
                assert client.get(address, headers={"If-None-Match": etag}).status_code == 304, address


@pytest.mark.parametrize("key", FORMATS)
def test_no_parameter_value_breaks_a_format(client, key):
    make.an_open()
    for name in NAMES:
        response = client.get("/toezeggingen/", {name: [VALUES[4], *VALUES], "formaat": key})
        assert response.status_code == 200, name
        assert not runs_script(response), name


def test_long_values_are_cut_and_complaints_are_limited(client):
    page = client.get("/toezeggingen/", {f"x{serial}{'lang' * 99}": "1" for serial in range(300)})
    told = re.findall(r"<p>([^<]*) is geen filter en is genegeerd\.", page.content.decode())
    assert len(told) == 5
    assert max(map(len, told)) < 60


def test_too_many_parameters_are_refused_in_dutch(client):
    response = client.get("/toezeggingen/?" + "&".join(["status=voldaan"] * 5000))
    assert response.status_code == 400
    assert "Verzoek niet begrepen" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/toezeggingen/%00/",
        "/toezeggingen/TZ202303-K001%00/",
        "/toezeggingen/%3Cscript%3E/",
        f"/toezeggingen/{'9' * 5000}/",
        "/debatten/%00/",
        "/debatten/x/",
        "/brieven/%00/",
        "/brieven/28676/",
        "/brieven/-/",
        "/brieven/28676-431/versie/0/",
        f"/brieven/28676-431/versie/{10**30}/",
        "/toezeggingen/../../etc/passwd",
        "/%FF/",
    ],
)
def test_an_unknown_address_is_a_404(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "Deze pagina bestaat niet, of nog niet." in response.content.decode()


def test_html_in_every_field_is_shown_as_text(client):
    evil = "<script>alert(1)</script>"
    letter = make.a_letter(text=evil, subject=evil, title=evil, author_role=evil, signed_by=evil)
    debate = make.a_debate(title=evil, committee=make.a_committee(name=evil))
    toezegging = make.a_concept(text=evil, debate=debate, deadline_words=evil, deadline_rule=evil, hangs_on=evil)
    make.workflow.publish(toezegging, by=make.clerk(), on=make.DAY)
    make.a_settled(toezegging, letter=letter, passage=evil, footnote=evil, outcome="deels-voldaan", remainder=evil)
    pages = ("/", "/toezeggingen/", *(thing.get_absolute_url() for thing in (toezegging, debate, letter)))
    for page in pages:
        html = client.get(page).content.decode()
        assert "<script" not in html
        assert "&lt;script&gt;" in html or page == "/"


def test_the_error_page_needs_no_database(client):
    def refuse(*_):
        raise OperationalError("gone")

    client.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        response = client.get("/")
    assert response.status_code == 503
    assert "Het register is even niet bereikbaar" in response.content.decode()
