"""Deadlines that depend on a debate, when the register knows its day."""

from datetime import date

import pytest

from parliament import reference
from parliament.deadlines import DebateDay, find_debate_day, names_debate, resolve

SAID_ON = date(2023, 3, 22)  # a Wednesday
CALENDAR = reference.recesses()
HELD = DebateDay(date(2023, 5, 16))
NOT_HELD = DebateDay(None)


@pytest.mark.parametrize(
    ("words", "latest", "rule"),
    [
        ("voor het debat van 12 april", "2023-05-15", "de dag voor het debat van 16 mei 2023"),
        ("voor het volgende commissiedebat over dijken", "2023-05-15", None),
        ("bij de begrotingsbehandeling", "2023-05-16", "de dag van de begrotingsbehandeling van 16 mei 2023"),
        ("uiterlijk een week voor het WGO Water (12 april)", "2023-05-09", None),
        ("binnen twee weken na het debat", "2023-05-30", None),
        ("voor het debat van volgende week", "2023-05-15", None),
        ("voor het debat, uiterlijk 1 juli", "2023-07-01", "de genoemde dag"),
        ("na het debat", None, "een ondergrens, geen uiterste dag"),
        ("voor het zomerreces", "2023-07-06", "laatste vergaderdag voor het zomerreces"),
    ],
)
def test_the_day_of_the_debate_decides(words: str, latest: str | None, rule: str | None) -> None:
    deadline = resolve(words, SAID_ON, CALENDAR, HELD)
    assert deadline.latest == (latest and date.fromisoformat(latest))
    assert rule in (None, deadline.rule)


@pytest.mark.parametrize(
    "words", ["voor het debat van 12 april", "bij het AO Water", "voor het debat van volgende week"]
)
def test_a_debate_that_is_not_held_gives_no_day(words: str) -> None:
    deadline = resolve(words, SAID_ON, CALENDAR, NOT_HELD)
    assert (deadline.latest, deadline.firmness) == (None, "gebeurtenis")
    assert deadline.hangs_on in words
    assert deadline.rule == "het debat is vervallen of heeft nog geen dag; termijn onbekend"


def test_another_event_beside_the_debate_keeps_its_own_rule() -> None:
    for meeting in (HELD, None):
        deadline = resolve("zodra het advies er is", SAID_ON, CALENDAR, meeting)
        assert (deadline.firmness, deadline.rule) == ("gebeurtenis", "hangt af van een gebeurtenis")


def test_the_basis_has_the_debate_and_the_recesses_that_were_looked_up() -> None:
    basis = resolve("voor het debat of het zomerreces", SAID_ON, CALENDAR, HELD).basis
    assert basis is not None
    assert (basis.said_on, basis.meeting) == (SAID_ON, HELD)
    assert {recess.kind for recess in basis.recesses or ()} == {"zomerreces"}
    without_recess = resolve("voor het debat", SAID_ON, CALENDAR, HELD).basis
    assert without_recess is not None
    assert without_recess.recesses is None


def test_a_limit_beside_a_debate_that_is_not_held_stays() -> None:
    assert resolve("voor het debat, uiterlijk 1 juli", SAID_ON, CALENDAR, NOT_HELD).latest == date(2023, 7, 1)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("voor het debat van 12 april", "2023-04-12"),
        ("voor het commissiedebat over de dijken van 1 maart", "2024-03-01"),
        ("bij het WGO Water (12 april)", "2023-04-12"),
        ("voor het debat van volgende week", None),
        ("voor het debat", None),
        ("voor 12 april", None),
    ],
)
def test_the_words_may_give_the_day_of_the_debate(words: str, day: str | None) -> None:
    assert find_debate_day(words, SAID_ON) == (day and date.fromisoformat(day))


def test_words_that_name_a_debate() -> None:
    assert names_debate("voor de plenaire behandeling")
    assert not names_debate("voor het zomerreces")
