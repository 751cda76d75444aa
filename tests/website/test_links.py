"""Numbers in texts as links, quoted passages, and threads of repeated toezeggingen."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.pages import text_of
from toezeggingen import workflow
from toezeggingen.models import Relation
from toezeggingen.models.fulfilment import Means
from website.history.threads import thread_of
from website.number_links import NumberLinks

pytestmark = pytest.mark.django_db

OFFICIAL = "https://zoek.officielebekendmakingen.nl"


def linked(text: str, own: str = "") -> str:
    return NumberLinks([text], own).link(text)


def test_a_known_number_links_to_our_page():
    letter = make.a_letter(number="28676-431", house_number="2023D15310")
    debate, toezegging = make.a_debate(number="2023A01686"), make.an_open()
    for words, address in {
        "Kamerstuk 28 676, nr. 431": letter.get_absolute_url(),
        "2023D15310": letter.get_absolute_url(),
        "2023A01686": debate.get_absolute_url(),
        toezegging.number: toezegging.get_absolute_url(),
        "Kamerstuk 28 676": "/dossiers/28676/",
    }.items():
        assert linked(f"Zie ook {words}.") == f'Zie ook <a href="{address}">{words}</a>.'


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Kamerstuk 36 200 V, nr. 73", f"{OFFICIAL}/kst-36200-V-73.html"),
        ("Kamerstuk 21 501-20, nr. 1500", f"{OFFICIAL}/kst-21501-20-1500.html"),
        ("Kamerstukken 28 676, nrs. 12 en 13", f"{OFFICIAL}/dossier/28676"),
        ("2023D00001", "https://www.tweedekamer.nl/kamerstukken/detail?id=2023D00001"),
    ],
)
def test_an_unknown_number_links_to_the_official_publication(words, address):
    assert f'<a href="{address}">{words}</a>' in linked(f"Zie {words}.")


@pytest.mark.parametrize("text", ["TZ202303-999 is er niet", "op 22 maart 2023", "bel 2023 A 1", "x2023D15310"])
def test_other_numbers_are_no_links(text):
    assert linked(text) == text


def test_a_hidden_number_does_not_link_to_our_page():
    make.a_letter(number="28676-431", released=False)
    concept = make.a_concept()
    assert f'href="{OFFICIAL}/kst-28676-431.html"' in linked("Kamerstuk 28 676, nr. 431")
    assert linked(concept.number) == concept.number


def test_a_page_does_not_link_to_itself():
    letter = make.a_letter(number="28676-431")
    assert linked("Kamerstuk 28 676, nr. 431", own=letter.get_absolute_url()) == "Kamerstuk 28 676, nr. 431"


def test_the_text_stays_escaped():
    text = "<b>2023D15310</b> & meer"
    assert linked(text).startswith("&lt;b&gt;<a href=")
    assert linked(text).endswith("</a>&lt;/b&gt; &amp; meer")


def test_all_texts_of_a_page_take_one_query_and_none_without_numbers():
    with CaptureQueriesContext(connection) as captured:
        references = NumberLinks(["2023D15310", "2023A01686", "niets"])
        assert [references.link(text) for text in ("2023A01686", "niets")] == ["2023A01686", "niets"]
    assert len(captured) == 1
    with CaptureQueriesContext(connection) as captured:
        assert linked("niets") == "niets"
    assert len(captured) == 0


def test_a_passage_is_quoted_between_its_neighbours(client):
    text = (
        "Geachte voorzitter,\n\nIk schrijf u over de dijken in 2023D15310. Hiermee voldoe ik aan de toezegging. "
        "Daarna volgt een onderzoek. En nog een zin.\n\nDe Minister"
    )
    toezegging = make.a_settled(letter=make.a_letter(text=text))
    response = client.get(toezegging.get_absolute_url())
    html = response.content.decode()
    assert "Ik schrijf u over de dijken in 2023D15310. Hiermee voldoe" in text_of(response)
    assert "<mark>Hiermee voldoe ik aan de toezegging.</mark> Daarna volgt een onderzoek." in html
    assert 'href="https://www.tweedekamer.nl/kamerstukken/detail?id=2023D15310"' in html
    assert "En nog een zin." not in html


def test_a_passage_that_is_not_in_the_letter_is_quoted_alone(client):
    toezegging = make.a_settled(letter=make.a_letter(text="Iets heel anders."))
    html = client.get(toezegging.get_absolute_url()).content.decode()
    assert "<p><mark>Hiermee voldoe ik aan de toezegging.</mark>" in html
    assert "Iets heel anders." not in html


def test_the_text_of_an_unreleased_version_is_not_quoted(client):
    letter = make.a_letter(text="Eerst dit. Hiermee voldoe ik aan de toezegging. Dan dat.")
    toezegging = make.a_settled(letter=letter, version=letter.newest)
    letter.versions.update(released_at=None)
    html = client.get(toezegging.get_absolute_url()).content.decode()
    assert "Eerst dit." not in html


def test_a_passage_of_another_document_is_quoted_alone(client):
    toezegging = make.an_open()
    make.a_confirmed(toezegging, means=Means.BRIEFING, held_on=date(2023, 4, 3), passage="Zo is het besproken.")
    assert "<mark>Zo is het besproken.</mark>" in client.get(toezegging.get_absolute_url()).content.decode()


def test_a_repeated_toezegging_shows_its_thread(client):
    first, second, third, other = (
        make.an_open(made_on=date(2023, 3, day), on=date(2023, 3, day)) for day in (1, 8, 15, 16)
    )
    repeat = {"kind": Relation.Kind.REPEATS}
    Relation.objects.create(source=second, target=first, **repeat)
    Relation.objects.create(source=third, target=second, **repeat)
    Relation.objects.create(source=other, target=third, kind=Relation.Kind.ADDS_TO)
    for toezegging in (first, second, third):
        assert list(thread_of(toezegging)) == [first, second, third]
    page = text_of(client.get(first.get_absolute_url()))
    assert "Toegezegd sinds 1 maart 2023, 3 keer" in page
    once = "/toezeggingen/?herhaald=een-keer"
    listed = text_of(client.get(once))
    assert "2 toezeggingen" in listed
    assert "3 keer toegezegd, sinds 1 maart 2023" in listed
    assert client.get("/api/v1/toezeggingen?herhaald=een-keer").json()["aantal"] == 2
    assert f"3 keer toegezegd 1 maart 2023 {first.number}, deze openstaand 8 maart 2023 {second.number}" in page
    workflow.withdraw(second, by=make.clerk(), on=date(2023, 4, 1), reason="Dubbel.")
    assert list(thread_of(first)) == [first]
