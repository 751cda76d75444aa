"""Compare Dutch words."""

import pytest

from matching.dutch_words import content_words, similarity, stem


@pytest.mark.parametrize(
    ("word", "other"),
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
def test_forms_of_a_word_share_a_stem(word: str, other: str):
    assert stem(word) == stem(other)


@pytest.mark.parametrize(("word", "other"), [("wolf", "wol"), ("dijk", "dak"), ("motie", "motor")])
def test_different_words_have_different_stems(word: str, other: str):
    assert stem(word) != stem(other)


def similarity_of(word: str, other: str) -> float:
    assert similarity(stem(word), stem(other)) == similarity(stem(other), stem(word))
    return similarity(stem(word), stem(other))


@pytest.mark.parametrize(
    ("near", "far"),
    [
        (("stikstof", "stikstofbeleid"), ("beleid", "stikstofbeleid")),  # the first part is the subject
        (("garanties", "bankgaranties"), ("garanties", "bankdirecteuren")),
        (("arbeidsmigratie", "arbeidsmigranten"), ("arbeidsmigratie", "arbeidsongeschiktheid")),
        (("medicatiebeoordelingen", "medicatie"), ("medicatie", "weesgeneesmiddelen")),
    ],
)
def test_similarity_grows_with_the_shared_part(near: tuple[str, str], far: tuple[str, str]):
    assert 1 > similarity_of(*near) > similarity_of(*far)


@pytest.mark.parametrize(("word", "other"), [("wet", "wetgeving"), ("dijk", "stikstof"), ("informatie", "vormgeving")])
def test_a_short_shared_piece_does_not_count(word: str, other: str):
    assert similarity_of(word, other) == 0


def test_significant_words_count_once_and_as_written():
    text = "De minister stuurt de Kamer een brief over PFAS in drinkwater en PFAS in sloten."
    assert list(content_words(text).values()) == ["PFAS", "drinkwater", "sloten"]


def test_short_words_count_only_as_codes_and_hyphens_split_compounds():
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
