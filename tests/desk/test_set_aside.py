"""A letter that does not belong in the register leaves the work, with a reason, and can be taken back."""

from __future__ import annotations

from html import unescape

import pytest

from desk.models import SetAside
from letters.models import Letter
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.test_intake import PAGE, sheet
from toezeggingen.models.fulfilment import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    letter = make.a_letter(released=False, number="27625-9431")
    make.a_proposal(letter=letter)
    return letter


def address(letter: Letter) -> str:
    return f"{PAGE}{letter.number}/"


def test_it_leaves_the_work_and_comes_back(letter: Letter):
    client, pressed = signed_in("medewerker", username="mw-jansen"), {"_terzijde": "ja", "terzijde-reden": "Dubbel."}
    assert letter.number in text_of(client.get("/beheer/"))
    for _ in range(2):  # a double click
        assert client.post(address(letter), pressed).status_code == 302
    page = text_of(client.get(address(letter)))
    assert "door mw-jansen: Dubbel." in page
    assert 'name="_opslaan"' not in page
    assert '<fieldset class="rijen" disabled>' in page
    assert "27625-9431</a>" not in text_of(client.get("/beheer/"))
    assert letter.number not in text_of(client.get(PAGE))
    client.post(address(letter), {"_terug": "ja"})
    page = text_of(client.get(address(letter)))
    assert "teruggehaald op" in page
    assert 'name="_opslaan"' in page
    assert '<fieldset class="rijen">' in page
    assert SetAside.objects.count() == 1


def test_without_a_reason_it_stays(letter: Letter):
    page = signed_in().post(address(letter), {"_terzijde": "ja", "terzijde-reden": " "})
    assert "Schrijf op waarom" in text_of(page)
    assert not SetAside.objects.exists()


def test_a_letter_that_the_public_sees_is_not_set_aside():
    proposal = make.a_proposal(letter=make.a_letter(released=True))
    page = signed_in().post(address(proposal.letter), {"_terzijde": "ja", "terzijde-reden": "Weg."})
    assert "Hij hoort dus in het register" in text_of(page)
    assert not SetAside.objects.exists()


def test_a_colleague_who_had_the_page_open_is_told(letter: Letter):
    client = signed_in()
    number = letter.fulfilments.get().toezegging.number
    sent = sheet(client.get(address(letter)), **{f"{number}_choice": "bevestigen", f"{number}_remainder": "Bewaar."})
    signed_in().post(address(letter), {"_terzijde": "ja", "terzijde-reden": "Dubbel."})
    page = unescape(text_of(client.post(address(letter), sent)))
    assert "Deze brief ligt terzijde. Er is niets opgeslagen" in page
    assert "Bewaar." in page
    assert '<fieldset class="rijen">' in page  # the typed words can be selected and copied
    assert letter.fulfilments.get().state == State.PROPOSED
