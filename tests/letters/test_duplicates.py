"""Letters that were probably handed in twice."""

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
    "facts",
    [
        {"text": TEXT.replace("langs", "lang-s"), "subject": "Dijken"},
        {"text": "Een gescande bijlage.", "subject": f"{SUBJECT}."},
        {"text": "Een gescande bijlage.", "subject": SUBJECT.replace("Stand", "stand"), "number": "28676-431"},
    ],
    ids=["most of the text", "the subject", "numbered since"],
)
def test_the_same_subject_or_most_of_the_text_makes_both_probable_duplicates(letter: Letter, facts: dict[str, str]):
    other = make.a_letter(**{"number": "BR202304-K002", **facts})
    assert probable_duplicates(letter) == [other]
    assert probable_duplicates(other) == [letter]


@pytest.mark.parametrize(
    "facts",
    [
        {"text": "De sloten bij de Rijn zijn droog.", "subject": "Stand van zaken van de sloten"},
        {"date": date(2023, 4, 20), "text": TEXT},
    ],
    ids=["about something else", "of another day"],
)
def test_different_letter_is_not_a_duplicate(letter: Letter, facts: dict[str, object]):
    other = make.a_letter(**{"number": "BR202304-K002", "subject": SUBJECT, **facts})
    assert probable_duplicates(other) == []


def test_letter_of_another_ministry_is_not_a_duplicate(letter: Letter):
    make.a_letter(number="BR202304-K002", ministry=make.a_ministry("yy"), subject=SUBJECT, text=TEXT)
    assert probable_duplicates(letter) == []


def test_letter_without_a_ministry_may_be_a_duplicate(letter: Letter):
    other = make.a_letter(number="BR202304-K002", subject=SUBJECT, text="Een gescande bijlage.")
    Letter.objects.filter(pk=other.pk).update(ministry=None)
    other.refresh_from_db()
    assert (probable_duplicates(letter), probable_duplicates(other)) == ([other], [letter])


@pytest.mark.parametrize(("words", "is_duplicate"), [(8, True), (7, False)])
def test_four_fifths_of_the_words_make_the_same_subject(words: int, *, is_duplicate: bool):
    subject = "een twee drie vier vijf zes zeven acht negen tien"
    first = make.a_letter(number="BR202304-K001", subject=subject, text="De ene.")
    second = make.a_letter(number="BR202304-K002", subject=" ".join(subject.split()[:words]), text="Iets heel anders.")
    assert (probable_duplicates(first) == [second]) is is_duplicate


def test_only_the_newest_text_counts(letter: Letter):
    other = make.a_letter(number="BR202304-K002", subject="Dijken", text=TEXT)
    other.versions.create(nr=2, text="Iets heel anders.", fingerprint="x", received_on=other.date)
    assert probable_duplicates(letter) == []


def test_letters_numbered_by_the_house_are_not_duplicates():
    first, second = (make.a_letter(number=f"28676-{nr}", subject=SUBJECT, text=TEXT) for nr in (431, 432))
    assert (probable_duplicates(first), probable_duplicates(second)) == ([], [])


def test_letters_without_text_are_compared_by_subject(letter: Letter):
    bare, other = (
        Letter.objects.create(number=f"BR202304-K00{nr}", date=letter.date, subject=subject)
        for nr, subject in ((3, SUBJECT), (4, "Iets anders"))
    )
    assert (probable_duplicates(bare), probable_duplicates(other)) == ([letter], [])


def test_query_count_does_not_grow_with_the_letters_of_a_day(letter: Letter, django_assert_num_queries):
    for nr in range(3):
        make.a_letter(number=f"BR202304-K0{nr}9", subject=SUBJECT, text=TEXT)
    with django_assert_num_queries(2):
        assert len(probable_duplicates(letter)) == 3
