"""The pages of a list: their links, their order, and the limits of the parameters."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from parliament.models import Debate, Member, Post
from tests import factories as make
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db

API = "/api/v1"
LIST = f"{API}/toezeggingen"


def read_links(answer) -> dict[str, dict[str, list[str]]]:
    """The query parameters of each link in the body. The header must have the same links, except `self`."""
    links = {relation: link["href"] for relation, link in answer.json()["_links"].items()}
    in_header = {relation: href for href, relation in re.findall(r'<(.*?)>; rel="(\w+)"', answer["Link"])}
    assert in_header == {relation: href for relation, href in links.items() if relation != "self"}
    return {relation: parse_qs(urlsplit(href).query) for relation, href in links.items()}


@pytest.fixture
def five() -> list[Toezegging]:
    """Five open toezeggingen, newest first: the order in which the list has them."""
    return [make.an_open(made_on=date(2023, 3, 22 - day)) for day in range(5)]


@pytest.mark.parametrize(
    ("number", "pages"),
    [
        ("", {"self": "1", "first": "1", "next": "2", "last": "3"}),
        ("1", {"self": "1", "first": "1", "next": "2", "last": "3"}),
        ("2", {"self": "2", "first": "1", "prev": "1", "next": "3", "last": "3"}),
        ("3", {"self": "3", "first": "1", "prev": "2", "last": "3"}),
    ],
)
def test_a_page_links_to_the_pages_that_exist(client, five, number, pages):
    links = read_links(client.get(f"{LIST}?paginaGrootte=2&pagina={number}"))
    assert {relation: query["pagina"] for relation, query in links.items()} == {
        relation: [page] for relation, page in pages.items()
    }


def test_a_link_keeps_every_parameter_with_every_value(client, five):
    links = read_links(client.get(f"{LIST}?status=openstaand&status=voldaan&paginaGrootte=2&woorden=de+brief"))
    assert links["next"] == {
        "status": ["openstaand", "voldaan"],
        "paginaGrootte": ["2"],
        "woorden": ["de brief"],
        "pagina": ["2"],
    }


def test_a_list_without_rows_has_one_empty_page(client):
    answer = client.get(LIST)
    body = answer.json()
    assert (body["aantal"], body["pagina"], body["aantalPaginas"], body["resultaten"]) == (0, 1, 1, [])
    assert list(read_links(answer)) == ["self", "first", "last"]


@pytest.mark.parametrize(
    ("query", "size"), [("", 50), ("paginaGrootte=", 50), ("paginaGrootte=1", 1), ("paginaGrootte=200", 200)]
)
def test_the_size_of_a_page(client, five, query, size):
    body = client.get(f"{LIST}?{query}").json()
    assert body["paginaGrootte"] == size
    assert [row["nummer"] for row in body["resultaten"]] == [row.number for row in five[:size]]


@pytest.mark.parametrize("value", ["0", "01", "-1", "1.0", "²", "twee", "1000001", "10000000"])
def test_a_page_number_is_a_plain_number(client, value):
    answer = client.get(LIST, {"pagina": value})
    (fault,) = answer.json()["fouten"]
    assert (answer.status_code, fault["parameter"]) == (400, "pagina")


def test_the_largest_page_number_is_accepted_but_not_found(client):
    assert client.get(f"{LIST}?pagina=1000000").status_code == 404


def test_a_list_of_no_changes_links_to_itself_only(client, five):
    """The five have no moment of change, because this test commits nothing."""
    answer = client.get(f"{LIST}?gewijzigdSinds=2000-01-01T00:00:00Z&status=openstaand")
    assert list(answer.json()["_links"]) == ["self"]
    assert not answer.has_header("Link")


def test_letters_are_sorted_newest_first(client):
    for number, day in (("99001-2", 1), ("99001-1", 1), ("99001-3", 2)):
        make.a_letter(number=number, date=date(2023, 4, day))
    rows = client.get(f"{API}/brieven").json()["resultaten"]
    assert [row["nummer"] for row in rows] == ["99001-3", "99001-1", "99001-2"]


def test_debates_are_sorted_newest_first(client):
    for number, day in (("2023A00002", 1), ("2023A00001", 1), ("2023A00003", 2)):
        make.a_debate(number=number, day=date(2023, 4, day))
    rows = client.get(f"{API}/debatten").json()["resultaten"]
    assert [row["nummer"] for row in rows] == ["2023A00003", "2023A00001", "2023A00002"]


def test_dossiers_are_sorted_by_number_highest_first(client):
    for report in ("29544-1", "36200-V-12", "36200-1"):
        make.a_debate(report=report)
    rows = client.get(f"{API}/dossiers").json()["resultaten"]
    assert [row["nummer"] for row in rows] == ["36200-V", "36200", "29544"]


def test_subjects_are_sorted_by_name(client):
    parties = [make.a_party(name) for name in ("VVD", "BBB")]
    members = [Member.objects.create(name=name) for name in ("Z. Aalbers", "A. Zijlstra")]
    make.an_open(parties=parties, members=members)
    for address, names in (("fracties", ["BBB", "VVD"]), ("kamerleden", ["A. Zijlstra", "Z. Aalbers"])):
        rows = client.get(f"{API}/{address}").json()["resultaten"]
        assert [row["naam"] for row in rows] == names


def test_a_list_has_only_what_is_public(client):
    make.a_letter(released=False)
    make.a_concept(
        post=Post.objects.create(title="minister van Zaken", ministry=make.a_ministry()), parties=[make.a_party()]
    )
    for address in ("brieven", "toezeggingen", "ambten", "fracties"):
        assert client.get(f"{API}/{address}").json()["aantal"] == 0


def test_a_confidential_briefing_is_listed_without_its_facts(client):
    talk = make.a_debate(kind=Debate.Kind.BRIEFING, title="Geheim", day=date(2023, 4, 3), report="99777-1")
    make.a_confirmed(means="technische-briefing", held_on=talk.day, debate=talk, confidential=True)
    rows = client.get(f"{API}/debatten").json()["resultaten"]
    row = next(row for row in rows if row["nummer"] == talk.number)
    assert (row["vertrouwelijk"], row["datum"], row["titel"], row["verslag"]) == (True, "2023-04-03", None, None)
    assert (row["commissie"], row["volgcommissies"]) == (None, [])
