"""Days by name: feasts, weekdays, days of a week, and amounts of days."""

from datetime import date

import pytest

from parliament import deadlines, reference

SAID_ON = date(2023, 3, 22)  # a Wednesday
CALENDAR = reference.recesses()


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (2000, "2000-04-23"),
        (2019, "2019-04-21"),
        (2024, "2024-03-31"),
        (2025, "2025-04-20"),
        (2026, "2026-04-05"),
        (2035, "2035-03-25"),
        (2038, "2038-04-25"),
        (2049, "2049-04-18"),
        (2076, "2076-04-19"),
        (2100, "2100-03-28"),
        (2204, "2204-04-22"),
    ],
)
def test_easter_and_the_feasts_that_follow_it(year: int, easter: str) -> None:
    def day(feast: str) -> date | None:
        return deadlines.resolve(f"{feast} {year}", date(year, 1, 1), CALENDAR).latest

    sunday = date.fromisoformat(easter)
    assert day("Pasen") == sunday
    days = [found - sunday for feast in ("Hemelvaartsdag", "Pinksteren") if (found := day(feast))]
    assert [found.days for found in days] == [39, 49]


@pytest.mark.parametrize(
    ("year", "prinsjesdag", "accountability_day"),
    [(2023, "2023-09-19", "2023-05-17"), (2024, "2024-09-17", "2024-05-15"), (2026, "2026-09-15", "2026-05-20")],
)
def test_the_days_that_the_law_sets(year: int, prinsjesdag: str, accountability_day: str) -> None:
    for words, day in (("Prinsjesdag", prinsjesdag), ("Verantwoordingsdag", accountability_day)):
        assert str(deadlines.resolve(f"op {words} {year}", date(year, 1, 1), CALENDAR).latest) == day


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("volgende week dinsdag", "2023-03-28", "2023-03-28"),
        ("dinsdag van volgende week", "2023-03-28", "2023-03-28"),
        ("vrijdag deze week", "2023-03-24", "2023-03-24"),
        ("aanstaande week op donderdag", "2023-03-30", "2023-03-30"),
        ("morgen", "2023-03-23", "2023-03-23"),
        ("overmorgen", "2023-03-24", "2023-03-24"),
        ("vanmiddag", "2023-03-22", "2023-03-22"),
        ("in de week van 8 mei", "2023-05-08", "2023-05-14"),
        ("in de week van 1 mei 2024", "2024-04-29", "2024-05-05"),
        ("dinsdag over twee weken", "2023-04-11", "2023-04-11"),
        ("dinsdag over een maand", None, "2023-04-22"),
        ("heden", "2023-03-22", "2023-03-22"),
        ("1 mei of 2 juni", "2023-05-01", "2023-06-02"),
        ("binnen één dag", None, "2023-03-23"),
        ("binnen vijfenveertig dagen", None, "2023-05-06"),
        ("binnen eenentwintig dagen", None, "2023-04-12"),
        ("binnen 1 kwartaal", None, "2023-06-22"),
        ("binnen een half jaar", None, "2023-09-22"),
        ("binnen tweeëndertig weken", None, "2023-11-01"),
        ("ten hoogste zes weken", None, "2023-05-03"),
        ("rond 16.00 uur", "2023-03-22", "2023-03-22"),
        ("einde dag", "2023-03-22", "2023-03-22"),
    ],
)
def test_the_day_that_is_named_or_counted(words: str, earliest: str | None, latest: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (deadline.earliest and str(deadline.earliest), str(deadline.latest)) == (earliest, latest)


@pytest.mark.parametrize("words", ["op 1 mei jl.", "afgelopen dinsdag", "voor 8 maart jl.", "vorige Prinsjesdag"])
def test_a_day_that_is_said_to_be_past_is_no_deadline(words: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (deadline.latest, deadline.rule) == (None, "ligt voor de dag waarop het is gezegd")
