"""Search for debates by title and day, and for everything on a day."""

from datetime import date

import pytest
from django.test import Client

from parliament.models import Debate
from search.results import first_results
from tests import factories as make
from tests.pages import text_of
from toezeggingen.models.fulfilment import Means

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2023, 6, 8), date(2023, 6, 29)


@pytest.fixture(autouse=True)
def agenda() -> None:
    make.an_open(text="De minister meldt hoe de bever het maakt.", debate=make.a_debate(title="Vaarwegen"))
    make.a_debate(number="2023A00001", title="Bever en beekherstel", day=FIRST)
    make.a_debate(number="2023A00002", title="Bever en beekherstel", day=SECOND)
    make.a_meeting(number="2023A00003", title="Procedurevergadering Oever", day=SECOND)


def debates(words: str) -> list[str]:
    return [row["number"] for row in first_results(words) if row["kind"] == "debat"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bever en beekherstel", ["2023A00002", "2023A00001"]),
        ("commissiedebat Bever en beekherstel", ["2023A00002", "2023A00001"]),
        ("Bever en beekherstel 8 juni 2023", ["2023A00001"]),
        ("beekherstel van 08-06-2023", ["2023A00001"]),
        ("debat van 8 juni 2023", ["2023A00001"]),
        ("Procedurevergadering Oever", ["2023A00003"]),
        ("oever", []),  # the lesser part of that name
    ],
)
def test_a_debate_without_toezeggingen_is_found_by_title_and_day(typed: str, found: list[str]) -> None:
    assert debates(typed) == found


def test_words_of_a_found_name_get_no_not_found_remark(client: Client) -> None:
    page = text_of(client.get("/zoeken/", {"woorden": "bever beekherstel"}))
    assert "Bever en beekherstel (8 juni 2023)" in page
    assert "komt in geen toezegging of brief voor" not in page
    page = text_of(client.get("/zoeken/", {"woorden": "bever xylofoon"}))
    assert "“xylofoon” komt in geen toezegging of brief voor en is weggelaten." in page
    listed = text_of(client.get("/toezeggingen/", {"woorden": "bever beekherstel"}))
    assert "“beekherstel” komt in geen toezegging of brief voor" in listed


def test_replaced_words_of_a_found_name_are_reported(client: Client) -> None:
    make.a_debate(title="Beverburcht")
    page = text_of(client.get("/zoeken/", {"woorden": "beverburcht"}))
    assert "In toezeggingen en brieven is gezocht op “bever” in plaats van “beverburcht”." in page


@pytest.mark.parametrize("typed", ["29 juni 2023", "29-06-2023", "2023-06-29"])
def test_a_day_finds_toezeggingen_debates_and_letters_of_that_day(client: Client, typed: str) -> None:
    made = make.an_open(debate=make.a_debate(number="2023A00004", day=SECOND), made_on=SECOND, on=SECOND)
    due = make.an_open(due=SECOND)
    make.an_open(text="De minister bezoekt 29 sluizen in juni 2023.", due=FIRST)
    letter = make.a_letter(date=SECOND)
    make.a_letter(text="Op 28 juni 2023 zijn 29 sluizen bezocht.", date=FIRST)
    found = first_results(typed)
    assert {row["number"] for row in found} == {"2023A00002", "2023A00003", "2023A00004", made.number, due.number,
                                                letter.number}  # fmt: skip
    page = text_of(client.get("/zoeken/", {"woorden": typed}))
    assert "Gezocht is op wat op 29 juni 2023 is toegezegd of die dag vervalt." in page


def test_a_confidential_briefing_is_not_found_by_title_or_day() -> None:
    secret = make.a_debate(kind=Debate.Kind.BRIEFING, title="Onderzeeboten", day=date(2023, 6, 15))
    make.a_proposal(
        make.an_open(), means=Means.BRIEFING, debate=secret, held_on=secret.day, confidential=True, letter=None
    )
    assert debates("onderzeeboten") == debates("onderzeeboten 15 juni 2023") == []
    assert "Onderzeeboten" not in str(first_results("15 juni 2023"))
