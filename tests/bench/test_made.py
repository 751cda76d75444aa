"""A made-up register looks as if the workflow had made it."""

from datetime import date
from itertools import pairwise

import pytest
from django.db import IntegrityError, connection

from bench.made import histories, stage
from bench.made.register import make_register
from search.models import ToezeggingDocument
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.status import Status

pytestmark = pytest.mark.django_db

SIZE, TODAY = 400, date(2026, 11, 2)


@pytest.fixture
def register():
    make_register(SIZE, TODAY)


def test_each_history_leads_to_the_status(register):
    assert Toezegging.objects.count() == SIZE
    for toezegging in Toezegging.objects.prefetch_related("events"):
        events = sorted(toezegging.events.all(), key=lambda event: event.pk)
        assert all(event.to_status == after.from_status for event, after in pairwise(events))
        assert all(event.on <= after.on <= TODAY and event.version < after.version for event, after in pairwise(events))
        assert (events[-1].to_status if events else Status.CONCEPT) == toezegging.status
        assert (events[-1].version if events else 1) == toezegging.version
        ends = [
            event.pk for event in events if event.from_status != event.to_status or event.kind == Event.Kind.WITHDRAWN
        ]
        assert (ends[-1] if ends else None) == toezegging.last_event_id


def test_no_letter_is_older_than_what_it_settles(register):
    for fulfilment in Fulfilment.objects.select_related("toezegging", "letter", "meeting"):
        assert fulfilment.toezegging.made_on <= fulfilment.letter.date <= (fulfilment.decided_on or TODAY)
        assert fulfilment.meeting is None or fulfilment.meeting.day == fulfilment.decided_on


def test_triggers_are_back_and_the_workflow_works(register):
    clerk = make.a_user()
    for toezegging in Toezegging.objects.open()[:5]:
        workflow.withdraw(toezegging, by=clerk, on=TODAY, reason="Dubbel ingevoerd.")
    toezegging = Toezegging.objects.open().first()
    with pytest.raises(IntegrityError, match="without its event"), connection.cursor() as cursor:
        cursor.execute("UPDATE toezeggingen_toezegging SET status = 'voldaan' WHERE id = %s", [toezegging.pk])


def test_the_site_shows_made_up_toezeggingen(register, client):
    published = Toezegging.objects.published()
    assert ToezeggingDocument.objects.count() == published.count()
    assert f"{published.count()} toezeggingen" in client.get("/toezeggingen/").content.decode()
    toezegging = published.filter(events__kind=Event.Kind.DECIDED).first()
    assert client.get(toezegging.get_absolute_url()).status_code == 200


def test_same_size_and_day_give_the_same_register():
    def rows():
        setting = stage.make_stage(50, TODAY)
        return [*stage.rows(setting, 50), *histories.rows(setting, 50)]

    assert rows() == rows()
