"""Nonexistent dates in deadlines are reported before they are saved."""

from __future__ import annotations

from datetime import date

import pytest

from letters.models import Letter
from matching.intake import take_in
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.test_intake import PAGE, settle
from tests.desk.test_moves import make_move
from tests.desk.test_toezegging import ADD, post
from tests.matching.letters import MADE, RECEIVED, a_text
from toezeggingen.models import Toezegging

__all__ = ["post"]
pytestmark = pytest.mark.django_db

NO_DAY = "uiterlijk 31 februari 2027"
NO_SUCH_DAY = "die dag bestaat niet"
WITH_OR_WITHOUT = pytest.mark.parametrize("due", [date(2023, 5, 1), None], ids=["dated", "undated"])


@WITH_OR_WITHOUT
def test_postponing_to_a_nonexistent_date_needs_confirmation(due):
    toezegging, client = make.an_open(due=due), signed_in()
    typed = {"deadline_words": NO_DAY, "reason": "De brief vraagt erom.", "on": "2023-05-10"}
    page = text_of(make_move(client, "postpone", toezegging, **typed))
    assert NO_SUCH_DAY in page
    assert "kruis aan dat deze termijn geen dag heeft" in page
    assert not toezegging.postponements.exists()
    make_move(client, "postpone", toezegging, **typed, is_undated="on")
    assert toezegging.postponements.get().new_words == NO_DAY


@WITH_OR_WITHOUT
def test_letter_postponing_to_a_nonexistent_date_needs_confirmation(due):
    proposal, client = make.a_proposal(make.an_open(due=due)), signed_in()
    number, page = proposal.toezegging.number, f"{PAGE}{proposal.letter.number}/"
    rows = {f"{number}_choice": "uitstel", f"{number}_deadline_words": NO_DAY}
    assert NO_SUCH_DAY in text_of(settle(client, page, **rows))
    assert not proposal.toezegging.postponements.exists()
    assert settle(client, page, **rows, **{f"{number}_is_undated": "on"}).status_code == 302
    assert proposal.toezegging.postponements.get().new_words == NO_DAY


def test_undated_deadline_needs_no_confirmation_to_stay_undated():
    toezegging = make.an_open()
    typed = {"deadline_words": "zo spoedig mogelijk", "reason": "x", "on": "2023-05-10"}
    assert make_move(signed_in(), "postpone", toezegging, **typed).status_code == 302


def test_nonexistent_date_needs_an_own_date(post):
    client, debate = signed_in("medewerker"), make.a_debate()
    typed = {"debate": debate.number, "text": "Bewaar mij.", "post": post.pk, "deadline_words": "uiterlijk 31 juni"}
    page = text_of(client.post(ADD, filled(client.get(ADD), **typed)))
    assert "Die dag bestaat niet." in page
    assert "Bewaar mij." in page
    own = {"own_latest": "2023-06-30", "overruled_reason": "juni heeft dertig dagen"}
    assert client.post(ADD, filled(client.get(ADD), **typed, **own)).status_code == 302
    entered = Toezegging.objects.get()
    assert (entered.deadline_words, entered.due_latest) == ("uiterlijk 31 juni", date(2023, 6, 30))


@pytest.fixture
def letter() -> Letter:
    Letter.objects.update(ministry=make.a_ministry("ienw"))
    return take_in(a_text(MADE), by=None, received_on=RECEIVED).letter


def test_new_promise_with_a_nonexistent_date_is_refused(letter):
    client, page = signed_in(), f"{PAGE}{letter.number}/"
    rows = {"nieuw_is_wanted": "on", "nieuw_deadline_words": "voor 31 september 2023"}
    assert "Die dag bestaat niet." in text_of(settle(client, page, **rows))
    assert not Toezegging.objects.exists()
    assert settle(client, page, **rows | {"nieuw_is_wanted": False}).status_code == 302


def test_all_errors_are_shown_together(letter):
    """A missing meeting, a nonexistent date and a refusal by the register."""
    client, page = signed_in(), f"{PAGE}{letter.number}/"
    kept, late, early = (
        make.a_proposal(make.an_open(due=due), letter=letter).toezegging for due in (None, None, date(2024, 1, 1))
    )
    rows = {
        f"{kept.number}_choice": "voldaan",
        f"{late.number}_choice": "uitstel",
        f"{late.number}_deadline_words": NO_DAY,
        f"{early.number}_choice": "uitstel",
        f"{early.number}_deadline_words": "uiterlijk 1 juni 2023",
        "nieuw_is_wanted": "on",
    }
    answer = text_of(settle(client, page, **rows))
    assert "Kies de vergadering waarin dit is besloten." in answer
    assert NO_SUCH_DAY in answer
    assert "niet later dan de oude" in answer
    assert Toezegging.objects.count() == 3
