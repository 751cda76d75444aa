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


@pytest.mark.parametrize(
    ("pattern", "typed", "parts"),
    [
        (register_numbers.TYPED_TOEZEGGING, "TZ202303-101", ("202303", "101")),
        (register_numbers.TYPED_TOEZEGGING, "TZ 202303 101", ("202303", "101")),
        (register_numbers.TYPED_TOEZEGGING, "TZ202303101", ("202303", "101")),
        (register_numbers.TYPED_TOEZEGGING, "202303-K001", ("202303", "K001")),
        (register_numbers.TYPED_TOEZEGGING, "202303101", None),  # without TZ, a mark must separate the parts
        (register_numbers.TYPED_TOEZEGGING, "TZ202303-10", None),
        (register_numbers.TYPED_DEBATE, "2023A01686", ("2023", "01686")),
        (register_numbers.TYPED_DEBATE, "2023 A 01686", ("2023", "01686")),
        (register_numbers.TYPED_DEBATE, "2023A-K001", ("2023", "K001")),
        (register_numbers.TYPED_DEBATE, "2023A1686", None),
        (register_numbers.TYPED_HOUSE_PAPER, "2023D15310", ("2023", "D", "15310")),
        (register_numbers.TYPED_HOUSE_PAPER, "2023-Z-06411", ("2023", "Z", "06411")),
        (register_numbers.TYPED_HOUSE_PAPER, "2023A01686", None),
        (register_numbers.TYPED_OWN_LETTER, "BR 202303-K001", ()),
        (register_numbers.TYPED_OWN_LETTER, "BR202303-001", None),
        (register_numbers.TYPED_BEGINNING, "TZ2023", ("2023", None)),
        (register_numbers.TYPED_BEGINNING, "TZ 202303", ("202303", None)),
        (register_numbers.TYPED_BEGINNING, "TZ202303-K0", ("202303", "K0")),
        (register_numbers.TYPED_BEGINNING, "TZ2023-1", None),
        (register_numbers.TYPED_BEGINNING, "2023", None),
    ],
)
def test_a_number_as_a_reader_types_it(pattern: re.Pattern[str], typed: str, parts: tuple[str | None, ...] | None):
    match = pattern.fullmatch(typed)
    assert (match and match.groups()) == parts


@pytest.mark.parametrize(
    "number", ["2023D15310", "2023Z06411", "TZ202303-101", "2023A01686", "BR202303-K001", "2023A-K001"]
)
def test_every_kind_of_number_is_found_between_other_words(number: str):
    assert [match[0] for match in register_numbers.find_exact(f"({number}), {number}.")] == [number, number]
    for inside in (f"x{number}", f"{number}x", f"{number}-1", f"1-{number}"):
        assert list(register_numbers.find_exact(inside)) == []


@pytest.mark.parametrize(("text", "is_cut_off"), [("zie 2023D15", True), ("2023Z06411", True), ("in 2023", False)])
def test_a_number_may_be_cut_off_at_the_end_of_a_line(text: str, is_cut_off: bool):  # noqa: FBT001 - parametrised
    assert bool(register_numbers.HOUSE_NUMBER_AT_END.search(text)) is is_cut_off


def test_each_cited_number_is_returned_once():
    assert register_numbers.find_cited("2023D15310, 2023d15310 en 2023 D 15310") == ("2023D15310",)
    assert register_numbers.find_cited("Tz202303-k001, 1999Z06411 en 2023Z064112") == ("TZ202303-K001",)
