"""Search for numbers among words, and for the beginning of a number."""

import pytest
from django.test import Client

from search import results
from search.results import first_results
from search.text import Question
from tests import factories as make
from tests.pages import text_of
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db


def numbered(number: str, **fields: object) -> Toezegging:
    row = make.an_open(**fields)
    Toezegging.objects.filter(pk=row.pk).update(number=number)
    return row


def answers(words: str) -> list[str]:
    return [row["number"] for row in first_results(words)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("TZ202405", {"TZ202405-K001", "TZ202405-101"}),
        ("tz 2024", {"TZ202405-K001", "TZ202405-101", "TZ202411-101"}),
        ("TZ202405-", {"TZ202405-K001", "TZ202405-101"}),
        ("TZ202405-K0", {"TZ202405-K001"}),
        ("toezegging TZ202405-10", {"TZ202405-101"}),
        ("TZ202403", set()),
        ("TZ20240", set()),
    ],
)
def test_the_beginning_of_a_number_finds_all_numbers_with_it(typed: str, found: set[str]) -> None:
    for number in ("TZ202405-K001", "TZ202405-101", "TZ202411-101"):
        numbered(number)
    Toezegging.objects.filter(pk=make.a_concept().pk).update(number="TZ202405-102")
    assert set(answers(typed)) == found
    assert bool(Question(typed).remarks) == (not found)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("TZ202604-K004 vervallen", "TZ202604-K004"),
        ("gaat TZ 202604-K004 over dijken", "TZ202604-K004"),
        ("dijken 28 676, nr. 431", "28676-431"),
        ("dijken 2023D15310", "28676-431"),
        ("2023A02099 dijken", "2023A02099"),
    ],
)
def test_a_number_among_words_comes_first_and_ignored_words_are_reported(
    client: Client, typed: str, first: str
) -> None:
    numbered("TZ202604-K004", text="De minister meldt de stand.")
    numbered("TZ202604-K005", text="De minister laat de dijken nakijken.")
    make.a_letter(number="28676-431", house_number="2023D15310")
    make.a_debate(number="2023A02099")
    assert answers(typed) == [first]
    page = client.get("/zoeken/", {"woorden": typed})
    assert f"Gezocht is op {first}; de andere woorden " in text_of(page)
    assert first in text_of(page)


def test_words_beside_a_number_determine_the_order() -> None:
    debate = make.a_debate(number="2023A02099")
    for text in ("De minister meldt de stand.", "De minister laat de dijken nakijken.", "De minister meldt iets."):
        make.an_open(debate=debate, text=text)
    made = [row.text for row in results.toezeggingen(Question("dijken 2023A02099"))]
    assert (made[0], len(made)) == ("De minister laat de dijken nakijken.", 3)
    for word, rest in (("dijken", "bepalen alleen de volgorde"), ("xylofoon", "zijn weggelaten")):
        assert Question(f"2023A02099 {word}").remarks == [f"Gezocht is op 2023A02099; de andere woorden {rest}."]


@pytest.mark.parametrize("typed", ["28676 dijken", "dijken 28 676"])
def test_a_dossier_among_words_comes_first_and_the_words_are_searched(client: Client, typed: str) -> None:
    letter = make.a_letter(number="28676-431")
    toezegging = numbered("TZ202604-K005", text="De minister laat de dijken nakijken.")
    make.a_settled(toezegging, letter=letter)
    assert answers(typed)[:2] == ["28676", "TZ202604-K005"]
    page = text_of(client.get("/zoeken/", {"woorden": typed}))
    assert "komt in geen toezegging" not in page


def test_each_of_two_numbers_is_found(client: Client) -> None:
    for number in ("TZ202604-K004", "TZ202604-K005", "TZ202604-K006"):
        numbered(number)
    page = text_of(client.get("/toezeggingen/", {"woorden": "TZ202604-K004 TZ202604-K006"}))
    assert "Gezocht is op TZ202604-K004 en TZ202604-K006;" in page
    assert "2 toezeggingen" in page


def test_a_number_that_is_not_public_counts_as_a_word() -> None:
    row = numbered("TZ202604-K005", text="De minister laat de dijken nakijken.")
    row.refresh_from_db()
    assert answers("dijken TZ209912-101") == [row.number]
    assert answers("dijken 2023") == [row.number]


@pytest.mark.parametrize("typed", ["34304 AE", "34304AE", "34 304 ae", "34304-AE"])
def test_a_paper_of_the_eerste_kamer_is_found_by_its_letters(client: Client, typed: str) -> None:
    letter = make.a_letter(number="34304-AE")
    assert client.get("/zoeken/", {"woorden": typed})["Location"] == letter.get_absolute_url()
