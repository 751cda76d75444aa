"""Deadlines in the running text of a letter: stricter than the words of a deadline alone."""

from datetime import date

import pytest

from parliament import deadlines, reference
from parliament.recess import Calendar

SAID_ON = date(2023, 3, 22)  # a Wednesday
CALENDAR = reference.recesses()


def find(sentence: str) -> tuple[str, str | None, str | None, str] | None:
    """The words, first day, last day and firmness of the deadline in the sentence."""
    found = deadlines.find(sentence, SAID_ON, CALENDAR)
    if found is None:
        return None
    earliest, latest = (day and day.isoformat() for day in (found.earliest, found.latest))
    return found.words, earliest, latest, found.firmness


@pytest.mark.parametrize(
    ("sentence", "words", "earliest", "latest", "firmness"),
    [
        ("U ontvangt de brief voor 12 december.", "voor 12 december", None, "2023-12-11", "dag"),
        ("U ontvangt de brief uiterlijk 12 december.", "uiterlijk 12 december", None, "2023-12-12", "dag"),
        ("In november ontvangt u de brief.", "In november", "2023-11-01", "2023-11-30", "periode"),
        (
            "Na het zomerreces, uiterlijk 1 oktober, hoort u meer.",
            "uiterlijk 1 oktober", "2023-09-05", "2023-10-01", "dag",
        ),
        ("Elk jaar voor 1 juni ontvangt u de cijfers.", "voor 1 juni", None, "2023-05-31", "terugkerend"),
        ("Ik stuur de brief hopelijk voor de zomer.", "hopelijk voor de zomer", None, "2023-07-06", "hoop"),
        ("Ik hoop u uiterlijk 1 mei te berichten.", "uiterlijk 1 mei", None, "2023-05-01", "dag"),
        ("Over twee weken hoort u meer.", "Over twee weken", None, "2023-04-05", "dag"),
        ("Uiterlijk binnen twee weken hoort u meer.", "Uiterlijk binnen twee weken", None, "2023-04-05", "dag"),
        ("Binnen een paar weken hoort u meer.", "Binnen een paar weken", None, None, "hoop"),
        ("Ik kom daar te zijner tijd op terug.", "te zijner tijd", None, None, "geen"),
        ("Ik kom daar zo spoedig mogelijk op terug.", "zo spoedig mogelijk", None, None, "hoop"),
        ("Bij de begroting kom ik daarop terug.", "Bij de begroting", None, None, "gebeurtenis"),
        ("U hoort dit jaarlijks.", "jaarlijks", None, None, "terugkerend"),
        (
            "Het besluit volgt in de tweede helft van mei.",
            "in de tweede helft van mei", "2023-05-16", "2023-05-31", "periode",
        ),
        ("Het volgt in de eerste helft van mei.", "in de eerste helft van mei", "2023-05-01", "2023-05-15", "periode"),
        ("Die volgt in mei of in het najaar.", "in mei of in het najaar", "2023-05-01", "2023-12-21", "periode"),
    ],
)  # fmt: skip
def test_the_deadline_of_a_sentence(
    sentence: str, words: str, earliest: str | None, latest: str | None, firmness: str
) -> None:
    assert find(sentence) == (words, earliest, latest, firmness)


@pytest.mark.parametrize(
    "sentence",
    [
        "U ontvangt de brief op 12 december.",  # nine months ahead: rather the last one
        "In december sprak ik met hem.",
        "In februari ontvangt u de brief.",
        "De brief is reeds op 1 maart verzonden.",
        "U ontvangt het rapport in mei 2022.",
        "De cijfers van 1 mei liggen hier.",
        "Sinds vorig jaar is dat zo.",
        "Binnen de gemeente speelt dat niet.",
    ],
)
def test_a_time_that_is_rather_past_is_no_deadline(sentence: str) -> None:
    assert find(sentence) is None


def test_a_recess_that_is_not_in_the_calendar_gives_an_event() -> None:
    found = deadlines.find("Voor de zomer hoort u meer.", SAID_ON, Calendar())
    assert found is not None
    assert (found.latest, found.firmness, found.hangs_on) == (None, "gebeurtenis", "zomer")


@pytest.mark.parametrize(
    ("said_on", "words", "latest"),
    [
        (date(2023, 7, 10), "in het reces", "2023-09-04"),  # during the recess itself
        (date(2023, 7, 10), "voor het reces", "2023-10-26"),
        (date(2023, 7, 6), "voor het zomerreces", "2023-07-06"),
        (date(2023, 7, 7), "voor het zomerreces", "2024-07-04"),
        (date(2023, 9, 4), "na het zomerreces, uiterlijk 1 oktober", "2023-10-01"),
        (date(2023, 9, 6), "in de week na het zomerreces", "2023-09-11"),
        (date(2023, 12, 31), "voor 1 januari", "2023-12-31"),
        (date(2024, 2, 29), "binnen een jaar", "2025-02-28"),
        (date(2024, 1, 31), "binnen een maand", "2024-02-29"),
        (date(2023, 3, 24), "binnen een werkdag", "2023-03-27"),  # a Friday
        (date(2023, 3, 25), "binnen een werkdag", "2023-03-27"),
        (date(2023, 3, 26), "deze week", "2023-03-26"),  # a Sunday
        (date(2023, 3, 27), "deze week", "2023-04-02"),
        (date(2023, 12, 25), "volgende week", "2024-01-07"),
        (date(2023, 12, 1), "volgende maand", "2024-01-31"),
        (date(2023, 12, 1), "volgend kwartaal", "2024-03-31"),
        (date(2023, 5, 31), "in mei", "2023-05-31"),
        (date(2023, 6, 1), "in mei", "2024-05-31"),
        (date(2023, 9, 19), "met Prinsjesdag", "2023-09-19"),
        (date(2023, 9, 20), "met Prinsjesdag", "2024-09-17"),
        (date(2023, 12, 22), "in de winter", "2024-03-21"),
        (date(2024, 1, 10), "in de winter", "2024-03-21"),
    ],
)
def test_the_first_such_time_that_can_still_be_kept(said_on: date, words: str, latest: str) -> None:
    assert deadlines.resolve(words, said_on, CALENDAR).latest == date.fromisoformat(latest)
