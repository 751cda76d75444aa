"""The clerk's list: found by who and what belongs to a toezegging, and taken along as a workbook."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlencode
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from parliament.models import Member, Minister, Post
from tests import factories as make
from tests.desk.clerks import signed_in, text_of

pytestmark = pytest.mark.django_db

LIST = "/beheer/toezeggingen/toezegging/"


@pytest.fixture
def wanted():
    party = make.a_party("NOL")
    ministry = make.a_ministry("zeewezen", abbreviation="ZWZ", name="Zeewezen")
    post = Post.objects.create(title="minister van Zeewezen", ministry=ministry)
    toezegging = make.a_concept(
        ministry_then=ministry,
        ministry_now=ministry,
        post=post,
        minister=Minister.objects.create(name="A. Waterhoen"),
        debate=make.a_debate(title="Havens en kades", committee=make.a_committee()),
        note="Let op: vertrouwelijk gesprek.",
    )
    toezegging.members.add(Member.objects.create(name="B. Duinroos", party=party))
    toezegging.parties.add(make.a_party("WIER"))
    return toezegging


def found(query: str) -> set:
    return set(signed_in().get(f"{LIST}?{query}").context["cl"].result_list)


@pytest.mark.parametrize("typed", ["duinroos", "NOL", "wier", "waterhoen", "zwz", "Zeewezen", "havens", "duinroos+zwz"])
def test_search_finds_who_and_what_belongs_to_it(wanted, typed):
    make.an_open()
    assert found(f"q={typed}") == {wanted}


@pytest.mark.parametrize(
    "typed",
    [
        "het lid Duinroos (NOL)",
        "mevrouw Duinroos",
        "de fractie van NOL",
        "de minister van Zeewezen",
        "staatssecretaris Zeewezen",
        "ministerie van Zeewezen",
        "minister Wäterhoen",
        "havens én kades",
    ],
)
def test_search_leaves_out_titles_brackets_and_accents(wanted, typed):
    make.an_open()
    assert found(urlencode({"q": typed})) == {wanted}


def test_search_looks_for_a_title_that_is_the_only_word_or_in_quotes(wanted):
    other = make.an_open(text="De vakminister bezoekt Zeewezen.")
    assert found("q=vakminister") == {other}
    assert found(urlencode({"q": '"minister bezoekt Zeewezen"'})) == {other}


class TestBedoeldeU:
    @pytest.fixture(autouse=True)
    def _published(self):
        self.toezegging = make.an_open(text="De minister stuurt een brief over de Otterburcht.")

    def test_a_close_word_is_suggested_if_nothing_is_found(self):
        page = signed_in().get(f"{LIST}?q=de+minister+over+otterburht&status=openstaand&p=0")
        link = page.context["suggestion"]
        assert f'Bedoelde u <a href="{escape(link.address)}">over otterburcht</a>?' in text_of(page)
        assert "status=openstaand" in link.address
        assert found(link.address[1:]) == {self.toezegging}

    @pytest.mark.parametrize(
        "query",
        [
            "q=otterburcht",  # found
            "q=otterburht&status=concept",  # the suggestion finds nothing with this filter
            "q=otterburcht&status=concept",  # the word is right
            "q=zzzzzzzz",  # no word is close
            "status=concept",  # no word at all
        ],
    )
    def test_nothing_is_suggested_that_does_not_help(self, query):
        page = signed_in().get(f"{LIST}?{query}")
        assert "Bedoelde u" not in text_of(page)

    def test_the_list_of_letters_suggests_too(self):
        make.a_letter(subject="Stand van de beverdam")
        page = signed_in().get("/beheer/letters/letter/?q=beverdma")
        assert page.context["suggestion"].words == "beverdam"


def test_search_needs_every_word(wanted):
    assert found("q=duinroos+elders") == set()
    assert found("q=%22havens+en+kades%22") == {wanted}


@pytest.mark.parametrize("spelling", ["28676-431", "28 676, nr. 431"])
def test_number_of_a_letter_finds_what_it_promised_settled_and_postponed(spelling):
    letter = make.a_letter(number="28676-431")
    promised, settled = make.a_concept(letter=letter, debate=None), make.a_proposal(letter=letter).toezegging
    make.an_open()
    assert found(f"q={spelling}") == {promised, settled}


def test_filters_on_debate_minister_and_member(wanted):
    make.an_open()
    member = wanted.members.get()
    for query in (
        f"debat={wanted.debate.number.lower()}",
        f"minister__id__exact={wanted.minister_id}",
        f"members__id__exact={member.pk}",
    ):
        assert found(query) == {wanted}, query
    assert "Duinroos" in text_of(signed_in().get(LIST))


def test_list_takes_as_many_queries_for_three_rows_as_for_one(wanted):
    client = signed_in()
    counts = []
    for _ in range(2):
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{LIST}?q=zwz")
        counts.append(len(queries))
        for _ in range(2):
            more = make.a_concept(ministry_now=wanted.ministry_now, minister=wanted.minister)
            more.members.set(wanted.members.all())
    assert counts[0] == counts[1]


def test_workbook_has_the_rows_of_the_list_with_concepts_and_notes(wanted):
    make.an_open(text="=HYPERLINK(1)")
    client = signed_in("medewerker")
    page = text_of(client.get(f"{LIST}?q=zwz"))
    assert f"{LIST}excel/?q=zwz" in page
    sheet = sheet_of(client, "?q=zwz")
    for text in ("Let op: vertrouwelijk gesprek.", "B. Duinroos (NOL)", "A. Waterhoen", wanted.number, "concept"):
        assert text in sheet
    assert "HYPERLINK" not in sheet
    assert "<f>" not in sheet_of(client, "")
    assert client.get(f"{LIST}excel/?ministry_now__id__exact=x")["Location"] == LIST


def sheet_of(client, query: str) -> str:
    content = b"".join(client.get(f"{LIST}excel/{query}").streaming_content)
    return ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()


def test_workbook_is_for_clerks():
    stranger = signed_in()
    stranger.logout()
    assert stranger.get(f"{LIST}excel/").status_code == 302
