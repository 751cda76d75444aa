"""Which letters are probably one that was handed in twice."""

from datetime import date

import pytest

from letters.duplicates import probable_duplicates
from letters.models import Letter
from tests import factories as make

pytestmark = pytest.mark.django_db

TEXT = "De dijken langs de Waal zijn gemeten en voldoen aan de norm, behalve bij de sluis."
SUBJECT = "Stand van zaken van de dijken langs de Waal"


@pytest.fixture
def letter() -> Letter:
    return make.a_letter(number="BR202304-K001", ministry=make.a_ministry("xx"), subject=SUBJECT, text=TEXT)


@pytest.mark.parametrize(
    "told",
    [
        {"text": TEXT.replace("langs", "lang-s"), "subject": "Dijken"},
        {"text": "Een gescande bijlage.", "subject": f"{SUBJECT}."},
        {"text": "Een gescande bijlage.", "subject": SUBJECT.replace("Stand", "stand"), "number": "28676-431"},
    ],
    ids=["most of the text", "the subject", "numbered since"],
)
def test_the_same_subject_or_most_of_the_text_is_told_of_both(letter: Letter, told: dict[str, str]):
    other = make.a_letter(**{"number": "BR202304-K002", **told})
    assert probable_duplicates(letter) == [other]
    assert probable_duplicates(other) == [letter]


@pytest.mark.parametrize(
    "told",
    [
        {"text": "De sloten bij de Rijn zijn droog.", "subject": "Stand van zaken van de sloten"},
        {"date": date(2023, 4, 20), "text": TEXT},
    ],
    ids=["about something else", "of another day"],
)
def test_another_letter_is_another_letter(letter: Letter, told: dict[str, object]):
    other = make.a_letter(**{"number": "BR202304-K002", "subject": SUBJECT, **told})
    assert probable_duplicates(other) == []


def test_another_ministry_wrote_another_letter(letter: Letter):
    make.a_letter(number="BR202304-K002", ministry=make.a_ministry("yy"), subject=SUBJECT, text=TEXT)
    assert probable_duplicates(letter) == []


def test_two_letters_that_the_house_numbered_are_two():
    first, second = (make.a_letter(number=f"28676-{nr}", subject=SUBJECT, text=TEXT) for nr in (431, 432))
    assert (probable_duplicates(first), probable_duplicates(second)) == ([], [])


def test_letters_without_a_text_are_known_by_their_subject(letter: Letter):
    bare, other = (
        Letter.objects.create(number=f"BR202304-K00{nr}", date=letter.date, subject=subject)
        for nr, subject in ((3, SUBJECT), (4, "Iets anders"))
    )
    assert (probable_duplicates(bare), probable_duplicates(other)) == ([letter], [])


def test_a_day_of_many_letters_asks_no_more(letter: Letter, django_assert_num_queries):
    for nr in range(3):
        make.a_letter(number=f"BR202304-K0{nr}9", subject=SUBJECT, text=TEXT)
    with django_assert_num_queries(2):
        assert len(probable_duplicates(letter)) == 3
