"""Which words of the register a typed word may mean: its forms, what was meant by a wrong one, and parts of it."""

import re

import pytest
from django.db import connection

from search import results
from search.models import SearchWord
from search.results import best
from search.text import Question, meaning, mistyped, spelling
from tests import factories as make

pytestmark = pytest.mark.django_db


def numbers(words: str) -> list[str]:
    return [one["number"] for one in best(words) if one["kind"] == "toezegging"]


FORMS = """
    schip schepen, stad steden, hoofdstad hoofdsteden, kamerlid kamerleden, kind kinderen, goed goederen,
    centrum centra, criterium criteria, museum musea, politicus politici, antenne antennes, foto fotos, route routes,
    lozen loost, sturen stuurt, betaalt betaling, vervuild vervuilen, school scholen, brief brieven,
    toezegging toegezegd, aanpassing aangepast, gekoppeld koppelen
"""


@pytest.mark.parametrize("pair", FORMS.split(","))
def test_forms_of_one_word_find_each_other(pair: str) -> None:
    for typed, known in (pair.split(), reversed(pair.split())):
        assert spelling.is_form(known, typed)
        assert re.search(spelling.candidates(typed), known), "what is not looked at is not found"


@pytest.mark.parametrize(
    "pair",
    [
        *("besteden bestad", "geleden gelid", "verleden verlid", "dienst dienen", "verbod verbo"),
        *("briefing brief", "brieven briefings", "lozing los", "losse lozen"),
    ],
)
def test_what_only_looks_like_a_form_is_none(pair: str) -> None:
    assert not spelling.is_form(*pair.split())


def test_a_longer_word_is_found_by_the_plural_of_its_first_part() -> None:
    assert spelling.is_kin("antennebeleid", "antennes")
    assert not spelling.is_kin("markt", "maart")


@pytest.mark.parametrize("known", ["loskoppelen", "losse"])
def test_a_long_vowel_begins_no_word_with_a_short_one(known: str) -> None:
    for typed in ("lozing", "lozingen", "lozen"):
        assert not spelling.is_kin(known, typed)


@pytest.mark.parametrize(
    "pair",
    [
        *("lozingsvergunning lozing", "loosverbod lozing", "woonruimte woningen", "woningbouw woning"),
        *("glasvezel glazen", "dagopvang dagen", "planningsfase planning", "briefingen briefing"),
    ],
)
def test_a_word_begins_longer_ones_with_the_vowel_that_it_has(pair: str) -> None:
    assert spelling.is_kin(*pair.split())


def test_all_that_one_error_makes_is_looked_up_and_nothing_else() -> None:
    spelled = mistyped.misspellings("taxi")
    assert {"txi", "tax", "tai", "txai", "taix", "tabi", "taxxi", "taxis", "tkaxi"} <= spelled
    assert all(one[0] == "t" and mistyped.errors(one, "taxi", 1) == 1 for one in spelled)


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("dijken", "dikjen", 1), ("sluis", "lsusi", 2), ("waterschap", "waterscahpp", 2), ("stuw", "stuwen", 2),
        ("gemaal", "molens", 6), ("otter", "bever", 3),
    ],
)  # fmt: skip
def test_errors_are_counted_as_far_as_they_are_forgiven(one: str, other: str, wrong: int) -> None:
    assert [mistyped.errors(one, other, most) for most in (wrong, wrong + 9)] == [wrong, wrong]
    assert all(mistyped.errors(one, other, most) > most for most in range(wrong))


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("brievenbussen", "brivenbus"),
        ("taxi", "taix"), ("taxi", "tabi"), ("sluis", "slius"), ("sluis", "slsuis"), ("dijken", "dikjen"),
        ("waterschap", "waterscahpp"), ("onderzeeboten", "ondrezeebtoen"),
    ],
)  # fmt: skip
def test_one_error_is_forgiven_in_a_short_word_and_two_in_a_long_one(said: str, typed: str) -> None:
    one = make.an_open(text=f"De minister laat {said} nakijken.")
    assert numbers(typed) == [one.number]
    assert Question(typed).replacements == {typed: (said,)}


def test_another_year_is_no_typing_error() -> None:
    make.an_open(text="De minister kijkt in 2030 naar de A2020 en het plan Rijnmond2030.")
    for typed in ("2031", "a2021", "rijnmond2031"):
        assert Question(typed).remarks == [f"“{typed}” komt in geen toezegging of brief voor."]


def test_the_parts_of_a_compound_are_known_by_their_plurals() -> None:
    one = make.an_open(text="De minister registreert celstraffen en kanalen.")
    for typed in ("celstrafkanaal", "kanaalcelstraf"):
        assert numbers(typed) == [one.number]
        assert len(Question(typed).replacements[typed]) == 2


