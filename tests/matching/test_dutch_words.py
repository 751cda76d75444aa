"""Dutch words compared by what they mean."""

import pytest

from matching.dutch_words import content_words, similarity, stem, weigh_words


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


def like(one: str, other: str) -> float:
    assert similarity(stem(one), stem(other)) == similarity(stem(other), stem(one))
    return similarity(stem(one), stem(other))


@pytest.mark.parametrize(
    ("near", "far"),
    [
        (("stikstof", "stikstofbeleid"), ("beleid", "stikstofbeleid")),  # the first part tells what it is about
        (("garanties", "bankgaranties"), ("garanties", "bankdirecteuren")),
        (("arbeidsmigratie", "arbeidsmigranten"), ("arbeidsmigratie", "arbeidsongeschiktheid")),
        (("medicatiebeoordelingen", "medicatie"), ("medicatie", "weesgeneesmiddelen")),
    ],
)
def test_words_are_the_more_alike_the_more_of_them_is_the_same(near: tuple[str, str], far: tuple[str, str]):
    assert 1 > like(*near) > like(*far)


@pytest.mark.parametrize(("one", "other"), [("wet", "wetgeving"), ("dijk", "stikstof"), ("informatie", "vormgeving")])
def test_a_short_piece_in_both_is_chance(one: str, other: str):
    assert like(one, other) == 0


def test_only_telling_words_count_each_once_and_as_written():
    text = "De minister stuurt de Kamer een brief over PFAS in drinkwater en PFAS in sloten."
    assert list(content_words(text).values()) == ["PFAS", "drinkwater", "sloten"]


def test_short_words_tell_only_as_a_code_and_compounds_with_a_hyphen_fall_apart():
    text = "Op de A2 vloog een F-16; in zaak-Muskus staat in de 2e alinea van 16 mei dat de EU wacht."
    assert list(content_words(text).values()) == [
        "A2",
        "vloog",
        "F-16",
        "zaak",
        "Muskus",
        "staat",
        "alinea",
        "EU",
        "wacht",
    ]


def test_a_rare_word_weighs_more():
    weights = weigh_words([["dijk", "water"], ["sloot", "water"], ["water"]])
    assert weights["water"] == 1
    assert weights["dijk"] == weights["sloot"] > 2
