"""Deadlines that are not understood, past, dependent on an event, or only hoped for."""

from datetime import date

import pytest

from parliament import deadlines, reference

SAID_ON = date(2023, 3, 22)  # a Wednesday
CALENDAR = reference.recesses()
NO_SUCH_DAY = "niet begrepen: die dag bestaat niet"
PAST = "ligt voor de dag waarop het is gezegd"


@pytest.mark.parametrize(
    "words",
    [
        "als de koeien dansen",
        "zodra de koeien dansen",
        "binnen 3 wolken",
        "voor de draad ermee",
        "voor de stop",
        "schriftelijk",
        "eind",
        "1 april 99",
        "1-4-99",
    ],
)
def test_words_that_no_rule_knows_are_not_understood(words: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (deadline.latest, deadline.firmness, deadline.hangs_on) == (None, "geen", "")
    assert deadline.rule == deadlines.NOT_UNDERSTOOD
    assert not deadline.is_understood


@pytest.mark.parametrize(
    "words",
    [
        "31 februari",
        "uiterlijk 31 februari 2027",
        "29 februari 2027",
        "31-2-27",
        "32 mei",
        "jaarlijks voor 31 juni 2024",
    ],
)
def test_a_day_that_does_not_exist_is_not_understood(words: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (deadline.latest, deadline.firmness, deadline.rule) == (None, "geen", NO_SUCH_DAY)
    assert not deadline.is_understood


def test_a_day_that_does_not_exist_is_not_found_in_a_letter() -> None:
    assert deadlines.find("U ontvangt het stuk uiterlijk 31 februari 2027.", SAID_ON, CALENDAR) is None


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("te zijner tijd", "geen termijn"),
        ("geen termijn genoemd", "geen termijn"),
        ("onbekend", "geen termijn"),
        ("", "geen termijn"),
        ("snel", "een streven, geen dag"),
        ("over een week of wat", "een streven, geen dag"),
    ],
)
def test_words_without_a_deadline_are_understood(words: str, rule: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (deadline.rule, deadline.is_understood) == (rule, True)


@pytest.mark.parametrize(
    ("words", "hangs_on"),
    [
        ("wanneer dat aan de orde is", "dat aan de orde is"),
        ("voor de NAVO-top in Vilnius", "de NAVO-top in Vilnius"),
        ("na de kabinetswisseling", "de kabinetswisseling"),
        ("voor de stemmingen over de moties", "de stemmingen over de moties"),
        ("in de volgende Kamerbrief", "de volgende Kamerbrief"),
        ("bij het volgende AO", "het volgende AO"),
        ("zodra de onderhandelingen lopen", "de onderhandelingen lopen"),
        ("na het akkoord", "het akkoord"),
        ("nog deze kabinetsperiode", "deze kabinetsperiode"),
    ],
)
def test_an_event_is_recognised(words: str, hangs_on: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (deadline.firmness, deadline.hangs_on) == ("gebeurtenis", hangs_on)


@pytest.mark.parametrize(
    "words",
    [
        "gisteren",
        "gisteren om 16:00",
        "vorige week",
        "22 maart 2022",
        "1 april 22",
        "eind 2022",
        "voor het debat van 1 maart 2023",
    ],
)
def test_a_day_in_the_past_is_no_deadline(words: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (deadline.latest, deadline.firmness, deadline.rule) == (None, "geen", PAST)


@pytest.mark.parametrize(
    ("words", "latest", "firmness"),
    [
        ("hopelijk nog dit jaar", "2023-12-31", "hoop"),
        ("ik streef ernaar voor de zomer", "2023-07-06", "hoop"),
        ("zo mogelijk in mei", "2023-05-31", "hoop"),
        ("ik streef naar november, uiterlijk eind van het jaar", "2023-12-31", "periode"),
        ("voor 1 juli, hopelijk eerder", "2023-06-30", "dag"),
        ("naar verwachting in mei", "2023-05-31", "periode"),
    ],
)
def test_a_hope_keeps_its_day(words: str, latest: str, firmness: str) -> None:
    deadline = deadlines.resolve(words, SAID_ON, CALENDAR)
    assert (deadline.latest, deadline.firmness) == (date.fromisoformat(latest), firmness)


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("1 april 23", "2023-04-01"),
        ("1 april ’24", "2024-04-01"),
        ("uiterlijk 1-4-24", "2024-04-01"),
        ("eind mei 24", "2024-05-31"),
        ("Q3 '24", "2024-09-30"),
        ("1 apr. 24", "2024-04-01"),
        ("voor 1 april 12 uur", "2023-04-01"),
        ("1 april 2024 of anders 31 februari 2024", "2024-04-01"),
    ],
)
def test_a_short_year_is_in_this_century(words: str, latest: str) -> None:
    assert deadlines.resolve(words, SAID_ON, CALENDAR).latest == date.fromisoformat(latest)


@pytest.mark.parametrize("said_on", [date.min, date(9998, 6, 1), date.max])
@pytest.mark.parametrize(
    "words", ["binnen 999 jaar", "vorig jaar", "volgend voorjaar", "een week voor Pasen", "morgen"]
)
def test_outside_the_years_of_the_house_nothing_is_understood(words: str, said_on: date) -> None:
    assert deadlines.resolve(words, said_on, CALENDAR).rule == deadlines.NOT_UNDERSTOOD
    assert deadlines.find(words, said_on, CALENDAR) is None
