"""The Dutch API Design Rules: headers of every answer, and errors as problem details."""

import pytest
from django.test import Client

from api import VERSION
from api.pagination import RegisterPagination
from tests import factories as make

pytestmark = pytest.mark.django_db

LIST = "/api/v1/toezeggingen"


def problem(answer, status: int) -> str:
    """Check that the answer is a problem with this status and the shared headers; return its detail."""
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["API-Version"] == VERSION
    assert answer["Access-Control-Allow-Origin"] == "*"
    body = answer.json()
    assert (answer.status_code, body["status"]) == (status, status)
    assert body["title"]
    return body["detail"]


def test_every_answer_has_the_version_and_cors_headers(client):
    for address in (LIST, f"{LIST}/{make.an_open().number}", "/api/v1/openapi.json"):
        answer = client.get(address)
        assert answer["Content-Type"] == "application/json"
        assert answer["API-Version"] == VERSION
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Access-Control-Expose-Headers"] == "API-Version, ETag, Link"
        assert not answer.cookies
        assert not answer.has_header("Vary")
    assert not client.get("/").has_header("API-Version")


@pytest.mark.parametrize(
    ("query", "parameter", "detail"),
    [
        ("status=klaar", "status", "“status” kent de waarde “klaar” niet. Mogelijk zijn: openstaand, deels-voldaan,"),
        ("status=concept", "status", "“status” kent de waarde “concept” niet."),
        ("commissie=onzin", "commissie", "“commissie” kent de waarde “onzin” niet."),
        ("vanaf=31-02-2023", "vanaf", "“vanaf” kent de waarde “31-02-2023” niet."),
        ("volgorde=willekeurig", "volgorde", "“volgorde” kent de waarde “willekeurig” niet."),
        ("comissie=defensie", "comissie", "“comissie” is geen parameter van dit adres."),
        ("formaat=csv", "formaat", "De API geeft JSON, niet “csv”."),
        ("pagina=0", "pagina", "“pagina” is een getal van 1 tot en met 1000000, niet “0”."),
        ("paginaGrootte=201", "paginaGrootte", "“paginaGrootte” is een getal van 1 tot en met 200, niet “201”."),
        ("woorden=a%00b", "woorden", "“woorden” is te lang of onleesbaar."),
        ("fractie=P", "fractie", "“fractie” kent de waarde “P” niet."),
        ("gewijzigdSinds=gisteren", "gewijzigdSinds", "“gewijzigdSinds” is een moment met tijdzone, zoals 2026-11-28"),
        ("gewijzigdSinds=2026-11-28T08:00:00", "gewijzigdSinds", "“gewijzigdSinds” is een moment met tijdzone"),
        ("gewijzigdSinds=2026-11-31T08:00:00Z", "gewijzigdSinds", "“gewijzigdSinds” is een moment met tijdzone"),
        (
            "volgorde=nieuwste&gewijzigdSinds=2026-11-28T08:00:00Z", "volgorde",
            "“volgorde” gaat niet samen met “gewijzigdSinds”: wijzigingen staan op volgorde van wijziging.",
        ),
        ("volgorde=nieuwste&volgorde=&gewijzigdSinds=2026-11-28T08:00:00Z", "volgorde", "“volgorde” gaat niet samen"),
        ("vanaf=22-03-2023", "vanaf", "“vanaf” kent de waarde “22-03-2023” niet."),
        (f"status={'&status='.join(['voldaan'] * 51)}", "status", "“status” kan 50 waarden hebben, niet 51."),
    ],
)  # fmt: skip
def test_an_invalid_parameter_is_refused_by_name(client, query, parameter, detail):
    make.an_open(parties=[make.a_party("PvdD")])
    answer = client.get(f"{LIST}?{query}")
    assert problem(answer, 400).startswith(detail)
    (fault,) = answer.json()["fouten"]
    assert fault["parameter"] == parameter


