"""The timeline of a toezegging, in the order in which the register recorded it."""

from datetime import date

import pytest
from django.utils import timezone

from letters import store
from parliament import dates
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Means
from toezeggingen.status import Status
from website.history.timeline import timeline_of

pytestmark = pytest.mark.django_db


def changes(toezegging: Toezegging) -> list[tuple[str, str]]:
    return [(change.old, change.new) for moment in timeline_of(toezegging) for change in moment.changes]


def test_each_status_follows_the_one_before_even_if_its_day_is_earlier():
    toezegging = make.a_settled(make.an_open(on=date(2023, 6, 1)))
    workflow.reopen(toezegging, by=make.clerk(), on=date(2023, 6, 2), to=Status.OPEN, reason="Toch niet.")
    told = [(moment.on, moment.status) for moment in timeline_of(toezegging) if moment.status]
    assert told == [
        (date(2023, 6, 1), "openstaand"),
        (date(2023, 5, 10), "voldaan"),
        (date(2023, 6, 2), "openstaand"),
    ]


def test_a_later_recorded_event_shows_when(client):
    late, now = make.an_open(), make.an_open(on=timezone.localdate())
    recorded = timezone.localdate(late.last_event.at)
    page = client.get(late.get_absolute_url()).content.decode()
    assert f'vastgelegd op <time datetime="{recorded}">{dates.dutch(recorded)}</time>' in page
    assert "vastgelegd op" not in client.get(now.get_absolute_url()).content.decode()


def test_a_renumbered_letter_is_still_recognised():
    old, new = make.a_letter(number="28676-431"), make.a_letter(number="28676-500")
    toezegging = make.an_open(letter=old, made_on=old.date, on=old.date)
    workflow.edit(toezegging, by=make.clerk(), on=date(2023, 4, 24), letter=new)
    store.renumber_letter(old, "28676-432")
    assert changes(toezegging) == [(str(old), str(new))]


def test_a_letter_that_asked_for_a_postponement_is_shown_once_it_is_released():
    hidden, told = make.a_letter(released=False), make.a_letter()
    toezegging = make.an_open()
    for month, letter in ((5, hidden), (6, told)):
        later = make.a_deadline(date(2023, month, 1))
        workflow.postpone(
            toezegging, by=make.clerk(), on=date(2023, 4, 20), deadline=later, reason="Druk.", letter=letter
        )
    asked = [moment for moment in timeline_of(toezegging) if moment.postponement]
    assert [moment.letter for moment in asked] == [None, told]


def test_a_confidential_debate_is_named_by_kind_and_day_whatever_its_title():
    talk = make.a_debate(kind="technische-briefing", title="Iets (dat geheim is)")
    toezegging = make.an_open(debate=talk)
    workflow.edit(
        toezegging,
        by=make.clerk(),
        on=date(2023, 4, 4),
        debate=make.a_debate(title="Een technische briefing (bij)"),
    )
    assert changes(toezegging) == [
        (
            "vertrouwelijke technische briefing (22 maart 2023)",
            "commissiedebat Een technische briefing (bij) (22 maart 2023)",
        )
    ]


def test_a_briefing_entered_as_a_later_debate_is_shown_by_its_day():
    talk = make.a_debate(kind="technische-briefing", title="geheim")
    confirmed = make.a_confirmed(means=Means.DEBATE, debate=talk)
    assert confirmed.title == "Vertrouwelijke technische briefing van 22 maart 2023"
