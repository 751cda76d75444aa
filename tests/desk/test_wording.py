"""Consistent wording in the admin: deadlines, back links, headings and choices."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from desk.moves.view import address_of
from parliament.deadlines import Deadline
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.test_intake import PAGE
from toezeggingen.models.fulfilment import State
from toezeggingen.workflow import confirm

pytestmark = pytest.mark.django_db

LIST = "/beheer/toezeggingen/toezegging/"


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("uiterlijk 15 januari 2027", "uiterlijk 15 januari 2027 ·"),
        ("voor het voorjaar", "voor het voorjaar (uiterlijk 15 januari 2027) ·"),
    ],
)
def test_move_shows_the_last_day_once(words, message):
    term = Deadline(words, None, date(2027, 1, 15), "dag", "voorbeeld", "")
    toezegging = make.a_concept()
    toezegging.deadline = term
    toezegging.save()
    assert message in plain(text_of(signed_in().get(address_of(toezegging, "publish"))))


@pytest.mark.parametrize("page", ["", "add/", "{}/change/", "{}/delete/"])
def test_pages_of_a_toezegging_link_back_to_the_dashboard(page):
    concept = make.a_concept()
    answer = text_of(signed_in().get(LIST + page.format(concept.pk)))
    crumbs = plain(answer.split('class="breadcrumbs">')[1].split("</div>")[0])
    assert crumbs.startswith("Te doen › Toezeggingen".replace("›", "&rsaquo;"))
    assert crumbs.count("oezegging") == 1


@pytest.mark.parametrize("name", ["toezeggingen_toezegging_add", "parliament_debate_add", "letters_letter_changelist"])
def test_headings_start_with_a_capital(name):
    heading = re.search(r"<h1>\s*(.)", text_of(signed_in(is_superuser=True).get(reverse(f"admin:{name}"))))
    assert heading
    assert heading[1].isupper()


def test_confirmed_proposals_are_not_offered_for_confirmation():
    proposal, client = make.a_proposal(), signed_in()
    page, choice = f"{PAGE}{proposal.letter.number}/", 'value="bevestigen"'
    assert choice in text_of(client.get(page))
    confirm(proposal, by=make.a_user(), on=date(2023, 5, 1), effect=proposal.effect)
    proposal.refresh_from_db()
    assert proposal.state == State.CONFIRMED
    answer = text_of(client.get(page))
    assert choice not in answer
    assert 'value="voldaan"' in answer
