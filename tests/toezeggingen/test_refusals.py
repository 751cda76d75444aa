"""Moves that are refused because they could not have happened or could not be shown."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome
from toezeggingen.models.toezegging import RelationKind
from toezeggingen.status import Status

pytestmark = pytest.mark.django_db

ON = date(2023, 6, 1)


def test_a_confirmed_letter_that_then_postpones_is_chased_again():
    confirmed = make.a_confirmed(make.an_open(due=date(2023, 5, 1)))
    later = make.a_deadline(date(2023, 7, 1))

    workflow.postpone(
        confirmed.toezegging, by=make.clerk(), on=ON, deadline=later, reason="meer tijd", letter=confirmed.letter
    )

    assert Toezegging.objects.overdue(on=date(2023, 7, 2)).exists()
    assert not Toezegging.objects.awaiting_decision().exists()


def test_proposing_a_letter_again_is_refused_with_its_state():
    proposal = make.a_proposal()
    workflow.reject(proposal, by=make.clerk(), on=ON)
    again = make.Fulfilment(toezegging=proposal.toezegging, means="brief", letter=proposal.letter, effect="voldoet")

    with pytest.raises(workflow.MoveRefused, match="staat als afgewezen"):
        workflow.propose(again, by=make.clerk(), on=ON)


@pytest.mark.parametrize("number", ["TZ202303-K009", "TZ202303-7", "2023-101"])
def test_only_numbers_of_the_house_can_be_typed(number):
    with pytest.raises(ValidationError, match="TZ202303-101"):
        make.a_concept(number=number)
    with pytest.raises(ValidationError, match="TZ202303-101"):
        workflow.adopt_number(make.an_open(), number, by=make.a_user(), on=ON)


def test_a_number_adopted_by_mistake_can_be_undone():
    toezegging, griffier = make.an_open(), make.a_user()
    own = toezegging.number
    for number in ("TZ202303-101", "TZ202303-110", "TZ202303-110", "TZ202303-101"):
        workflow.adopt_number(toezegging, number, by=griffier, on=ON)

    assert toezegging.number == "TZ202303-101"
    assert {row.number for row in toezegging.former_numbers.all()} == {own, "TZ202303-110"}


def test_a_former_number_cannot_be_used_again():
    toezegging, griffier = make.an_open(), make.a_user()
    workflow.adopt_number(toezegging, "TZ202303-101", by=griffier, on=ON)
    workflow.adopt_number(toezegging, "TZ202303-102", by=griffier, on=ON)

    for take in (
        lambda: make.a_concept(number="TZ202303-101"),
        lambda: workflow.adopt_number(make.an_open(), "TZ202303-101", by=griffier, on=ON),
    ):
        with pytest.raises(ValidationError, match="eerder nummer van een andere"):
            take()


def test_a_status_change_cannot_precede_the_previous_change():
    proposal = make.a_proposal()
    workflow.decide(proposal, by=make.clerk(), on=ON, meeting=make.a_meeting(day=ON), outcome=Outcome.FULFILLED)

    with pytest.raises(workflow.MoveRefused, match="vorige statuswijziging was op 1 juni 2023"):
        workflow.reopen(
            proposal.toezegging,
            by=make.clerk(),
            on=ON - timedelta(days=1),
            to=Status.OPEN,
            reason="verkeerde brief",
        )


def test_a_backlog_is_published_after_the_meeting_that_settled_it():
    toezegging = make.an_open(on=date(2023, 8, 1))

    assert make.a_settled(toezegging).status == Status.FULFILLED


def test_a_partial_decision_made_by_mistake_can_be_undone():
    toezegging = make.a_settled(outcome=Outcome.PARTLY, remainder="het tweede deel")
    fulfilment = toezegging.fulfilments.get()

    workflow.decide(
        fulfilment,
        by=make.clerk(),
        on=ON,
        meeting=make.a_meeting(day=ON),
        outcome=Outcome.REFUSED,
        remainder="rest",
    )
    workflow.reopen(toezegging, by=make.clerk(), on=ON, to=Status.OPEN, reason="het besluit was verkeerd vastgelegd")

    fulfilment.refresh_from_db()
    assert (toezegging.status, fulfilment.outcome, fulfilment.remainder) == (Status.OPEN, "verworpen", "")


@pytest.mark.parametrize("state", ["verplaatst", "geannuleerd"])
def test_a_meeting_that_was_not_held_cannot_decide(state):
    meeting = make.a_meeting(day=ON, state=state)

    with pytest.raises(workflow.MoveRefused, match="die doorgang vond"):
        workflow.decide(make.a_proposal(), by=make.clerk(), on=ON, meeting=meeting, outcome=Outcome.FULFILLED)


def test_a_means_cannot_be_judged_before_its_day():
    briefing = make.a_proposal(means="technische-briefing", letter=None, held_on=ON + timedelta(days=9))
    late_letter = make.a_proposal(letter=make.a_letter(date=ON + timedelta(days=1)))

    with pytest.raises(workflow.MoveRefused, match="10 juni 2023"):
        workflow.confirm(briefing, by=make.clerk(), on=ON, effect=Effect.FULFILS)
    with pytest.raises(workflow.MoveRefused, match="2 juni 2023"):
        workflow.decide(late_letter, by=make.clerk(), on=ON, meeting=make.a_meeting(day=ON), outcome=Outcome.FULFILLED)


def test_a_relation_added_to_a_published_item_is_a_correction():
    toezegging, earlier, griffier = make.an_open(), make.an_open(), make.a_user()

    event = workflow.edit(toezegging, by=griffier, on=ON, relations=[(RelationKind.REPEATS, earlier)])

    assert event.changes == {"relations": [[], [["herhaling-van", earlier.pk]]]}
    assert toezegging.relations.get().target == earlier
    assert workflow.edit(toezegging, by=griffier, on=ON, relations=[(RelationKind.REPEATS, earlier)]) is None


def test_a_published_item_cannot_refer_to_a_concept():
    with pytest.raises(workflow.MoveRefused, match="alleen naar gepubliceerde"):
        workflow.edit(make.an_open(), by=make.a_user(), on=ON, relations=[(RelationKind.REPEATS, make.a_concept())])


def test_an_edit_without_changes_leaves_the_version():
    toezegging = make.an_open()

    workflow.edit(toezegging, by=make.a_user(), on=ON, text=toezegging.text, note="", seen=toezegging.version)

    assert Toezegging.objects.get().version == toezegging.version


def test_a_concept_may_refer_to_a_concept():
    concept, earlier = make.a_concept(), make.a_concept()
    workflow.edit(concept, by=make.a_user(), on=ON, relations=[(RelationKind.ADDS_TO, earlier)])
    assert concept.relations.get().target == earlier


def test_an_edit_of_a_concept_is_seen_by_the_second_clerk():
    concept = make.a_concept()
    seen = concept.version
    workflow.edit(concept, by=make.a_user(), on=ON, text="Anders.", seen=seen)
    with pytest.raises(workflow.Stale, match="is intussen gewijzigd"):
        workflow.edit(concept, by=make.a_user(), on=ON, text="Nog anders.", seen=seen)


def test_a_concept_takes_the_number_of_the_house_without_an_event():
    concept = make.a_concept()
    own = concept.number
    workflow.adopt_number(concept, "TZ202303-101", by=make.a_user("medewerker"), on=ON)
    assert concept.number == "TZ202303-101"
    assert concept.former_numbers.get().number == own
    assert not concept.events.exists()


def test_a_means_can_be_judged_on_its_own_day():
    proposal = make.a_proposal(letter=make.a_letter(date=ON))
    assert workflow.confirm(proposal, by=make.clerk(), on=ON, effect=Effect.FULFILS).on == ON


def test_a_confirmation_with_another_effect_records_both():
    proposal = make.a_proposal(effect=Effect.FULFILS)
    event = workflow.confirm(proposal, by=make.clerk(), on=ON, effect=Effect.MENTIONS)
    assert event.changes == {"effect": [Effect.FULFILS, Effect.MENTIONS]}


def test_a_rejected_proposal_can_be_confirmed_and_a_decided_one_cannot():
    proposal = make.a_proposal()
    workflow.reject(proposal, by=make.clerk(), on=ON)
    workflow.confirm(proposal, by=make.clerk(), on=ON, effect=Effect.FULFILS)
    workflow.decide(proposal, by=make.clerk(), on=ON, meeting=make.a_meeting(day=ON), outcome=Outcome.NOTED)
    for judge in (workflow.reject, lambda row, **facts: workflow.confirm(row, effect=Effect.FULFILS, **facts)):
        with pytest.raises(workflow.MoveRefused, match="al besloten"):
            judge(proposal, by=make.clerk(), on=ON)


def test_withdrawing_twice_is_refused():
    toezegging = make.an_open()
    with pytest.raises(workflow.MoveRefused, match="niet ingetrokken"):
        workflow.restore(toezegging, by=make.clerk(), on=ON, reason="x")
    workflow.withdraw(toezegging, by=make.clerk(), on=ON, reason="dubbel")
    with pytest.raises(workflow.MoveRefused, match="is ingetrokken"):
        workflow.withdraw(toezegging, by=make.clerk(), on=ON, reason="dubbel")
