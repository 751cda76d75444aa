"""A clerk hands a toezegging over to another ministry, and back. The register does not undo that by itself."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from parliament.models import Ministry
from tests import factories as make
from tests.toezeggingen.test_successors import ON, ministry_of, succeed
from toezeggingen import workflow
from toezeggingen.errors import MoveRefused, Stale
from toezeggingen.models import Event, Toezegging
from toezeggingen.permissions import REGISTER
from toezeggingen.rhythm import Rhythm
from toezeggingen.status import OPEN, Status
from toezeggingen.successors import follow_successors
from website.history.timeline import timeline_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def old() -> Ministry:
    return make.a_ministry("oud")


@pytest.fixture
def new() -> Ministry:
    return make.a_ministry("nieuw")


def hand_over(toezegging: Toezegging, source: Ministry, target: Ministry, **facts: Any) -> Event:
    given = {"by": make.clerk(), "on": ON, "reason": "Nieuw kabinet.", "key": uuid4(), **facts}
    return workflow.hand_over(toezegging, source=source, target=target, **given)


def test_the_ministry_changes_and_the_timeline_says_from_where_to_where_and_why(old, new):
    toezegging = make.an_open(ministry_then=old)
    hand_over(toezegging, old, new)
    assert (ministry_of(toezegging), toezegging.ministry_then, toezegging.status) == (new, old, Status.OPEN)
    entry = timeline_of(toezegging)[-1]
    assert (entry.title, entry.on) == ("overgegaan naar een ander ministerie", ON)
    assert (entry.reason, entry.office) == ("Nieuw kabinet.", "griffie")
    assert [(change.label, change.old, change.new) for change in entry.changes] == [("ministerie nu", "OUD", "NIEUW")]


def test_handing_back_is_a_step_of_its_own(old, new):
    toezegging, key = make.an_open(ministry_then=old), uuid4()
    hand_over(toezegging, old, new, key=key)
    hand_over(toezegging, new, old, key=key, is_undo=True, reason="Te vroeg.")
    assert ministry_of(toezegging) == old
    entry = timeline_of(toezegging)[-1]
    assert (entry.title, entry.reason) == ("overdracht teruggedraaid", "Te vroeg.")


@pytest.mark.parametrize("status", Status)
def test_only_what_is_open_is_handed_over(status, old, new):
    toezegging = make.with_status(status)
    old = toezegging.ministry_now
    if status in OPEN:
        hand_over(toezegging, old, new)
        assert ministry_of(toezegging) == new
    else:
        with pytest.raises(MoveRefused, match="overdragen kan dan niet"):
            hand_over(toezegging, old, new)
        assert ministry_of(toezegging) == old


def a_medewerker() -> User:
    return make.a_user("medewerker")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"reason": " "}, "vraagt om een reden"),
        ({"by": a_medewerker}, "U mag dit niet"),
        ({"on": date(2023, 3, 21)}, "voor de dag waarop de toezegging is gedaan"),
    ],
    ids=["no reason", "medewerker", "too early"],
)
def test_it_is_refused(facts, words, old, new):
    toezegging = make.an_open(ministry_then=old)
    facts = {name: value() if callable(value) else value for name, value in facts.items()}
    with pytest.raises(MoveRefused, match=words):
        hand_over(toezegging, old, new, **facts)
    assert ministry_of(toezegging) == old


def test_what_stands_elsewhere_or_changed_since_is_refused(old, new):
    toezegging, third = make.an_open(ministry_then=old), make.a_ministry("derde")
    with pytest.raises(MoveRefused, match="staat bij OUD, niet bij DERDE"):
        hand_over(toezegging, third, new)
    seen = toezegging.version
    workflow.edit(toezegging, by=make.clerk(), on=ON, text="Iets anders.")
    with pytest.raises(Stale):
        hand_over(toezegging, old, new, seen=seen)


def test_the_register_needs_no_reason_for_a_successor(old, new):
    toezegging = make.an_open(ministry_then=old)
    workflow.make_move("hand_over", toezegging, by=REGISTER, on=ON)
    with pytest.raises(MoveRefused, match="vraagt om een reden"):
        workflow.make_move("hand_over", toezegging, by=make.clerk(), on=ON)


def test_a_successor_of_the_old_ministry_takes_nothing_back(old, new):
    toezegging, heir = make.an_open(ministry_then=old), make.a_ministry("erfgenaam")
    hand_over(toezegging, old, new)
    succeed(old, heir)
    assert follow_successors(on=ON).changed == []
    succeed(old, None, until=None)
    assert follow_successors(on=ON).changed == []
    assert ministry_of(toezegging) == new


def test_what_a_successor_received_is_handed_over_and_stays(old, new):
    toezegging, third = make.an_open(ministry_then=old), make.a_ministry("derde")
    succeed(old, new)
    follow_successors(on=ON)
    hand_over(toezegging, new, third)
    assert follow_successors(on=ON).changed == []
    assert ministry_of(toezegging) == third


def test_a_handover_to_the_successor_stays_when_that_is_no_successor_any_more(old, new):
    third = make.a_ministry("derde")
    toezegging = make.an_open(ministry_then=old, ministry_now=third)
    succeed(old, new)
    hand_over(toezegging, third, new)
    succeed(old, None, until=None)
    assert follow_successors(on=ON).changed == []
    assert ministry_of(toezegging) == new


def test_the_successor_of_the_new_ministry_takes_it_along(old, new):
    toezegging, heir = make.an_open(ministry_then=old), make.a_ministry("erfgenaam")
    hand_over(toezegging, old, new)
    succeed(new, heir)
    assert follow_successors(on=ON).changed == [toezegging]
    assert ministry_of(toezegging) == heir


def test_what_is_handed_back_follows_the_successors_again(old, new):
    toezegging, heir = make.an_open(ministry_then=old), make.a_ministry("erfgenaam")
    hand_over(toezegging, old, new)
    hand_over(toezegging, new, old, is_undo=True)
    succeed(old, heir)
    assert follow_successors(on=ON).changed == [toezegging]
    assert ministry_of(toezegging) == heir


def test_the_next_term_is_of_the_new_ministry(old, new):
    toezegging = make.an_open(ministry_then=old, rhythm=Rhythm.YEAR)
    hand_over(toezegging, old, new, on=make.DAY)
    make.a_settled(toezegging)
    term = Toezegging.objects.exclude(pk=toezegging.pk).get()
    assert (term.ministry_then, term.ministry_now) == (old, new)
    succeed(old, make.a_ministry("erfgenaam"))
    assert follow_successors(on=ON).changed == []
