"""A deadline that has passed may be a typing error: the register asks once, and never refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from desk.deadline_forms import PAST_QUESTION
from parliament import dates
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.meetings import a_planned, an_item
from tests.desk.test_intake import PAGE, settle
from tests.desk.test_meeting_decisions import decide, key
from tests.desk.test_moves import make_move
from tests.desk.test_toezegging import ADD, post
from toezeggingen.models import Toezegging

__all__ = ["post"]
pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
PAST = f"uiterlijk {dates.dutch(TODAY - timedelta(days=1))}"
Try = tuple[Callable[..., Any], Callable[[], bool]]


def an_old(**fields: Any) -> Toezegging:
    return make.an_open(due=TODAY - timedelta(days=30), **fields)


def postpone() -> Try:
    toezegging = an_old()
    typed = {"deadline_words": PAST, "reason": "x", "on": TODAY - timedelta(days=9)}
    return lambda **tick: make_move(
        signed_in(), "postpone", toezegging, **typed, **tick
    ), toezegging.postponements.exists


def settle_letter() -> Try:
    proposal = make.a_proposal(an_old(), letter=make.a_letter(date=TODAY - timedelta(days=9)))
    number = proposal.toezegging.number
    typed = {"choice": "uitstel", "deadline_words": PAST}

    def send(**tick: str) -> Any:
        rows = {f"{number}_{name}": value for name, value in {**typed, **tick}.items()}
        return settle(signed_in(), f"{PAGE}{proposal.letter.number}/", **rows)

    return send, proposal.toezegging.postponements.exists


def decide_meeting() -> Try:
    item = an_item(a_planned(make.a_committee(), TODAY - timedelta(days=9)), toezegging=an_old())
    typed = {"choice": "uitstel", "deadline_words": PAST, "reason": "x"}
    send = lambda **tick: decide(signed_in(), item.meeting, **{key(item): {**typed, **tick}})  # noqa: E731
    return send, item.toezegging.postponements.exists


@pytest.mark.parametrize("begin", [postpone, settle_letter, decide_meeting])
def test_a_postponement_to_a_day_that_has_passed_is_asked_about_once(begin):
    send, is_saved = begin()
    page = text_of(send())
    assert PAST_QUESTION in page
    assert 'type="checkbox" name=' in page
    assert not is_saved()
    send(is_past="on")
    assert is_saved()


def test_a_new_toezegging_with_a_deadline_that_has_passed_is_asked_about_once(post):
    debate, client = make.a_debate(day=TODAY - timedelta(days=20)), signed_in()
    typed = {"debate": debate.number, "text": "De minister stuurt een brief.", "post": post.pk, "deadline_words": PAST}
    page = client.post(ADD, filled(client.get(ADD), **typed))
    assert PAST_QUESTION in text_of(page)
    assert 'type="checkbox" name="is_past"' in text_of(page)
    client.post(ADD, filled(page, is_past="on"))
    assert Toezegging.objects.get().deadline_words == PAST