def test_all_errors_are_reported_at_once(client):
    answer = client.get(f"{LIST}?status=klaar&pagina=x&lid=niemand&onbekend=1")
    problem(answer, 400)
    assert {fault["parameter"] for fault in answer.json()["fouten"]} == {"status", "pagina", "lid", "onbekend"}


def test_a_detail_takes_no_parameters(client):
    assert "geen parameter" in problem(client.get(f"{LIST}/{make.an_open().number}?x=1"), 400)


NOWHERE = (f"{LIST}/", f"{LIST}/TZ202303-999", f"{LIST}/a%00b", "/api/v1/", "/api/v1/niets", "/api/v2", "/api/niets/")


@pytest.mark.parametrize("address", NOWHERE)
def test_an_unknown_address_is_a_problem(client, address):
    assert ("schuine streep" in problem(client.get(address), 404)) == address.endswith("/")


def test_the_root_redirects_to_the_description_and_the_page_beside_it_is_html(client):
    answer = client.get("/api/v1")
    assert (answer.status_code, answer["Location"], answer["API-Version"]) == (302, "/api/v1/openapi.json", VERSION)
    problem(client.post("/api/v1"), 405)
    problem(client.get("/api/v1?x=1"), 400)
    page = client.get("/api/", headers={"accept": "text/html"})
    assert page["Content-Type"].startswith("text/html")
    assert not page.has_header("API-Version")


def test_a_page_after_the_last_is_not_found(client):
    assert problem(client.get(f"{LIST}?pagina=2"), 404) == "Bladzijde 2 is er niet: de laatste is 1."


def test_it_is_read_only(client):
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(Client(enforce_csrf_checks=True), method)(LIST)
        problem(answer, 405)
        assert answer["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        *(("text/html", 406), ("application/*", 200), ("*/*", 200), ("application/json; charset=utf-8", 200)),
        *(("text/html, application/json;charset=utf-8;q=0.5", 200), ("text/html; charset=utf-8", 406)),
        *(("application/json; charset=utf-8; q=0", 406), ("json", 406)),
    ],
)
def test_a_client_must_accept_json(client, accept, status):
    assert client.get(LIST, headers={"accept": accept}).status_code == status


