"""Names of debates are compared despite typing errors and abbreviations; the words for a debate are understood."""

from __future__ import annotations

from datetime import date

import pytest

from letters.reading import read
from matching.debates.naming import Naming
from matching.debates.spelling import (
    IN_LONGER,
    MISTYPED,
    abbreviations,
    capital_words,
    dossiers,
    name_words,
    spelled_out,
    word_similarity,
    years,
)


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("dijken", "dijken", 1.0),
        ("waterveilig", "watervellig", MISTYPED),  # one wrong letter
        ("muskusratten", "muskosrotten", MISTYPED),  # two wrong letters in a long word
        ("spor", "sporveilig", IN_LONGER),
        ("natuur", "polder", 0.0),
    ],
)
def test_similar_words(word: str, other: str, expected: float):
    assert word_similarity(word, other) == word_similarity(other, word) == expected


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("natuur", "natura"),  # too short to be mistyped
        ("spoorweg", "spoorwal"),  # the last letters differ, which may be inflection
        ("poldermolen", "soldermolen"),  # another first letter
        ("veerponten", "veerppnntn"),  # two wrong letters in a word of ten
    ],
)
def test_words_that_are_not_mistyped(word: str, other: str):
    assert word_similarity(word, other) < MISTYPED


def test_a_word_that_is_the_larger_part_of_a_compound_is_more_similar():
    assert word_similarity("wapenexport", "wapenexportbeleid") > word_similarity(
        "energie", "energieprestatievergoeding"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("AO Water van 3 mei 2023", ["Water"]),
        ("Verzamelcommissiedebat EU-arbeidsmigranten", ["Verzamelcommissiedebat", "EU", "arbeidsmigranten"]),
        ("Politieonderwerpen", ["Politie", "onderwerpen"]),
        ("Wetgevingsoverleg Vaststelling begroting (hoofdstuk VII)", []),
        ("Dijken 8/3", ["Dijken"]),
    ],
)
def test_words_of_a_name_that_describe_its_subject(name: str, words: list[str]):
    assert list(name_words(name).values()) == words


def test_dossiers_have_their_chapter():
    assert dossiers("Kamerstuk 36 200-VII, nr. 3; 99310 en 2023-04567") == {"36200-VII", "99310"}


def test_a_year_in_a_date_or_a_range_does_not_count():
    assert years("AO van 3 mei 2022 over het Belastingplan 2023, vergaderjaar 2021-2022") == {"2023"}


def test_abbreviations_are_not_kinds_of_debate_or_chapters():
    assert abbreviations("AO OCW, WGO IenW en de Wmo in hoofdstuk XVI bij OCW") == ["OCW", "IenW", "Wmo"]


@pytest.mark.parametrize(
    ("short", "name", "is_meant"),
    [
        ("OCW", "Onderwijs, Cultuur en Wetenschap", True),
        ("I&W", "Infrastructuur en Waterstaat", True),
        ("IenW", "Infrastructuur en Waterstaat", True),
        ("VW", "Volksgezondheid, Welzijn en Sport", False),
        ("BZK", "Infrastructuur en Waterstaat", False),
    ],
)
def test_the_words_that_an_abbreviation_stands_for(short: str, name: str, *, is_meant: bool):
    assert bool(spelled_out(short, capital_words(name))) == is_meant


def naming(subject: str, title: str = "Waterstaat") -> Naming:
    reading = read(f"{title}\n\nNr. 7 BRIEF VAN DE REGERING\n\nDen Haag, 22 maart 2023\n\nOnderwerp: {subject}\n")
    (mention, *_) = reading.debates
    return Naming(mention, reading)


def test_the_title_stands_between_the_kind_and_the_day():
    named = naming("Toezegging uit het commissiedebat Spoorveiligheid van 8 maart 2023 over hekken")
    assert (list(named.words.values()), named.day, named.is_sure) == (["Spoorveiligheid"], date(2023, 3, 8), True)
    assert named.has_name
    assert "hekken" in named.beside


def test_words_after_the_day_may_be_the_subject_of_the_promise_instead():
    named = naming("Toezegging uit het commissiedebat van 8 maart 2023 over hekken")
    assert (list(named.words.values()), named.is_sure, named.has_name) == (["hekken"], False, False)


def test_a_debate_without_subject_has_no_title():
    assert not naming("Toezegging uit het vragenuur van 14 maart 2023 over de dijken").has_name


@pytest.mark.parametrize(
    ("subject", "title", "period"),
    [
        ("Toezegging commissiedebat Water in september 2022", "", (date(2022, 9, 1), date(2022, 9, 30))),
        ("Toezegging commissiedebat Water in december 2022", "", (date(2022, 12, 1), date(2022, 12, 31))),
        ("Toezegging commissiedebat Water van 8 maart 2023", "", None),
        ("Toezegging begrotingsbehandeling IenW 2023", "", (date(2022, 9, 1), date(2023, 12, 31))),
        (
            "Toezegging begrotingsbehandeling",
            "Vaststelling van de begrotingsstaten voor het jaar 2023",
            (date(2022, 9, 1), date(2023, 7, 31)),
        ),
        ("Toezegging commissiedebat Water", "", None),
    ],
)
def test_a_month_or_the_year_of_a_budget_limits_the_days(subject: str, title: str, period: tuple[date, date] | None):
    assert naming(subject, title or "Waterstaat").period == period


def test_the_names_before_2021_are_kinds_of_their_own():
    assert naming("Toezegging uit het VAO Water van 8 maart 2023").kind == "vao"
    assert naming("Toezegging uit het VSO Water van 8 maart 2023").kind == "vso"
    assert naming("Toezegging uit het tweeminutendebat Water van 8 maart 2023").kind == "tweeminutendebat"


def test_several_debates_at_once():
    assert naming("Toezeggingen uit de wetgevingsoverleggen Water").is_several
    assert not naming("Toezegging uit het wetgevingsoverleg Water").is_several


def test_a_letter_without_a_date_counts_as_later_than_every_debate():
    reading = read("Toezegging uit het commissiedebat Waterveiligheid van 8 maart 2023\n\nDe kaart is er.\n")
    assert Naming(reading.debates[0], reading).written_on == date.max
