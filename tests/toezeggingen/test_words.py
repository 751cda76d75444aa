"""Dutch words compared by what they mean."""

import pytest

from toezeggingen.words import LIKE_BACK, LIKE_FRONT, LIKE_SHARED, likeness, stem, telling, weigh


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wapens", "wapen"),
        ("brieven", "brief"),
        ("scholen", "school"),
        ("huizen", "huis"),
        ("lessen", "les"),
        ("regio's", "regio"),
        ("levering", "leveren"),
        ("vergunningen", "vergunning"),
        ("gemoderniseerd", "modernisering"),
        ("moties", "motie"),
        ("Oekraïne", "oekraïne"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("wolf", "wol"), ("dijk", "dak"), ("motie", "motor")])
def test_other_words_do_not(one: str, other: str):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("stikstof", "stikstofbeleid", LIKE_FRONT),
        ("geneesmiddelen", "geneesmiddelenbeleid", LIKE_FRONT),
        ("garantie", "bankgaranties", LIKE_BACK),
        ("arbeidsmigratie", "arbeidsmigranten", LIKE_SHARED),
        ("wet", "wetgeving", 0.0),
        ("dijk", "stikstof", 0.0),
    ],
)
def test_a_compound_is_known_by_its_first_part(one: str, other: str, expected: float):
    assert likeness(stem(one), stem(other)) == likeness(stem(other), stem(one)) == expected


def test_only_telling_words_count_each_once_and_as_written():
    text = "De minister stuurt de Kamer een brief over PFAS in drinkwater en PFAS in sloten."
    assert list(telling(text).values()) == ["PFAS", "drinkwater", "sloten"]


def test_a_rare_word_weighs_more():
    weights = weigh([["dijk", "water"], ["sloot", "water"], ["water"]])
    assert weights["water"] == 1
    assert weights["dijk"] == weights["sloot"] > 2