def test_a_preflight_request_is_answered(client):
    answer = client.options(LIST, headers={"origin": "https://elders.example", "accept": "text/html"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer["Access-Control-Allow-Headers"] == "Accept, If-None-Match"
    assert answer["Access-Control-Max-Age"] == "86400"
    assert client.options(f"{LIST}?onbekend=1").status_code == 204
    assert not client.get(LIST).has_header("Access-Control-Allow-Methods")


def test_a_head_has_no_body(client):
    answer = client.head(LIST)
    assert (answer.status_code, answer.content) == (200, b"")
    assert client.head(f"{LIST}?onbekend=1").status_code == 400


def test_every_answer_is_made_in_the_same_way_for_every_client(client):
    """Not even an indented one for who asks for that, because answers are cached by their address."""
    make.an_open()
    plain = client.get(LIST).content
    assert client.get(LIST, headers={"accept": "application/json; indent=4, */*"}).content == plain


@pytest.mark.parametrize(
    "query",
    [
        "volgorde=best-passend",  # without words it is the default
        "volgorde=best-passend&woorden=dijken",
        "formaat=json",
        f"status={'&status='.join(['openstaand'] * 50)}",
        "status=openstaand&status=",
        "vanaf=&vanaf=2023-03-22",
        "woorden=&woorden=dijken",
        "commissie=&fractie=",
        f"woorden=dijken{'%20' * 194}",
        "gewijzigdSinds=&volgorde=nieuwste",
        "gewijzigdSinds=2023-01-01T00:00:00%2B01:00&volgorde=",
        "gewijzigdSinds=2023-01-01T00:00:00.5Z",
    ],
)
def test_a_valid_query_is_accepted(client, query):
    toezegging = make.an_open()
    answer = client.get(f"{LIST}?{query}")
    assert answer.status_code == 200
    if "gewijzigdSinds=2" not in query:
        assert [row["nummer"] for row in answer.json()["resultaten"]] == [toezegging.number]


@pytest.mark.parametrize(
    "query",
    [
        f"woorden={'x' * 201}",
        "status=Openstaand",
        "status=openstaand%20",
        "gewijzigdSinds=2023-01-01T00:00:00+01:00",  # the plus is a space
        "gewijzigdSinds=2023-01-01T24:00:00Z",
        "gewijzigdSinds=2023-01-01",
        "formaat=JSON",
        "Status=openstaand",
        "dossier=28676%00",
    ],
)
def test_a_value_must_be_exact(client, query):
    assert client.get(f"{LIST}?{query}").status_code == 400


def test_values_are_listed_only_for_filters_with_fixed_values(client):
    make.an_open()
    assert "Mogelijk zijn" not in problem(client.get(f"{LIST}?ministerie=geen"), 400)
    orders = "nieuwste, langst-open, eerst-vervallend, vaakst-uitgesteld, best-passend."
    assert problem(client.get(f"{LIST}?volgorde=x"), 400).endswith(f"Mogelijk zijn: {orders}")


def test_a_long_value_is_repeated_in_part(client):
    detail = problem(client.get(f"{LIST}?status={'x' * 90}"), 400)
    assert f"“{'x' * 40}…”" in detail


@pytest.mark.parametrize("address", ["commissies", "brieven", "debatten", "dossiers"])
def test_other_lists_take_pages_but_no_filters(client, address):
    assert client.get(f"/api/v1/{address}?pagina=1&paginaGrootte=5").json()["paginaGrootte"] == 5
    for query in ("status=openstaand", "volgorde=nieuwste", "gewijzigdSinds=2023-01-01T00:00:00Z", "formaat=json"):
        assert "is geen parameter van dit adres" in problem(client.get(f"/api/v1/{address}?{query}"), 400)


def test_facets_take_filters_but_no_order_or_page(client):
    assert client.get("/api/v1/facetten?status=openstaand").status_code == 200
    for query in ("volgorde=nieuwste", "paginaGrootte=5", "gewijzigdSinds=2023-01-01T00:00:00Z"):
        problem(client.get(f"/api/v1/facetten?{query}"), 400)


@pytest.mark.parametrize("name", ["toezeggingen", "brieven", "debatten", "dossiers", "commissies", "kamerleden"])
def test_an_unknown_key_is_not_found(client, name):
    assert problem(client.get(f"/api/v1/{name}/0"), 404)


def test_a_request_that_django_refuses_is_a_problem(client):
    client.raise_request_exception = False
    refused = client.get(LIST, headers={"host": "elders.example"})
    assert problem(refused, 400) == "Deze vraag is niet te lezen."
    page = client.get("/", headers={"host": "elders.example"})
    assert (page.status_code, page["Content-Type"]) == (400, "text/html; charset=utf-8")


def test_a_bug_is_a_problem_without_details(client, monkeypatch):
    def break_down(*_: object) -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr(RegisterPagination, "get_paginated_response", break_down)
    client.raise_request_exception = False
    assert problem(client.get(LIST), 500) == "De fout ligt bij het register. Probeer het later opnieuw."
    assert client.get("/bestaat-niet/")["Content-Type"].startswith("text/html")


@pytest.mark.django_db(transaction=True)
def test_an_unchanged_answer_is_304(client):
    make.an_open()
    answer = client.get(LIST)
    assert answer["Cache-Control"] == "no-cache"
    again = client.get(LIST, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content, again["API-Version"]) == (304, b"", VERSION)
    assert again["Access-Control-Allow-Origin"] == "*"
    make.an_open()
    assert client.get(LIST, headers={"if-none-match": answer["ETag"]}).json()["aantal"] == 2
