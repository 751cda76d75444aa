"""The days of the example data, which mostly count back from today."""

from datetime import date

import pytest

from demo.days import MEETING_DAYS, day_of, deadline_words, vergaderjaar

SUNDAY = date(2024, 9, 8)


@pytest.mark.parametrize(
    ("table", "day"),
    [
        ({"ago": 2}, "2024-09-06"),
        ({"ago": 1}, "2024-09-06"),
        ({"ago": 0}, "2024-09-06"),
        ({"ago": -1}, "2024-09-09"),
        ({"day": date(2023, 3, 18), "ago": 5}, "2023-03-18"),
    ],
)
def test_a_letter_is_of_the_last_working_day_before(table: dict[str, object], day: str) -> None:
    assert day_of(table, SUNDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(("ago", "day"), [(2, "2024-09-05"), (4, "2024-09-04"), (5, "2024-09-03"), (6, "2024-08-29")])
def test_a_debate_is_on_a_tuesday_wednesday_or_thursday(ago: int, day: str) -> None:
    assert day_of({"ago": ago}, SUNDAY, among=MEETING_DAYS) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"words": "uiterlijk $due", "due": 12}, "uiterlijk 20 september 2024"),
        ({"words": "voor $due", "until": date(2023, 6, 1)}, "voor 1 juni 2023"),
        ({"words": "voor de zomer"}, "voor de zomer"),
        ({}, ""),
    ],
)
def test_the_words_of_a_deadline_name_a_day_to_come(table: dict[str, object], words: str) -> None:
    assert deadline_words(table, SUNDAY) == words


def test_a_parliamentary_year_starts_in_september() -> None:
    assert vergaderjaar(date(2024, 8, 31)) == "2023–2024"
    assert vergaderjaar(date(2024, 9, 1)) == "2024–2025"
