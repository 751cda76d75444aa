"""Confirming a proposal on the letter page records exactly the proposed effect."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from letters.models import Letter
from letters.store import release_version
from matching.intake import take_in
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.test_intake import PAGE, settle, sheet
from tests.matching.letters import KEPT, PUT_OFF, RECEIVED, a_text
from toezeggingen.models import Fulfilment
from toezeggingen.models.fulfilment import Effect, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    return take_in(a_text(KEPT), by=None, received_on=RECEIVED).letter


def proposed(letter: Letter, act: str, effect: Effect) -> Fulfilment:
    proposal = make.a_proposal(letter=letter, passage=KEPT, effect=effect)
    make.a_consideration(proposal.toezegging, letter, act=act, proposed=True)
    return proposal


def confirm(proposal: Fulfilment, **typed: Any) -> Any:
    rows = {
        f"{proposal.toezegging.number}_{field}": value for field, value in {"choice": "bevestigen", **typed}.items()
    }
    answer = settle(signed_in(), f"{PAGE}{proposal.letter.number}/", **rows)
    proposal.refresh_from_db()
    return answer


@pytest.mark.parametrize(
    ("act", "words"), [("withdraws", "trekt in"), ("fulfilled_before", "voldeed al eerder"), ("mentions", "noemt")]
)
def test_confirming_a_mention_does_not_fulfil(letter: Letter, act: str, words: str):
    proposal = proposed(letter, act, Effect.MENTIONS)
    assert f"bevestigen: {words}" in text_of(signed_in().get(f"{PAGE}{letter.number}/"))
    confirm(proposal, remainder="stond er nog")
    assert (proposal.state, proposal.effect, proposal.remainder) == (State.CONFIRMED, Effect.MENTIONS, "")
    assert confirm(proposal).status_code == 302  # a second press changes nothing


def test_settling_by_an_unpublished_letter_shows_a_warning(letter: Letter):
    warning = "maar de brief is nog niet openbaar"
    proposal, client, page = proposed(letter, "fulfils", Effect.FULFILS), signed_in(), f"{PAGE}{letter.number}/"
    assert warning not in text_of(client.get(page))
    settle(client, page, **{f"{proposal.toezegging.number}_choice": "nu-niet"})
    assert warning not in text_of(client.get(page))
    settle(client, page, **{f"{proposal.toezegging.number}_choice": "bevestigen"})
    assert warning in text_of(client.get(page))
    release_version(letter.newest, make.a_user())
    settle(client, page)
    assert warning not in text_of(client.get(page))


def test_postponement_cannot_be_confirmed(letter: Letter):
    proposal = proposed(letter, "postpones", Effect.POSTPONES)
    assert 'value="bevestigen"' not in text_of(signed_in().get(f"{PAGE}{letter.number}/"))
    assert "Dit kan bij dit voorstel niet" in text_of(confirm(proposal))
    assert proposal.state == State.PROPOSED


def test_remainder_makes_the_fulfilment_partial(letter: Letter):
    proposal = proposed(letter, "fulfils", Effect.FULFILS)
    assert "bevestigen, besluit volgt" in text_of(signed_in().get(f"{PAGE}{letter.number}/"))
    confirm(proposal, remainder="de kosten")
    assert (proposal.effect, proposal.remainder) == (Effect.PARTLY, "de kosten")


def test_new_deadline_is_prefilled_from_the_letter():
    text = "De minister stuurt een kaart van droogvallende sloten."
    slots = make.an_open(debate=make.a_debate(day=date(2023, 3, 22)), ministry_then=make.a_ministry("ienw"), text=text)
    letter = take_in(a_text(PUT_OFF), by=None, received_on=RECEIVED).letter
    (proposal,) = letter.fulfilments.all()
    assert proposal.toezegging == slots
    page = signed_in().get(f"{PAGE}{letter.number}/")
    assert sheet(page)[f"nakoming-{proposal.pk}-deadline_words"] == "voor 1 juli"
    settle(signed_in(), f"{PAGE}{letter.number}/", **{f"{slots.number}_choice": "uitstel"})
    slots.refresh_from_db()
    assert (slots.deadline_words, slots.due_latest) == ("voor 1 juli", date(2023, 6, 30))


def test_only_what_the_clerk_changed_is_unsaved(letter: Letter):
    proposal = proposed(letter, "partly_fulfils", Effect.PARTLY)
    Fulfilment.objects.update(remainder="de kosten\nen de baten")
    client, page = signed_in(), f"{PAGE}{letter.number}/"
    key = f"nakoming-{proposal.pk}"
    unchanged = {**sheet(client.get(page), pressed="_uitleg"), f"{key}-remainder": "de kosten\r\nen de baten"}
    make.a_proposal(proposal.toezegging)  # a colleague changes the toezegging
    assert "data-onbewaard" not in text_of(client.post(page, unchanged))
    assert "data-onbewaard" in text_of(client.post(page, {**unchanged, f"{key}-choice": "voldaan"}))