def test_the_parts_of_a_compound_say_more_than_a_word_two_errors_away() -> None:
    """Nor is the s that links two words one of the first: nobody seeks "dijks"."""
    one = make.an_open(text="De minister kijkt of gemeenten een dijkwoning mogen splitsen.")
    make.an_open(text="De minister bouwt dijkwoningsluizing.")
    assert Question("dijkwoningsplitsing").replacements == {"dijkwoningsplitsing": ("dijkwoning", "splitsing")}
    assert numbers("dijkwoningsplitsing") == [one.number]
    assert Question("dijkwoningsxqvwz").replacements == {"dijkwoningsxqvwz": ("dijkwoning",)}


@pytest.mark.parametrize("said", ["zij-instromer", "zijinstromers", "zij instromers"])
def test_a_compound_is_found_however_it_is_joined(said: str) -> None:
    one = make.an_open(text=f"De minister telt elke {said} op school.")
    make.an_open(text="De minister telt elke school.")
    for typed in ("zijinstromers", "zij-instromers", "zij instromer"):
        assert numbers(typed) == [one.number], typed


def test_two_words_that_the_register_writes_as_one_are_that_word() -> None:
    """What has only one of them, or both in two words of its own, comes after it or not at all."""
    one = make.an_open(text="De minister evalueert de berichtenbox.")
    make.an_open(text="De minister bericht over de boxen.")
    for typed in ("berichten box", "berichten-box", "Evalueren berichten  box"):
        assert numbers(typed)[0] == one.number, typed
        assert Question(typed).remarks == [], typed


def test_a_short_first_part_is_enough_where_the_rest_is_known_too() -> None:
    one = make.an_open(text="De minister laat elke boa een opleiding volgen.")
    assert numbers("boaopleiding") == [one.number]
    assert Question("boaopleiding").replacements == {"boaopleiding": ("boa", "opleiding")}
    assert Question("boazwxqv").replacements == {}


def test_no_word_is_lost_among_thousands_that_begin_alike() -> None:
    one = make.an_open(text="De minister komt met plannen voor de verduurzaming en het lidingen.")
    SearchWord.objects.bulk_create(
        SearchWord(word=f"{front}{first}{second}")
        for front in ("ver", "lid")
        for first in "bcdfghjklmnpqrstvwxz"
        for second in "abcdefghijklmnopqrstuvwxyz"
    )
    for typed in ("verduurzaming", "verduurzamen", "lidingen"):
        assert numbers(typed) == [one.number], typed


def test_where_nothing_has_all_words_what_has_most_of_them_is_shown() -> None:
    texts = ("dijken sluizen stuwen", "dijken sluizen", "dijken", "gemalen molens")
    most, fewer, *_ = (make.an_open(text=f"De minister bezoekt {text}.") for text in texts)
    question = Question("dijken sluizen stuwen gemalen")
    assert [one.number for one in results.toezeggingen(question)] == [most.number, fewer.number]
    assert question.is_partly


def test_words_that_only_letters_have_find_those() -> None:
    first, second = (make.a_letter(text=f"Geachte voorzitter, hier leest u over {it}.") for it in ("otters", "bevers"))
    question = Question("otters bevers")
    assert not results.toezeggingen(question)
    assert {one.letter for one in results.letters(question, 5)} == {first, second}


def test_many_words_are_held_against_no_more_compounds_than_a_few() -> None:
    ends = [f"{first}{second}" for first in "bdfghkl" for second in ("aal", "eel", "oog", "uur", "ier", "oer", "aap")]
    fronts = ("polder", "schaap", "gemaal", "sluizen", "schippers", "otter", "bever", "wilgen", "knotten", "rietland")
    for front in fronts:
        make.an_open(text=" ".join(f"{front}{end}" for end in ends))
    few, many = (sum(len(one.kin) for one in Question(" ".join(asked)).meanings) for asked in (fronts[:2], fronts))
    assert few == 2 * len(ends)
    assert many <= meaning.MOST_KIN_IN_ALL < len(fronts) * len(ends)


def test_every_index_of_words_takes_a_new_one_at_once() -> None:
    """PostgreSQL's own way is a list that each question reads to its end: seconds, after a thousand changes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, reloptions FROM pg_class JOIN pg_am ON pg_am.oid = relam WHERE amname = 'gin'")
        indexes = dict(cursor.fetchall())
    assert indexes.keys() >= {"toezegging_document", "letter_document", "word_by_its_trigrams"}
    assert {name for name, options in indexes.items() if "fastupdate=off" not in (options or [])} == set()
