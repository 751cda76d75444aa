"""The real letter that the register started from: the NATO report of 19 April 2023."""

from datetime import date
from pathlib import Path

import pytest

from letters.reading import Act, DossierNumber, Reading, Statement, read

DEBATE = date(2023, 3, 22)


@pytest.fixture(scope="module")
def reading(shared: Path) -> Reading:
    return read((shared / "seed" / "kst-28676-431.txt").read_text(encoding="utf-8"))


def of(reading: Reading, act: Act) -> list[Statement]:
    return [statement for statement in reading.statements if statement.act == act]


def test_the_header_is_exact(reading: Reading) -> None:
    assert reading.dossiers == (DossierNumber("28676", "431"),)
    assert (reading.vergaderjaar, reading.title, reading.date) == ("2022-2023", "NAVO", date(2023, 4, 19))
    assert (reading.author_role, reading.ministry) == ("minister van Buitenlandse Zaken", "BZ")
    assert [signatory.name for signatory in reading.signatories] == ["W.B. Hoekstra"]


def test_the_papers_are_exact(reading: Reading) -> None:
    assert set(reading.kamerstukken) == {"28676-430", "28676-365", "22054-384", "36200-V-73"}


def test_one_dated_debate(reading: Reading) -> None:
    dated = {(debate.kind, debate.day, debate.is_upcoming) for debate in reading.debates if debate.day}
    assert dated == {("commissiedebat", DEBATE, False)}


def test_three_toezeggingen_are_fulfilled_each_in_its_own_passage(reading: Reading) -> None:
    kept = [statement for statement in of(reading, Act.FULFILS) if not statement.collective]
    assert [(statement.footnote, statement.debate_date) for statement in kept] == [
        (3, DEBATE),
        (4, DEBATE),
        (6, DEBATE),
    ]
    assert [statement.heading for statement in kept][1:] == ["Kernwapens", "Veiligheidsgaranties"]
    assert "Indo-Pacific" in kept[0].passage
    assert kept[1].passage.startswith("Op verzoek van uw Kamer heeft het kabinet gesproken")
    assert kept[2].passage.endswith("het vraagstuk van veiligheidsgaranties.")


def test_the_announcement_of_all_of_them_is_collective(reading: Reading) -> None:
    (announcement,) = [statement for statement in of(reading, Act.FULFILS) if statement.collective]
    assert announcement.text.startswith("Tevens wordt uw Kamer geïnformeerd")


def test_one_motion_is_reported(reading: Reading) -> None:
    assert {statement.kamerstukken for statement in of(reading, Act.MOTION)} == {("28676-365",)}


def test_two_new_promises_without_a_date(reading: Reading) -> None:
    made = of(reading, Act.MAKES)
    assert [(statement.due, statement.due_words) for statement in made] == [
        (None, "op korte termijn"),
        (None, "Wanneer dat aan de orde is"),
    ]
    assert "Defence Investment Pledge" in made[0].text


def test_no_other_acts(reading: Reading) -> None:
    assert {statement.act for statement in reading.statements} == {Act.FULFILS, Act.MAKES, Act.MOTION}
    assert len(reading.statements) == 8
