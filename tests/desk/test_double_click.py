"""A move that is submitted twice is made once; another move from the same page is refused first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desk.moves.view import address_of
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.test_moves import ON, REASON
from toezeggingen.models import Event, Fulfilment

pytestmark = pytest.mark.django_db

LETTER = "28676-9431"
TWO_TABS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "propose": ({"means": "brief", "letter": LETTER, "effect": "voldoet"}, {"letter": "28676-9432"}),
    "confirm": ({"effect": "voldoet-deels", "remainder": "De rest."}, {"remainder": "Iets anders."}),
    "decide": ({"outcome": "verworpen", "meeting": "2023A79001"}, {"outcome": "voor-kennisgeving-aangenomen"}),
    "reject": ({"internal_reason": "Andere zaak."}, {"internal_reason": "Te vroeg."}),
    "postpone": ({"deadline_words": "uiterlijk 1 juli 2023"}, {"deadline_words": "uiterlijk 1 september 2023"}),
    "lapse": ({}, {"reason": "Om een andere reden."}),
    "reopen": ({"to": "openstaand"}, {"to": "deels-voldaan"}),
    "withdraw": ({}, {"on": "2023-05-11"}),
    "renumber": ({"number": "TZ202303-101"}, {"number": "TZ202303-102"}),
}


def test_same_move_by_a_colleague_is_no_double_click():
    toezegging, first, second = make.an_open(), signed_in(), signed_in(username="collega")
    address = address_of(toezegging, "lapse")
    sent = filled(second.get(address), "form", on=ON, **REASON)
    first.post(address, sent)
    assert "is intussen gewijzigd" in text_of(second.post(address, sent))
    assert toezegging.events.filter(kind=Event.Kind.LAPSED).count() == 1


def test_double_click_proposes_once():
    toezegging = make.an_open()
    client = signed_in()
    address = address_of(toezegging, "propose")
    sent = filled(client.get(address), "form", on=ON, means="document", effect="voldoet", document_title="Een wet")
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent).status_code == 302
    assert Fulfilment.objects.count() == 1


def test_double_click_makes_one_move():
    toezegging, client = make.an_open(), signed_in()
    address = address_of(toezegging, "lapse")
    sent = filled(client.get(address), "form", on=ON, **REASON)
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent).status_code == 302
    assert toezegging.events.filter(kind=Event.Kind.LAPSED).count() == 1


@pytest.mark.parametrize("name", TWO_TABS)
def test_different_move_from_the_same_page_is_no_double_click(name):
    toezegging = make.an_open(due=date(2023, 5, 1))
    make.a_meeting(number="2023A79001", committee=None)
    for number in (LETTER, "28676-9432"):
        make.a_letter(number=number)
    if name == "reopen":
        toezegging = make.a_settled(toezegging)
    elif name != "propose":
        make.a_proposal(toezegging)
    client, (typed, other) = signed_in(), TWO_TABS[name]
    address = address_of(toezegging, name)
    sent = filled(client.get(address), "form", on=ON, **REASON | typed)
    assert client.post(address, sent).status_code == 302
    answer = client.post(address, sent | other)
    assert answer.status_code == 200
    assert "errornote" in text_of(answer)
    assert client.post(address, sent).status_code == 302


def test_second_letter_from_another_tab_needs_a_second_press():
    toezegging, client = make.an_open(), signed_in()
    address = address_of(toezegging, "propose")
    opened = client.get(address)
    for letter in (make.a_letter(), make.a_letter()):
        typed = {"means": "brief", "letter": letter.number, "effect": "voldoet", "on": ON}
        answer = client.post(address, filled(opened, "form", **typed))
    assert "is intussen gewijzigd" in text_of(answer)
    assert client.post(address, filled(answer, "form")).status_code == 302
    assert toezegging.fulfilments.count() == 2
