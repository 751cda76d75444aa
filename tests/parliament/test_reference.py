from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parliament import reference
from parliament.recess import KINDS


@pytest.mark.parametrize(
    ("role", "on", "ministry"),
    [
        ("minister van Buitenlandse Zaken", "2023-04-19", "BZ"),
        ("MINISTER VAN BUITENLANDSE ZAKEN", "2023-04-19", "BZ"),
        ("De Minister van Financiën", "2023-04-19", "Fin"),
        ("staatssecretaris van Justitie en Veiligheid", "2023-01-24", "JenV"),
        ("staatssecretaris van J&V", "2023-01-24", "JenV"),
        ("staatssecretaris van JenV", "2023-01-24", "JenV"),
        ("minister van Infrastructuur en Milieu", "2016-04-05", "IenM"),
        ("minister van Justitie", "2010-06-21", "MinJus"),
        ("minister van Justitie", "2023-06-21", "MinJus"),
        ("minister van Economische Zaken", "2010-01-01", "EZ"),
        ("minister van Economische Zaken, Landbouw en Innovatie", "2011-01-01", "ELenI"),
        ("minister van Economische Zaken", "2015-02-27", "EZ"),
        ("minister van Economische Zaken en Klimaat", "2021-03-05", "EZK"),
        ("minister van Economische Zaken", "2025-02-27", "EZ"),
        ("minister van Landbouw, Visserij, Voedselzekerheid en Natuur", "2025-04-08", "LVVN"),
        ("minister voor Klimaat en Energie", "2022-03-14", "EZK"),
        ("minister voor Natuur en Stikstof", "2023-12-08", "LNV"),
        ("minister voor Medische Zorg en Sport", "2019-05-14", "VWS"),
        ("minister voor Volkshuisvesting en Ruimtelijke Ordening", "2023-05-25", "BZK"),
        ("minister van Volkshuisvesting en Ruimtelijke Ordening", "2025-05-25", "VRO"),
        ("minister voor Buitenlandse Handel en Ontwikkelingssamenwerking", "2019-06-11", "BZ"),
        ("staatssecretaris Rechtsbescherming", "2025-05-14", "JenV"),
        ("minister-president", "2023-04-19", "AZ"),
        ("Minister-President, minister van Algemene Zaken", "2023-04-19", "AZ"),
        ("viceminister-president, minister van Financiën", "2023-04-19", "Fin"),
        ("minister en staatssecretaris van Justitie en Veiligheid", "2024-09-23", "JenV"),
        ("ministers van Defensie en van Buitenlandse Zaken", "2024-09-23", "Def"),
        ("staatssecretaris Defensie", "2024-09-23", "Def"),
        ("voorzitter van de Tweede Kamer", "2023-04-19", None),
        ("minister van Toverij", "2023-04-19", None),
        ("", "2023-04-19", None),
    ],
)
def test_the_ministry_of_an_office_on_a_day(role: str, on: str, ministry: str | None) -> None:
    assert reference.ministry_of(role, date.fromisoformat(on)) == ministry


@given(st.text(), st.dates())
def test_any_role_is_handled(role: str, on: date) -> None:
    known = {ministry.abbreviation for ministry in reference.ministries()}
    assert reference.ministry_of(role, on) in known | {None}


def test_every_post_belongs_to_a_ministry_that_existed_at_the_time() -> None:
    for post in reference.posts():
        day = post.since or date(2012, 1, 1)
        housing = [row.abbreviation for row in reference.ministries() if row.key == post.ministry and row.covers(day)]
        assert housing == [reference.ministry_of(post.post, day)]


def test_names_are_compared_without_case_commas_and_accents() -> None:
    known = reference.office_names()
    assert known[reference.bare("FINANCIEN")] == "Financiën"
    assert reference.bare(" Sociale  Zaken & Wérk, enz. ") == "sociale zaken en werk enz."
    assert known[reference.bare("Jeugd Preventie en Sport")] == "Jeugd, Preventie en Sport"


def test_a_successor_is_a_ministry() -> None:
    keys = {ministry.key for ministry in reference.ministries()}
    assert {ministry.successor for ministry in reference.ministries()} <= keys | {""}


def test_a_successor_was_active_after_its_predecessor() -> None:
    known = {committee.abbreviation: committee for committee in reference.committees()}
    for committee in known.values():
        if committee.successor:
            assert committee.until < known[committee.successor].until


def test_cabinets_follow_each_other() -> None:
    cabinets = reference.cabinets()
    assert [cabinet.until for cabinet in cabinets[:-1]] == [cabinet.since for cabinet in cabinets[1:]]
    assert cabinets[-1].until is None


def test_committee_names_have_no_marks_of_the_source() -> None:
    assert not [row for row in reference.committees() if row.short_name.startswith("x - ") or not row.name]


def test_recesses_have_a_known_kind_and_do_not_overlap() -> None:
    recesses = reference.recesses().recesses
    assert {recess.kind for recess in recesses} == set(KINDS)
    for earlier, later in pairwise(recesses):
        assert earlier.last_meeting < earlier.next_meeting <= later.last_meeting
    assert all(recess.next_meeting - recess.last_meeting > timedelta(days=7) for recess in recesses)
