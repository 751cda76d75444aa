from datetime import date, timedelta

import pytest

from parliament.recess import Calendar, RecessPeriod, RecordingCalendar

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


def test_a_recess_lies_between_two_meetings() -> None:
    assert (SUMMER.first_day, SUMMER.last_day) == (date(2023, 7, 7), date(2023, 9, 4))


def test_a_recess_more_than_a_year_and_two_weeks_ahead_is_not_the_next() -> None:
    year_and_two_weeks = timedelta(days=380)
    assert CALENDAR.next("zomerreces", LATER_SUMMER.last_meeting - year_and_two_weeks) == LATER_SUMMER
    assert CALENDAR.next("zomerreces", LATER_SUMMER.last_meeting - year_and_two_weeks - timedelta(days=1)) is None


def test_the_recesses_that_were_looked_up_are_recorded() -> None:
    calendar = RecordingCalendar(CALENDAR.recesses)
    assert calendar.consulted is None
    calendar.next("meireces", date(2023, 4, 19))
    assert calendar.consulted == ()
    calendar.next("zomerreces", date(2023, 4, 19))
    calendar.ended("kerstreces", date(2024, 2, 1))
    calendar.in_year("zomerreces", 2025)
    assert calendar.consulted == (CHRISTMAS, SUMMER, LATER_SUMMER)


def test_a_calendar_with_only_the_recorded_recesses_gives_the_same_answer() -> None:
    calendar = RecordingCalendar(CALENDAR.recesses)
    answer = calendar.ending("zomerreces", date(2023, 8, 1))
    assert Calendar(calendar.consulted or ()).ending("zomerreces", date(2023, 8, 1)) == answer == SUMMER
