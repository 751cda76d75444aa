"""Events store facts and keys; pages make the sentence."""

from datetime import date

import pytest

from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Event
from toezeggingen.models.fulfilment import Effect, State
from website.history.timeline import timeline_of

pytestmark = pytest.mark.django_db

ON = date(2023, 6, 1)


def test_an_event_keeps_the_effect_of_its_day():
    confirmed = make.a_confirmed(effect=Effect.FULFILS)
    later = make.a_deadline(date(2023, 9, 1))
    title = timeline_of(confirmed.toezegging)[-1].title
    workflow.postpone(
        confirmed.toezegging, by=make.clerk(), on=ON, deadline=later, reason="meer tijd", letter=confirmed.letter
    )
    event = confirmed.events.get(kind=Event.Kind.CONFIRMED)
    assert event.effect == Effect.FULFILS
    assert [entry.title for entry in timeline_of(confirmed.toezegging)][-2:] == [title, "uitgesteld"]


def test_a_postponement_records_what_it_makes_of_the_proposal():
    proposal = make.a_proposal(effect=Effect.MENTIONS)
    event = workflow.postpone(
        proposal.toezegging,
        by=make.clerk(),
        on=ON,
        deadline=make.a_deadline(date(2023, 9, 1)),
        reason="meer tijd",
        letter=proposal.letter,
    )
    assert (event.fulfilment, event.effect) == (proposal, Effect.POSTPONES)
    assert event.changes == {
        "effect": [Effect.MENTIONS, Effect.POSTPONES],
        "state": [State.PROPOSED, State.CONFIRMED],
    }


def test_a_postponement_by_a_hidden_letter_is_public_without_the_letter():
    proposal = make.a_proposal(letter=make.a_letter(released=False))
    later = make.a_deadline(date(2023, 9, 1))
    workflow.postpone(
        proposal.toezegging, by=make.clerk(), on=ON, deadline=later, reason="meer tijd", letter=proposal.letter
    )
    entry = timeline_of(proposal.toezegging)[-1]
    assert (entry.title, entry.reason) == ("uitgesteld", "meer tijd")
    assert (entry.letter, entry.fulfilment, entry.is_means_hidden) == (None, None, False)


def test_a_correction_stores_keys_and_shows_present_names():
    toezegging, debate, party = make.an_open(), make.a_debate(), make.a_party("ABC")
    changes = {"debate": [toezegging.debate_id, debate.pk], "parties": [[], [party.pk]]}
    event = workflow.edit(toezegging, by=make.clerk(), on=ON, debate=debate, parties=[party])
    assert event.changes == changes
    party.abbreviation = "DEF"
    party.save()
    assert ("niets", "DEF") in [(change.old, change.new) for change in timeline_of(toezegging)[-1].changes]


def test_recipients_are_published_facts_too():
    toezegging = make.an_open()
    party = make.a_party("ABC")

    event = workflow.edit(toezegging, by=make.a_user(), on=ON, parties=[party])

    assert event.changes == {"parties": [[], [party.pk]]}
    assert list(toezegging.parties.all()) == [party]
