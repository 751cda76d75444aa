import pytest

from parliament.names import surname, without_initials


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("J. van der Meer", "Meer"),
        ("Johan van der Meer", "Meer"),
        ("W.B. Hoekstra", "Hoekstra"),
        ("Th. Bot", "Bot"),
        ("J.-P. Bot", "Bot"),
        ("K. 't Hart", "Hart"),
        ("A. van Dijk-de Boer", "Dijk-de Boer"),
        ("Özdil", "Özdil"),
    ],
)
def test_a_surname_has_no_initials_first_name_or_small_words(name: str, expected: str):
    assert surname(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("J.P. van der Meer", "van der Meer"),
        ("j. van der meer", "van der meer"),
        ("Ł. Bąk", "Bąk"),
        ("Johan van der Meer", "Johan van der Meer"),
    ],
)
def test_without_initials_the_small_words_stay(name: str, expected: str):
    assert without_initials(name) == expected
