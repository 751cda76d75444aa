"""What a letter says to settle without a toezegging in the register."""

from __future__ import annotations

import pytest

from letters.models import LetterVersion
from matching.intake import take_in
from matching.models import DismissedPassage
from matching.unmatched import unmatched_statements
from tests import factories as make
from tests.matching.letters import KEPT, MADE, PUT_OFF, RECEIVED, REPORTED, a_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> LetterVersion:
    return take_in(a_text(KEPT, PUT_OFF, MADE, REPORTED), by=None, received_on=RECEIVED).version


def test_statements_without_a_toezegging_are_listed_with_what_they_do(version: LetterVersion):
    found = [(row.act_in_words, str(row.debate_day)) for row in unmatched_statements(version)]
    assert found == [("voldoet", "2023-03-22"), ("stelt uit", "2023-03-22")]


def test_a_passage_with_a_fulfilment_is_not_listed_until_that_is_rejected(version: LetterVersion):
    kept, put_off = unmatched_statements(version)
    proposal = make.a_proposal(letter=version.letter, passage=kept.passage)
    assert unmatched_statements(version) == [put_off]
    type(proposal).objects.update(state="afgewezen")
    assert unmatched_statements(version) == [kept, put_off]


def test_a_dismissed_passage_comes_last(version: LetterVersion):
    kept, put_off = unmatched_statements(version)
    DismissedPassage.objects.create(letter=version.letter, passage=kept.passage, by=make.clerk())
    assert [(row.passage, row.is_dismissed) for row in unmatched_statements(version)] == [
        (put_off.passage, False),
        (kept.passage, True),
    ]
