"""Lengths of time as people say them."""

import pytest

from parliament.durations import in_words, number, ordinal


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 dagen"),
        (1, "1 dag"),
        (2, "2 dagen"),
        (9, "9 dagen"),
        (13, "13 dagen"),
        (14, "twee weken"),
        (15, "ruim twee weken"),
        (20, "bijna drie weken"),
        (21, "drie weken"),
        (60, "ruim acht weken"),
        (61, "twee maanden"),
        (62, "twee maanden"),
        (70, "ruim twee maanden"),
        (84, "bijna drie maanden"),
        (91, "drie maanden"),
        (122, "vier maanden"),
        (183, "zes maanden"),
        (340, "ruim elf maanden"),
        (360, "bijna een jaar"),
        (364, "bijna een jaar"),
        (365, "een jaar"),
        (366, "een jaar"),
        (367, "ruim een jaar"),
        (396, "13 maanden"),
        (517, "17 maanden"),
        (530, "ruim 17 maanden"),
        (720, "ruim 23 maanden"),
        (725, "twee jaar"),
        (730, "twee jaar"),
        (731, "twee jaar"),
        (760, "ruim twee jaar"),
        (1000, "ruim twee jaar"),
        (1080, "bijna drie jaar"),
        (1096, "drie jaar"),
        (3653, "tien jaar"),
        (4749, "13 jaar"),
    ],
)
def test_a_number_of_days_in_words(days, words):
    assert in_words(days) == words


def test_more_days_never_sound_like_a_shorter_unit():
    """Every length has a whole number of at least two, or is a year: never "ruim 12 weken" or "24 maanden"."""
    units = [in_words(days).rsplit(" ", 1)[1] for days in range(2000)]
    assert [unit for before, unit in zip(["", *units], units, strict=False) if unit != before] == [
        *("dagen", "dag", "dagen", "weken", "maanden"),
        *("jaar", "maanden", "jaar"),  # a year, 13 to 23 months, two years
    ]


def test_numbers_and_ordinals():
    assert [number(count) for count in (1, 12, 13)] == ["één", "twaalf", "13"]
    assert [ordinal(count) for count in (1, 3, 10, 11)] == ["eerste", "derde", "tiende", "11e"]
