"""Deadlines in the words of ministers, with the day they give, if any."""

from datetime import date

import pytest

from parliament import deadlines, reference

SAID_ON = date(2024, 3, 14)  # a Thursday
CALENDAR = reference.recesses()


def latest(words: str) -> date | None:
    return deadlines.resolve(words, SAID_ON, CALENDAR).latest


@pytest.mark.parametrize(
    ("words", "day"),
    [
        # amounts counted from now
        ("met twee à drie weken", "2024-04-04"),
        ("in een tijdsbestek van drie maanden", "2024-06-14"),
        ("zes weken vanaf nu", "2024-04-25"),
        ("een jaar na heden", "2025-03-14"),
        ("binnen een maand na dit debat", "2024-04-14"),
        # weeks after a weekday
        ("dinsdag over een week", "2024-03-26"),
        ("uiterlijk vrijdag over twee weken", "2024-03-29"),
        # weeks of a month
        ("in de eerste twee weken van juni", "2024-06-16"),
        ("de laatste drie weken van mei", "2024-05-31"),
        # before a recess, and between two times
        ("voordat de Kamer met reces gaat", "2024-04-25"),
        ("nog voordat wij op zomerreces gaan", "2024-07-04"),
        ("tussen kerst en het voorjaarsreces", "2025-02-20"),
        ("tussen het meireces en het zomerreces", "2024-07-04"),
        # the year to come
        ("in het eerste kwartaal van het nieuwe jaar", "2025-03-31"),
        ("in het voorjaar van het nieuwe jaar", "2025-06-21"),
        ("in de eerste twee maanden van volgend jaar", "2025-02-28"),
        # today
        ("later vandaag", "2024-03-14"),
        ("voor het einde van de dag", "2024-03-14"),
        # several times together
        ("hopelijk in april, maar in ieder geval voor het zomerreces", "2024-07-04"),
        ("eind mei, begin juni", "2024-06-10"),
        ("na de zomer, uiterlijk in oktober", "2024-10-31"),
        ("deels reeds verzonden, de rest voor het zomerreces", "2024-07-04"),
    ],
)
def test_words_that_give_a_day(words: str, day: str) -> None:
    assert latest(words) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "words",
    [
        "binnen een maand na deze conferentie",
        "zes weken na de publicatie",
        "in de eerste maanden van volgend jaar",
        "al toegestuurd op 3 maart",
        "reeds bij brief van 3 maart aan de Kamer gezonden",
        "inmiddels op 12 maart aangeboden",
        "met enige weken",
    ],
)
def test_words_that_give_no_day(words: str) -> None:
    assert latest(words) is None


def test_the_earliest_day_of_weeks() -> None:
    deadline = deadlines.resolve("in de eerste twee weken van juni", SAID_ON, CALENDAR)
    assert deadline.earliest == date(2024, 6, 3)
    assert deadlines.resolve("de laatste drie weken van mei", SAID_ON, CALENDAR).earliest == date(2024, 5, 13)
    assert deadlines.resolve("na heden", SAID_ON, CALENDAR).latest is None
