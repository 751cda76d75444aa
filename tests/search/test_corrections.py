"""A word that nobody used is replaced by a word that the public can read, if there are few typing errors."""

from __future__ import annotations

import pytest
from django.test import Client

from search import results
from search.models import SearchWord
from search.results import first_results
from search.text import Question
from search.text.mistyped import allowed_errors, corrected, corrections
from tests import factories as make
from toezeggingen import workflow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _words() -> None:
    make.an_open(text="De minister vraagt elk waterschap naar de taxi, de sluizen en het bestemmingsplan.")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("waterschp", "waterschap"),  # a letter fewer
        ("waterrschaap", "waterschap"),  # two letters more
        ("watreschpa", "waterschap"),  # two swaps
        ("materschap", "waterschap"),  # another first letter is the only error
        ("bestemingsplan", "bestemmingsplan"),
        ("slaazzn", None),  # three errors
        ("materschp", None),  # another first letter and another error
        ("laxi", None),  # another first letter in a short word
        ("txi", None),  # too short to correct
        ("taxi2", None),  # a digit is no typing error
        ("bever", None),
    ],
)
def test_a_word_is_corrected_if_it_has_few_errors(typed: str, meant: str | None):
    assert corrections([typed]) == ({typed: meant} if meant else {})


def test_several_words_are_corrected_at_once():
    assert corrections(["waterschp", "taix", "bever"]) == {"waterschp": "waterschap", "taix": "taxi"}
    assert corrections([]) == {}


def test_a_text_is_corrected_and_the_rest_of_it_stays():
    assert corrected("De Waterschp, de “taix” en Bever!") == "De waterschap, de “taxi” en Bever!"


def test_the_word_with_the_fewest_errors_is_chosen():
    make.an_open(text="De minister bezoekt waterschoppen en waterstof.")
    assert corrections(["waterschapp"]) == {"waterschapp": "waterschap"}
    assert corrections(["waterschoppe"]) == {"waterschoppe": "waterschoppen"}


def test_a_word_without_a_public_document_is_not_suggested():
    SearchWord.objects.create(word="otterburcht")
    hidden = make.an_open(text="De minister bezoekt de beverdam.")
    workflow.withdraw(hidden, by=make.clerk(), on=make.DAY, reason="Dubbel ingevoerd.")
    assert corrections(["otterburht", "beverdma"]) == {}


def test_a_word_of_a_public_letter_is_suggested_for_letters():
    letter = make.a_letter(text="Geachte voorzitter, hierbij de stand van de otterburcht.")
    make.a_letter(text="Geachte voorzitter, hierbij de stand van het beverdorp.", released=False)
    question = Question("otterburht")
    assert question.replacements == {"otterburht": ("otterburcht",)}
    assert [row.letter for row in results.letters(question, 5)] == [letter]
    assert Question("beverdrop").replacements == {}


@pytest.mark.parametrize(
    ("word", "known", "most"),
    [
        ("taxi", "taxa", 1),
        ("taxi", "maxi", 0),
        ("gemalen", "gemaal", 2),
        ("gemalen", "hemalen", 1),
        ("sluizen", "s", 2),
    ],
)
def test_a_long_word_may_have_more_errors_and_another_first_letter_is_one(word: str, known: str, most: int):
    assert allowed_errors(word, known) == most


def test_a_corrected_word_is_marked_and_reported(client: Client):
    page = client.get("/zoeken/", {"woorden": "waterschp"}).content.decode()
    assert "<mark>waterschap</mark>" in page
    assert "“waterschp” komt in geen toezegging of brief voor; gezocht is op “waterschap”." in page


class TestLetters:
    """The letters below the toezeggingen on the results page."""

    def test_the_subject_weighs_more_than_the_text_and_the_newest_comes_first(self):
        older = make.a_letter(text="Over de otter.", date="2023-04-01")
        newer = make.a_letter(text="Over de otter.", date="2023-04-10")
        about = make.a_letter(subject="De otter", text="Over de otter.", date="2023-01-01")
        assert [row.letter for row in results.letters(Question("otter"), 5)] == [about, newer, older]

    def test_no_more_than_asked(self):
        for _ in range(3):
            make.a_letter(text="Over de otter.")
        assert len(results.letters(Question("otter"), 2)) == 2

    @pytest.mark.parametrize("typed", ["TZ202303-K999", "99999-7"])
    def test_a_number_finds_no_letters_by_its_digits(self, typed: str):
        make.a_letter(text=f"Over {typed} en 999 otters.")
        assert results.letters(Question(typed), 5) == []

    def test_results_are_names_then_toezeggingen_then_letters(self):
        debate = make.a_debate(title="Otterbeheer")
        row = make.an_open(debate=debate, text="De minister helpt het otterbeheer.")
        letter = make.a_letter(subject="Otterbeheer")
        found = [(result["kind"], result["number"]) for result in first_results("otterbeheer")]
        assert found == [("debat", debate.number), ("toezegging", row.number), ("brief", letter.number)]
        assert len(first_results("otterbeheer", most=2)) == 2
