import re
from datetime import date

import pytest

from parliament import register_numbers

DAY = date(2023, 3, 22)


@pytest.mark.parametrize(
    ("prefix", "pattern", "number"),
    [
        (register_numbers.own_toezegging_prefix(DAY), register_numbers.TOEZEGGING, "TZ202303-K001"),
        (register_numbers.own_debate_prefix(DAY), register_numbers.DEBATE, "2023A-K001"),
        (register_numbers.own_letter_prefix(DAY), register_numbers.OWN_LETTER, "BR202303-K001"),
    ],
)
def test_our_own_numbers_fit_their_patterns(prefix: str, pattern: str, number: str):
    assert f"{prefix}001" == number
    assert re.fullmatch(pattern, number)


@pytest.mark.parametrize(
    ("number", "expected"),
    [("TZ202303-101", True), ("TZ202303-K001", False), ("TZ202303-10", False), ("tz202303-101", False)],
)
def test_a_house_number_of_a_toezegging_has_no_k(number: str, expected: bool):  # noqa: FBT001 - parametrised
    assert register_numbers.is_house_toezegging(number) is expected


def test_exact_numbers_are_found_in_running_text():
    text = "Zie TZ202303-K001, BR202303-K002, 2023A01686 en 2023D15310; niet XTZ202303-101 of 2023A01686-2."
    found = [match[0] for match in register_numbers.find_exact(text)]
    assert found == ["TZ202303-K001", "BR202303-K002", "2023A01686", "2023D15310"]
    assert register_numbers.find_toezeggingen(text) == ["TZ202303-K001"]


def test_cited_numbers_get_their_exact_form():
    text = "De toezeggingen tz 202303 – 101, TZ202303-101 en T01234, zaak 2023 Z 06411."
    assert register_numbers.find_cited(text) == ("TZ202303-101", "T01234", "2023Z06411")


@pytest.mark.parametrize(
    ("number", "address"),
    [("2023D15310", "https://www.tweedekamer.nl/kamerstukken/detail?id=2023D15310"), ("TZ202303-101", "")],
)
def test_the_house_has_pages_of_documents_and_cases_only(number: str, address: str):
    assert register_numbers.official_address(number) == address
