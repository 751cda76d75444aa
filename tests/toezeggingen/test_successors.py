"""Open toezeggingen move along when their ministry gets a successor."""

from datetime import date

import pytest
from django.urls import reverse

from matching.tasks import follow_moved_agenda
from parliament.models import Ministry
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.successors import follow_successors
from website.history.timeline import timeline_of

pytestmark = pytest.mark.django_db

ON = date(2023, 6, 1)
LAST_DAY = date(2023, 5, 31)


@pytest.fixture
def old() -> Ministry:
    return make.a_ministry("oud")


@pytest.fixture
def new() -> Ministry:
    return make.a_ministry("nieuw")


def succeed(ministry: Ministry, successor: Ministry | None, until: date | None = LAST_DAY) -> None:
    ministry.periods.update(until=until, successor=successor)


def ministry_of(toezegging: Toezegging) -> Ministry:
    toezegging.refresh_from_db()
    return toezegging.ministry_now


def test_an_open_toezegging_moves_along_once_and_the_timeline_says_why(old, new):
    toezegging = make.an_open(ministry_then=old)
    succeed(old, new)

    assert follow_successors(on=ON).changed == [toezegging]
    assert follow_successors(on=ON).changed == []

    assert ministry_of(toezegging) == new
    assert toezegging.ministry_then == old
    event = toezegging.events.latest("pk")
    assert event.changes == {"ministry_now": [old.pk, new.pk]}
    entry = timeline_of(toezegging)[-1]
    assert entry.title == "overgegaan naar een ander ministerie"
    assert entry.reason == "OUD bestond tot en met 31 mei 2023; NIEUW is de opvolger."
    assert entry.office == "het register zelf"
    assert [(change.label, change.old, change.new) for change in entry.changes] == [("ministerie nu", "OUD", "NIEUW")]


def test_nothing_moves_before_the_last_day_has_passed(old, new):
    toezegging = make.an_open(ministry_then=old)
    succeed(old, new)
    assert follow_successors(on=LAST_DAY).changed == []
    assert ministry_of(toezegging) == old


def test_a_corrected_successor_takes_them_along_again(old, new):
    toezegging, other = make.an_open(ministry_then=old), make.a_ministry("ander")
    succeed(old, new)
    follow_successors(on=ON)
    succeed(old, other)
    assert follow_successors(on=ON).changed == [toezegging]
    assert ministry_of(toezegging) == other


def test_a_removed_successor_gives_them_back(old, new):
    toezegging = make.an_open(ministry_then=old)
    succeed(old, new)
    follow_successors(on=ON)
    succeed(old, None, until=None)
    follow_successors(on=ON)
    assert ministry_of(toezegging) == old
    assert timeline_of(toezegging)[-1].reason == "NIEUW is niet de opvolger van OUD."


def test_settled_toezeggingen_stay_and_concepts_move_without_an_event(old, new):
    settled, concept = make.a_settled(make.an_open(ministry_then=old)), make.a_concept(ministry_then=old)
    succeed(old, new)
    assert follow_successors(on=ON).changed == [concept]
    assert (ministry_of(settled), ministry_of(concept)) == (old, new)
    assert not concept.events.exists()


def test_a_ministry_that_a_clerk_chose_stays_until_it_has_a_successor_itself(old, new):
    chosen = make.a_ministry("keuze")
    toezegging = make.an_open(ministry_then=old)
    workflow.edit(toezegging, by=make.clerk(), on=ON, ministry_now=chosen)
    succeed(old, new)
    assert follow_successors(on=ON).changed == []
    succeed(chosen, new)
    follow_successors(on=ON)
    assert ministry_of(toezegging) == new


def test_a_successor_of_the_successor_takes_them_along(old, new):
    toezegging, newest = make.an_open(ministry_then=old), make.a_ministry("nieuwst")
    succeed(old, new)
    succeed(new, newest)
    assert follow_successors(on=ON).changed == [toezegging]
    assert ministry_of(toezegging) == newest


def test_ministries_that_split_keep_their_own_successors(old, new):
    first, second = make.an_open(ministry_then=old), make.an_open(ministry_then=new)
    heir, other_heir = make.a_ministry("erfgenaam"), make.a_ministry("ander")
    succeed(old, heir)
    succeed(new, other_heir)
    assert follow_successors(on=ON).changed == [first, second]
    assert (ministry_of(first), ministry_of(second)) == (heir, other_heir)


def test_a_withdrawn_toezegging_stays_until_it_is_restored(old, new):
    toezegging = make.an_open(ministry_then=old)
    workflow.withdraw(toezegging, by=make.clerk(), on=ON, reason="dubbel")
    succeed(old, new)
    assert follow_successors(on=ON).changed == []
    workflow.restore(toezegging, by=make.clerk(), on=ON, reason="toch niet")
    assert follow_successors(on=ON).changed == [toezegging]


def test_a_clerk_who_saves_a_successor_sees_what_moved(old, new):
    toezegging = make.an_open(ministry_then=old)
    client, address = signed_in(), reverse("admin:parliament_ministry_change", args=[old.pk])
    period = old.periods.get()
    sent = {
        "name": old.name,
        "abbreviation": old.abbreviation,
        "periods-TOTAL_FORMS": 1,
        "periods-INITIAL_FORMS": 1,
        "periods-0-id": period.pk,
        "periods-0-ministry": old.pk,
        "periods-0-name": period.name,
        "periods-0-until": "2023-05-31",
        "periods-0-successor": new.pk,
        "change_reason": "Nieuw kabinet.",
    }
    assert "1 toezegging is mee aangepast" in text_of(client.post(address, sent, follow=True))
    assert ministry_of(toezegging) == new


def test_the_clock_finds_a_successor_that_came_another_way(old, new):
    toezegging = make.an_open(ministry_then=old)
    succeed(old, new)
    follow_moved_agenda()
    assert ministry_of(toezegging) == new
