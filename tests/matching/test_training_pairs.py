"""Each judgement of a clerk is exported with the reading, without names of employees."""

from __future__ import annotations

import json
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from desk.letter.considered import propose_considered
from letters.models import Letter
from matching.intake import take_in
from matching.rules_version import rules_version
from tests import factories as make
from tests.matching.letters import KEPT, RECEIVED, a_text
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome

pytestmark = pytest.mark.django_db

CLERK = "griffier-van-der-geheim"


@pytest.fixture
def clerk() -> Any:
    return make.a_user(username=CLERK, first_name="Gijs", last_name="Geheim")


@pytest.fixture
def dikes() -> Toezegging:
    text = "De minister laat de verzakking van dijken onderzoeken."
    return make.an_open(debate=make.a_debate(title="Waterbeheer"), ministry_then=make.a_ministry("ienw"), text=text)


@pytest.fixture
def letter(dikes: Toezegging, clerk: Any) -> Letter:
    return take_in(a_text(KEPT), by=clerk, received_on=RECEIVED).letter


def exported(*options: str) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("export_pairs", *options, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_unjudged_proposal_is_no_pair(letter: Letter):
    assert exported() == []


def test_a_pair_has_the_reading_and_the_decision(letter: Letter, dikes: Toezegging, clerk: Any):
    read = letter.newest.stored_reading.considerations.get()
    workflow.confirm(Fulfilment.objects.get(), by=clerk, on=RECEIVED, effect=Effect.PARTLY, remainder="de rest")
    assert exported() == [
        {
            "letter": "99001-17",
            "version": 1,
            "toezegging": dikes.number,
            "text": dikes.text,
            "rules": rules_version(),
            "act": "fulfils",
            "score": read.score,
            "because": read.because,
            "passage": KEPT,
            "proposed": True,
            "decision": "bevestigd",
            "effect": "partly_fulfils",
            "decided_on": timezone.localdate().isoformat(),
        }
    ]


def test_a_rejection_has_no_effect(letter: Letter, clerk: Any):
    workflow.reject(Fulfilment.objects.get(), by=clerk, on=RECEIVED, internal_reason=f"Volgens {CLERK} niet.")
    (pair,) = exported()
    assert (pair["decision"], pair["effect"], pair["act"]) == ("afgewezen", None, "fulfils")


def test_a_decision_is_exported_as_its_outcome(letter: Letter, clerk: Any):
    meeting = make.a_meeting()
    workflow.decide(Fulfilment.objects.get(), by=clerk, on=meeting.day, meeting=meeting, outcome=Outcome.NOTED)
    assert exported()[0]["decision"] == "voor-kennisgeving-aangenomen"


def test_a_postponement_is_a_judgement_on_its_letter(letter: Letter, dikes: Toezegging, clerk: Any):
    deadline = make.a_deadline(date(2023, 9, 1))
    workflow.postpone(dikes, by=clerk, on=RECEIVED, deadline=deadline, reason="Druk.", letter=letter)
    (pair,) = exported()
    assert (pair["decision"], pair["effect"], pair["act"]) == ("uitgesteld", "postpones", "fulfils")


@pytest.mark.parametrize("act", ["withdraws", "fulfilled_before", "mentions"])
def test_confirming_a_letter_that_does_not_fulfil_agrees_with_the_reading(letter: Letter, clerk: Any, act: str):
    letter.newest.stored_reading.considerations.update(act=act)
    workflow.confirm(Fulfilment.objects.get(), by=clerk, on=RECEIVED, effect=Effect.MENTIONS)
    assert (exported()[0]["act"], exported()[0]["effect"]) == (act, act)


def test_calling_a_fulfilment_a_mention_disagrees_with_the_reading(letter: Letter, clerk: Any):
    workflow.confirm(Fulfilment.objects.get(), by=clerk, on=RECEIVED, effect=Effect.MENTIONS)
    assert (exported()[0]["act"], exported()[0]["effect"]) == ("fulfils", "mentions")


def test_a_proposal_of_a_clerk_is_exported_with_its_score(letter: Letter, clerk: Any):
    considered = make.a_consideration(make.an_open(), letter, passage=KEPT)
    propose_considered(letter, considered.toezegging.number, clerk)
    (pair,) = exported()
    assert (pair["proposed"], pair["act"], pair["decision"], pair["effect"]) == (
        False, "fulfils", "voorgesteld", "fulfils",
    )  # fmt: skip


def test_a_toezegging_missed_by_reading_has_no_score(letter: Letter, clerk: Any):
    make.a_proposal(letter=letter, version=letter.newest, by=clerk, passage="", because="met de hand")
    (pair,) = exported()
    assert (pair["proposed"], pair["act"], pair["score"], pair["rules"]) == (False, None, None, None)
    assert pair["decision"] == "voorgesteld"


def test_a_pair_belongs_to_the_judged_version(letter: Letter, clerk: Any):
    workflow.confirm(Fulfilment.objects.get(), by=clerk, on=RECEIVED, effect=Effect.FULFILS)
    take_in(a_text("Hierbij de stukken."), by=clerk, received_on=RECEIVED)
    (pair,) = exported()
    assert (pair["version"], pair["passage"]) == (1, KEPT)


def test_no_line_names_an_employee(letter: Letter, clerk: Any):
    workflow.reject(Fulfilment.objects.get(), by=clerk, on=RECEIVED, internal_reason=f"Volgens {CLERK} niet.")
    make.a_proposal(letter=letter, by=clerk)
    out = StringIO()
    call_command("export_pairs", stdout=out)
    assert len(out.getvalue().splitlines()) == 2
    assert not any(name in out.getvalue().lower() for name in ("geheim", "gijs"))


def test_since_includes_the_day_itself(letter: Letter, clerk: Any):
    make.a_proposal(letter=letter, by=clerk)
    today = timezone.localdate()
    assert len(exported("--since", today.isoformat())) == 1
    assert exported("--since", (today + timedelta(days=1)).isoformat()) == []


def test_many_pairs_take_one_query(letter: Letter, clerk: Any, django_assert_num_queries):
    for _ in range(3):
        make.a_proposal(letter=letter, by=clerk)
    with django_assert_num_queries(1):
        assert len(exported()) == 3
