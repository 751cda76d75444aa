from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament import dates

LETTER = date(2023, 4, 19)  # a Wednesday


def days_in(text: str) -> list[str]:
    return [found.day.isoformat() for found in dates.find_days(text, LETTER)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Den Haag, 19 april 2023", ["2023-04-19"]),
        ("het debat van 22 maart jl. over", ["2023-03-22"]),
        ("op 22 maart¹ en", ["2023-03-22"]),
        ("op 16 februari 20181.", ["2018-02-16"]),
        ("8 maart", ["2023-03-08"]),
        ("8 mei", ["2022-05-08"]),
        ("8 maart van dit jaar", ["2023-03-08"]),
        ("8 maart van vorig jaar", ["2022-03-08"]),
        ("8 maart volgend jaar", ["2024-03-08"]),
        ("1 mei a.s.", ["2023-05-01"]),
        ("1 maart aanstaande", ["2024-03-01"]),
        ("1 maart komende", ["2024-03-01"]),
        ("1 mei jongstleden", ["2022-05-01"]),
        ("29 februari", ["2020-02-29"]),
        ("29 februari a.s.", ["2024-02-29"]),
        ("4 en 5 april 2023", ["2023-04-04", "2023-04-05"]),
        ("7–8 juni", ["2022-06-07", "2022-06-08"]),
        ("7 t/m 9 juni 2022", ["2022-06-07", "2022-06-09"]),
        ("11, 12 en 14 mei 2020", ["2020-05-11", "2020-05-12", "2020-05-14"]),
        ("30 maart en 1 april 2022", ["2022-03-30", "2022-04-01"]),
        ("nr. 30, 22 maart 2021", ["2021-03-22"]),
        ("(nr. 30 en 12 en 14 mei 2020)", ["2020-05-12", "2020-05-14"]),
        ("d.d. 10-06-2021", ["2021-06-10"]),
        ("10-6-2021, 10.6.2021 en 10/6/2021", ["2021-06-10"] * 3),
        ("2021-06-10", ["2021-06-10"]),
        ("10-6-'21, 10/06/21 en 10-06-21", ["2021-06-10"] * 3),
        ("10.06.21 en 10-06-21-4", []),
        ("10 jan. 2021 en 5 sept 2020", ["2021-01-10", "2020-09-05"]),
        ("dinsdag 4 juni 2024", ["2024-06-04"]),
        ("woensdag 3 mei", ["2023-05-03"]),  # a Wednesday only in 2023, so the next such day
        ("dinsdag 3 mei", ["2022-05-03"]),
        ("eergisteren en gisteren", ["2023-04-17", "2023-04-18"]),
        ("vandaag, morgen en overmorgen", ["2023-04-19", "2023-04-20", "2023-04-21"]),
        ("afgelopen dinsdag en woensdag jl.", ["2023-04-18", "2023-04-12"]),
        ("komende woensdag en dinsdag a.s.", ["2023-04-26", "2023-04-25"]),
        ("vorige week donderdag en volgende week maandag", ["2023-04-13", "2023-04-24"]),
        ("1\nmei\n2020", ["2020-05-01"]),
        ("1 MEI 2020", ["2020-05-01"]),
        ("1 mei A.S.", ["2023-05-01"]),
        ("1 mei JL.", ["2022-05-01"]),
        ("AFGELOPEN DINSDAG en VORIGE WEEK DONDERDAG", ["2023-04-18", "2023-04-13"]),
        ("19 april", ["2023-04-19"]),  # the day of the letter itself
        ("19 april a.s.", ["2023-04-19"]),
        ("20 april", ["2022-04-20"]),
        ("1 mei van dat jaar", ["2023-05-01"]),
        ("In 2019 en 2021, en op 1 mei van dat jaar", ["2021-05-01"]),
        ("heden en gisteravond", ["2023-04-19", "2023-04-18"]),
        ("4 en 5 april en 6 mei 2021", ["2021-04-04", "2021-04-05", "2021-05-06"]),
        ("2 mrt. 2020, 3 okt. 2020 en 4 febr. 2020", ["2020-03-02", "2020-10-03", "2020-02-04"]),
    ],
)
def test_days_are_found(text: str, days: list[str]) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "31 februari 2023",
        "0 mei 2020",
        "32-01-2020",
        "2021-13-10",
        "3.5 mei",
        "114 meisjes",
        "12 meiden",
        "vandaag de dag",
        "in de morgen",
        "kst-10-06-2021",
        "10-06-2021-3",
        "28 676, nr. 431",
    ],
)
def test_other_numbers_are_not_found(text: str) -> None:
    assert days_in(text) == []


def test_a_found_date_has_its_place_and_whether_the_year_was_given() -> None:
    text = "Op 4 en 5 april 2023 en op 8 maart jl."
    first, second, third = dates.find_days(text, LETTER)
    assert (first.quote, second.quote, third.quote) == ("4 en 5 april 2023", "4 en 5 april 2023", "8 maart jl.")
    assert text[third.start : third.end] == third.quote
    assert (first.year_given, third.year_given) == (True, False)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("uiterlijk 31 februari", ["31 februari"]),
        ("voor 31 februari 2027", ["31 februari 2027"]),
        ("29 februari 2023 of 29 februari 2024", ["29 februari 2023"]),
        ("29 februari", []),  # the next February is in a leap year
        ("32-01-2020 en 31-01-2020", ["32-01-2020"]),
        ("nr. 36, 12 en 14 mei", []),
    ],
)
def test_days_that_do_not_exist_are_found_separately(text: str, named: list[str]) -> None:
    assert [text[start:end] for start, end in dates.find_impossible_days(text, LETTER)] == named


def test_29_february_without_a_year_does_not_exist_when_the_next_february_is_shorter() -> None:
    assert list(dates.find_impossible_days("29 februari", date(2024, 3, 1))) == [(0, 11)]


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)))
def test_a_day_in_dutch_can_be_read_back(day: date) -> None:
    assert [found.day for found in dates.find_days(dates.dutch(day), LETTER)] == [day]


@given(st.text() | st.text(alphabet="0123456789 ,-/.enmaijl"), st.dates())
def test_any_text_and_anchor_are_handled(text: str, anchor: date) -> None:
    for found in dates.find_days(text, anchor):
        assert text[found.start : found.end] == found.quote


def test_every_month_has_its_number() -> None:
    months = "januari februari maart april mei juni juli augustus september oktober november december"
    text = ", ".join(f"8 {month} 2020" for month in months.split())
    assert days_in(text) == [f"2020-{number:02}-08" for number in range(1, 13)]
    assert dates.dutch(date(2020, 8, 8)) == "8 augustus 2020"
    assert [dates.month_number(name) for name in ("Mrt.", "sept", "okt.", "juli")] == [3, 9, 10, 7]


def test_the_year_of_dat_jaar_is_searched_in_the_last_lines_only() -> None:
    assert dates.last_year_in("In 2019. " + "x" * 300) is None
    assert dates.last_year_in("In 2019. " + "x" * 290) == 2019


def test_a_day_outside_the_calendar_is_left_out() -> None:
    assert dates.find_days("overmorgen", date.max) == []
    assert dates.find_days("eergisteren", date.min) == []


@pytest.mark.parametrize(
    ("months", "day"), [(1, "2022-12-30"), (3, "2023-02-28"), (14, "2024-01-30"), (-9, "2022-02-28")]
)
def test_months_are_added_and_clamped(months: int, day: str) -> None:
    assert dates.add_months(date(2022, 11, 30), months) == date.fromisoformat(day)
