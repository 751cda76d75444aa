"""A deadline that has passed may be a typing error: the register asks once, and never refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from desk.deadline_forms import PAST_QUESTION
from desk.models import EntryDraft
from parliament import dates
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.meetings import a_planned, an_item
from tests.desk.test_bulk_entry import PAGE as TABLE
from tests.desk.test_bulk_entry import sheet
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


class TestTable:
    """The table of new toezeggingen asks the same, in the row."""

    typed = {"rij-0-text": "De minister stuurt een brief.", "rij-0-deadline_words": PAST}

    @pytest.fixture
    def asked(self, post):
        """The page after a first try to save, with the question."""
        self.debate, self.client = make.a_debate(day=TODAY - timedelta(days=20)), signed_in()
        return self.send(self.client.get(TABLE), debate=self.debate.number, post=post.title, **self.typed)

    def send(self, page: Any, **typed: Any) -> Any:
        return self.client.post(TABLE, sheet(page, _opslaan="ja", **typed))

    def test_a_day_that_has_passed_is_asked_about_once(self, asked):
        page = text_of(asked)
        assert f'<legend class="fout">{PAST_QUESTION}</legend>' in page
        assert f'<a href="#id_rij-0-is_past">Rij 1, termijn: {PAST_QUESTION}</a>' in page
        assert box(page) == (PAST, False)
        self.send(asked)
        assert not Toezegging.objects.exists()
        self.send(asked, **{"rij-0-is_past": PAST})
        assert Toezegging.objects.get().deadline_words == PAST

    def test_the_tick_counts_only_for_the_words_it_was_about(self, asked):
        other = f"uiterlijk {dates.dutch(TODAY - timedelta(days=2))}"
        again = self.send(asked, **{"rij-0-is_past": PAST, "rij-0-deadline_words": other, "rij-0-explained": other})
        assert box(text_of(again)) == (other, False)
        assert not Toezegging.objects.exists()

    def test_a_ticked_row_stays_ticked_when_another_row_is_refused_and_in_the_draft(self, asked):
        again = self.send(asked, **{"rij-0-is_past": PAST, "rij-1-text": "Een brief.", "rij-1-recipients": "Niemand"})
        assert box(text_of(again)) == (PAST, True)
        draft = EntryDraft.objects.latest("saved_at")
        assert box(text_of(self.client.get(f"{TABLE}?klad={draft.pk}"))) == (PAST, True)

    def test_a_cleared_row_asks_nothing(self, asked):
        page = self.client.post(TABLE, sheet(asked, _wis="0", **{"rij-0-is_past": PAST}))
        assert PAST_QUESTION not in text_of(page)
        assert "is_past" not in text_of(page)

    def test_what_was_said_long_ago_is_not_asked_about(self, post):
        debate, self.client = make.a_debate(day=TODAY - timedelta(days=200)), signed_in()
        page = self.send(self.client.get(TABLE), debate=debate.number, post=post.title, **self.typed)
        assert PAST_QUESTION not in text_of(page)
        self.send(page)
        assert Toezegging.objects.exists()


def box(page: str) -> tuple[str, bool]:
    """The value of the box in the first row, and whether it is ticked."""
    found = re.search(
        r'<input type="checkbox" name="rij-0-is_past" id="id_rij-0-is_past" value="([^"]*)"( checked)?>', page
    )
    assert found
    return found[1], bool(found[2])
