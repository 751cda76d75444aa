"""The words of the register that a typed word finds: forms, corrections and parts of compounds."""

import re

import pytest
from django.db import connection

from search import results
from search.models import SearchWord
from search.results import first_results
from search.text import Question, meaning, mistyped, spelling
from tests import factories as make

pytestmark = pytest.mark.django_db


def numbers(words: str) -> list[str]:
    return [row["number"] for row in first_results(words) if row["kind"] == "toezegging"]


FORMS = """
    schip schepen, stad steden, hoofdstad hoofdsteden, kamerlid kamerleden, kind kinderen, goed goederen,
    centrum centra, criterium criteria, museum musea, politicus politici, antenne antennes, foto fotos, route routes,
    lozen loost, sturen stuurt, betaalt betaling, vervuild vervuilen, school scholen, brief brieven,
    toezegging toegezegd, aanpassing aangepast, gekoppeld koppelen
"""


@pytest.mark.parametrize("pair", FORMS.split(","))
def test_forms_of_a_word_find_each_other(pair: str) -> None:
    for typed, known in (pair.split(), reversed(pair.split())):
        assert spelling.is_form(known, typed)
        assert re.search(spelling.related_words_pattern(typed), known), "what is not looked at is not found"


@pytest.mark.parametrize(
    "pair",
    [
        *("besteden bestad", "geleden gelid", "verleden verlid", "dienst dienen", "verbod verbo"),
        *("briefing brief", "brieven briefings", "lozing los", "losse lozen"),
    ],
)
def test_a_word_that_only_looks_like_a_form_is_not_found(pair: str) -> None:
    assert not spelling.is_form(*pair.split())


def test_a_longer_word_is_found_by_the_plural_of_its_first_part() -> None:
    assert spelling.is_kin("antennebeleid", "antennes")
    assert not spelling.is_kin("markt", "maart")


@pytest.mark.parametrize("known", ["loskoppelen", "losse"])
def test_a_long_vowel_does_not_match_a_short_vowel(known: str) -> None:
    for typed in ("lozing", "lozingen", "lozen"):
        assert not spelling.is_kin(known, typed)


@pytest.mark.parametrize(
    "pair",
    [
        *("lozingsvergunning lozing", "loosverbod lozing", "woonruimte woningen", "woningbouw woning"),
        *("glasvezel glazen", "dagopvang dagen", "planningsfase planning", "briefingen briefing"),
    ],
)
def test_a_word_finds_longer_words_with_the_same_vowel(pair: str) -> None:
    assert spelling.is_kin(*pair.split())


@pytest.mark.parametrize(
    ("word", "other", "wrong"),
    [
        ("dijken", "dikjen", 1), ("sluis", "lsusi", 2), ("waterschap", "waterscahpp", 2), ("stuw", "stuwen", 2),
        ("gemaal", "molens", 6), ("otter", "bever", 3),
    ],
)  # fmt: skip
def test_errors_are_counted_up_to_the_maximum(word: str, other: str, wrong: int) -> None:
    assert [mistyped.count_errors(word, other, most) for most in (wrong, wrong + 9)] == [wrong, wrong]
    assert all(mistyped.count_errors(word, other, most) > most for most in range(wrong))


@pytest.mark.parametrize(
    ("correct", "typed"),
    [
        ("brievenbussen", "brivenbus"),
        ("taxi", "taix"), ("taxi", "tabi"), ("sluis", "slius"), ("sluis", "slsuis"), ("dijken", "dikjen"),
        ("waterschap", "waterscahpp"), ("onderzeeboten", "ondrezeebtoen"),
    ],
)  # fmt: skip
def test_a_short_word_may_have_one_error_and_a_long_word_two(correct: str, typed: str) -> None:
    row = make.an_open(text=f"De minister laat {correct} nakijken.")
    assert numbers(typed) == [row.number]
    assert Question(typed).replacements == {typed: (correct,)}


def test_another_year_is_no_typing_error() -> None:
    make.an_open(text="De minister kijkt in 2030 naar de A2020 en het plan Rijnmond2030.")
    for typed in ("2031", "a2021", "rijnmond2031"):
        assert Question(typed).remarks == [f"“{typed}” komt in geen toezegging of brief voor."]


def test_the_parts_of_a_compound_are_known_by_their_plurals() -> None:
    row = make.an_open(text="De minister registreert celstraffen en kanalen.")
    for typed in ("celstrafkanaal", "kanaalcelstraf"):
        assert numbers(typed) == [row.number]
        assert len(Question(typed).replacements[typed]) == 2


