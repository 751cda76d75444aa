from datetime import date

import pytest

from parliament.recess import Calendar, RecessPeriod

SUMMER = RecessPeriod("zomerreces", date(2023, 7, 6), date(2023, 9, 5))
CHRISTMAS = RecessPeriod("kerstreces", date(2023, 12, 21), date(2024, 1, 16))
LATER_SUMMER = RecessPeriod("zomerreces", date(2025, 7, 3), date(2025, 9, 1))
CALENDAR = Calendar((LATER_SUMMER, CHRISTMAS, SUMMER))


@pytest.mark.parametrize(
    ("kind", "after", "recess"),
    [
        ("zomerreces", date(2023, 4, 19), SUMMER),
        ("zomerreces", date(2023, 7, 6), SUMMER),
        ("kerstreces", date(2023, 4, 19), CHRISTMAS),
        ("meireces", date(2023, 4, 19), None),
        ("zomerreces", date(2023, 7, 7), None),  # the summer of 2024 is unknown, and 2025 is not the next
        ("zomerreces", date(2024, 8, 1), LATER_SUMMER),
        ("zomerreces", date(2025, 7, 4), None),
    ],
)
def test_the_next_recess_is_none_if_unknown(kind: str, after: date, recess: RecessPeriod | None) -> None:
    assert CALENDAR.next(kind, after) == recess


def test_a_present_recess_ends_first() -> None:
    assert CALENDAR.ending("zomerreces", date(2023, 9, 4)) == SUMMER
    assert CALENDAR.ending("zomerreces", date(2023, 9, 5)) is None
    assert CALENDAR.ending("kerstreces", date(2023, 9, 5)) == CHRISTMAS


def test_the_recess_that_ended_last() -> None:
    assert CALENDAR.ended("zomerreces", date(2023, 9, 4)) is None
    assert CALENDAR.ended("zomerreces", date(2025, 7, 2)) == SUMMER


def test_a_recess_belongs_to_the_year_in_which_it_starts() -> None:
    assert CALENDAR.in_year("kerstreces", 2023) == CHRISTMAS
    assert CALENDAR.in_year("kerstreces", 2024) is None


def test_a_recess_ends_on_the_day_before_the_next_meeting() -> None:
    assert SUMMER.last_day == date(2023, 9, 4)
