"""The group of the letter page with what the letter says to settle while no toezegging was found for it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters.models import Letter
from matching.intake import take_in
from matching.unmatched import UnmatchedStatement, unmatched_statements
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.test_letter import address
from tests.matching.letters import KEPT, PUT_OFF, RECEIVED, a_text
from tests.matching.test_proposing import DIKES
from toezeggingen.models import Fulfilment

pytestmark = pytest.mark.django_db
HEADING = "De brief zegt dit te doen, maar wij vonden er geen toezegging bij"


@pytest.fixture
def letter() -> Letter:
    return take_in(a_text(KEPT, PUT_OFF), by=None, received_on=RECEIVED).letter


def statements(letter: Letter) -> list[UnmatchedStatement]:
    return unmatched_statements(letter.newest)


def press(letter: Letter, group: str = "griffier", **pressed: str) -> Any:
    return signed_in(group).post(address(letter), pressed)


def test_the_page_shows_each_statement_with_its_passage(letter: Letter):
    page = text_of(signed_in().get(address(letter)))
    assert HEADING in page
    assert all(row.passage in page for row in statements(letter))
    assert "Het debat van 22 maart 2023 staat niet in het register." in page


@pytest.mark.parametrize("group", ["griffier", "medewerker"])
def test_a_toezegging_is_chosen_with_the_passage_as_evidence(letter: Letter, group: str):
    kept, _ = statements(letter)
    wanted = make.an_open(text="De minister stuurt een kaart van egels.", ministry_then=letter.ministry)
    make.an_open(text="De minister stuurt een lijst van vossen.", ministry_then=letter.ministry)
    page = text_of(press(letter, group, _zoek=kept.key, **{f"zoek-{kept.key}": "kaart egel"}))
    assert re.findall(r'name="_kies" value="[0-9a-f]+:(.*?)"', page) == [wanted.number]
    press(letter, group, _kies=f"{kept.key}:{wanted}")
    proposal = Fulfilment.objects.get()
    assert (proposal.toezegging, proposal.passage, proposal.effect) == (wanted, kept.passage, "voldoet")
    assert kept not in statements(letter)


def test_enter_searches_without_javascript(letter: Letter):
    """Enter presses the first button of the form, which is "Termijnen uitleggen"."""
    kept, _ = statements(letter)
    wanted = make.an_open(text="De minister stuurt een kaart van egels.", ministry_then=letter.ministry)
    page = text_of(press(letter, _uitleg="", **{f"zoek-{kept.key}": "kaart egel"}))
    assert re.findall(r'name="_kies" value="[0-9a-f]+:(.*?)"', page) == [wanted.number]


def test_without_words_what_is_open_in_the_debate_is_offered(letter: Letter):
    kept, _ = statements(letter)
    debate = make.a_debate(title="Waterbeheer")
    text_of(press(letter, _vergelijk="ja"))
    open_one, _elsewhere = make.an_open(text="Over egels.", debate=debate), make.an_open(text="Over vossen.")
    page = text_of(press(letter, _zoek=kept.key))
    assert re.findall(r'name="_kies" value="[0-9a-f]+:(.*?)"', page) == [open_one.number]


def test_a_dismissed_passage_can_be_taken_back(letter: Letter):
    kept, put_off = statements(letter)
    page = text_of(press(letter, _geen=kept.key))
    assert "Geen toezegging volgens de griffie." in page
    assert f"{kept.act_in_words} → geen toezegging gevonden" not in page
    press(letter, _toch=kept.key)
    assert statements(letter) == [kept, put_off]


def test_the_form_for_a_new_toezegging_is_filled_with_what_the_passage_says(letter: Letter):
    debate = make.a_debate(title="Waterbeheer")
    page = text_of(press(letter, _vergelijk="ja"))
    form = signed_in().get(re.search(r'href="([^"]*/add/\?text=[^"]*)"', page)[1].replace("&amp;", "&"))
    shown = text_of(form)
    assert ">De minister zal de verzakking van dijken onderzoeken.</textarea>" in re.sub(r">\s+", ">", shown)
    assert f'value="{debate.number}"' in shown


def test_a_published_toezegging_is_compared_on_request(letter: Letter):
    debate = make.a_debate(title="Waterbeheer")
    press(letter, _vergelijk="ja")
    make.an_open(debate=debate, text=DIKES, ministry_then=letter.ministry)
    assert "Nu vergelijken" in text_of(signed_in().get(address(letter)))
    page = text_of(press(letter, _vergelijk="ja"))
    assert Fulfilment.objects.get().toezegging.number in page


def test_a_passage_that_is_gone_is_not_found(letter: Letter):
    assert press(letter, _geen="bestaat-niet").status_code == 404


def test_the_number_of_queries_does_not_grow():
    client, counts = signed_in(), []
    for number, body in (("17", [KEPT]), ("18", [KEPT, PUT_OFF])):
        text = a_text(*body).replace("Nr. 17", f"Nr. {number}")
        letter = take_in(text, by=None, received_on=RECEIVED).letter
        assert len(statements(letter)) == len(body)
        with CaptureQueriesContext(connection) as queries:
            client.get(address(letter))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_each_button_of_a_row_returns_to_its_row(letter: Letter):
    kept, _ = statements(letter)
    wanted = make.an_open(text="De minister stuurt een kaart van egels.", ministry_then=letter.ministry)
    page = text_of(press(letter, _zoek=kept.key, **{f"zoek-{kept.key}": "kaart egel"}))
    for name in ("_zoek", "_geen"):
        assert f'name="{name}" value="{kept.key}" formaction="#los-{kept.key}"' in page
    assert f'value="{kept.key}:{wanted}" formaction="#rij-{wanted.pk}"' in page
    assert f'id="los-{kept.key}"' in page
    assert f'id="rij-{wanted.pk}"' in text_of(press(letter, _kies=f"{kept.key}:{wanted}"))


def test_a_letter_set_aside_has_no_links_to_enter_anything(letter: Letter):
    page, links = address(letter), ("Toezegging invoeren", "Debat invoeren")
    assert all(link in text_of(signed_in().get(page)) for link in links)
    press(letter, _terzijde="ja", **{"terzijde-reden": "Hoort elders."})
    assert not any(link in text_of(signed_in().get(page)) for link in links)