def test_parts_of_a_compound_are_preferred_over_a_word_with_two_errors() -> None:
    """The linking s does not belong to the first part: "dijks" is no word."""
    row = make.an_open(text="De minister kijkt of gemeenten een dijkwoning mogen splitsen.")
    make.an_open(text="De minister bouwt dijkwoningsluizing.")
    assert Question("dijkwoningsplitsing").replacements == {"dijkwoningsplitsing": ("dijkwoning", "splitsing")}
    assert numbers("dijkwoningsplitsing") == [row.number]
    assert Question("dijkwoningsxqvwz").replacements == {"dijkwoningsxqvwz": ("dijkwoning",)}


@pytest.mark.parametrize("written", ["zij-instromer", "zijinstromers", "zij instromers"])
def test_a_compound_is_found_in_any_spelling(written: str) -> None:
    row = make.an_open(text=f"De minister telt elke {written} op school.")
    make.an_open(text="De minister telt elke school.")
    for typed in ("zijinstromers", "zij-instromers", "zij instromer"):
        assert numbers(typed) == [row.number], typed


def test_two_words_find_their_compound() -> None:
    """Toezeggingen with only one of the words, or with both apart, come later or not at all."""
    row = make.an_open(text="De minister evalueert de berichtenbox.")
    make.an_open(text="De minister bericht over de boxen.")
    for typed in ("berichten box", "berichten-box", "Evalueren berichten  box"):
        assert numbers(typed)[0] == row.number, typed
        assert Question(typed).remarks == [], typed


def test_a_short_first_part_is_enough_if_the_rest_is_known() -> None:
    row = make.an_open(text="De minister laat elke boa een opleiding volgen.")
    assert numbers("boaopleiding") == [row.number]
    assert Question("boaopleiding").replacements == {"boaopleiding": ("boa", "opleiding")}
    assert Question("boazwxqv").replacements == {}


def test_a_word_is_found_among_thousands_with_the_same_beginning() -> None:
    row = make.an_open(text="De minister komt met plannen voor de verduurzaming en het lidingen.")
    SearchWord.objects.bulk_create(
        SearchWord(word=f"{front}{first}{second}")
        for front in ("ver", "lid")
        for first in "bcdfghjklmnpqrstvwxz"
        for second in "abcdefghijklmnopqrstuvwxyz"
    )
    for typed in ("verduurzaming", "verduurzamen", "lidingen"):
        assert numbers(typed) == [row.number], typed


def test_best_partial_matches_are_shown_if_nothing_has_all_words() -> None:
    texts = ("dijken sluizen stuwen", "dijken sluizen", "dijken", "gemalen molens")
    most, fewer, *_ = (make.an_open(text=f"De minister bezoekt {text}.") for text in texts)
    question = Question("dijken sluizen stuwen gemalen")
    assert [row.number for row in results.toezeggingen(question)] == [most.number, fewer.number]
    assert question.some_words_suffice


def test_words_only_in_letters_find_those_letters() -> None:
    first, second = (make.a_letter(text=f"Geachte voorzitter, hier leest u over {it}.") for it in ("otters", "bevers"))
    question = Question("otters bevers")
    assert not results.toezeggingen(question)
    assert {row.letter for row in results.letters(question, 5)} == {first, second}


def test_many_words_have_no_more_compounds_than_a_few() -> None:
    ends = [f"{first}{second}" for first in "bdfghkl" for second in ("aal", "eel", "oog", "uur", "ier", "oer", "aap")]
    fronts = ("polder", "schaap", "gemaal", "sluizen", "schippers", "otter", "bever", "wilgen", "knotten", "rietland")
    for front in fronts:
        make.an_open(text=" ".join(f"{front}{end}" for end in ends))
    few, many = (sum(len(row.kin) for row in Question(" ".join(group)).meanings) for group in (fronts[:2], fronts))
    assert few == 2 * len(ends)
    assert many <= meaning.MOST_KIN_IN_ALL < len(fronts) * len(ends)


def test_word_indexes_have_no_pending_list() -> None:
    """By default each search reads a pending list to its end: that takes seconds after a thousand changes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, reloptions FROM pg_class JOIN pg_am ON pg_am.oid = relam WHERE amname = 'gin'")
        indexes = dict(cursor.fetchall())
    assert indexes.keys() >= {"toezegging_document", "letter_document", "word_by_its_trigrams"}
    assert {name for name, options in indexes.items() if "fastupdate=off" not in (options or [])} == set()
