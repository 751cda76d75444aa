"""Names, replacements and numbers of debates."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from parliament.deadlines import DebateDay
from parliament.models import Debate
from parliament.models.former import known_as, take_number
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "title", "name"),
    [
        ("commissiedebat", "Dijken", "commissiedebat Dijken"),
        ("commissiedebat", "Commissiedebat Dijken", "commissiedebat Dijken"),
        ("procedurevergadering", "Procedurevergadering BuZa", "procedurevergadering BuZa"),
        ("procedurevergadering", "Procedurevergaderingen", "procedurevergadering Procedurevergaderingen"),
        ("algemeen-overleg", "Algemeen overleg  water", "algemeen overleg water"),
    ],
)
def test_the_name_of_a_debate_has_its_kind_once(kind, title, name):
    debate = Debate(kind=kind, title=title, day=date(2023, 3, 22))
    assert debate.name == name
    assert str(debate) == f"{name} (22 maart 2023)"


def test_the_last_replacement_is_the_debate_that_is_held():
    last = make.a_debate(day=date(2023, 5, 1))
    second = make.a_debate(state="geannuleerd", replaced_by=last, day=date(2023, 4, 1))
    first = make.a_debate(state="verplaatst", replaced_by=second)
    assert [debate.held() for debate in (first, second, last)] == [last] * 3
    assert first.meeting() == DebateDay(date(2023, 5, 1), first.pk)
    last.state = "geannuleerd"
    last.save()
    assert first.meeting() == DebateDay(None, first.pk)


def test_a_debate_that_is_held_after_all_keeps_its_own_day():
    debate = make.a_debate(state="gehouden", replaced_by=make.a_debate(day=date(2023, 5, 1)))
    assert debate.meeting() == DebateDay(debate.day, debate.pk)


def test_a_circle_of_replacements_ends():
    first = make.a_debate(state="verplaatst")
    second = make.a_debate(state="verplaatst", replaced_by=first)
    Debate.objects.filter(pk=first.pk).update(replaced_by=second)
    first.refresh_from_db()
    assert first.held() == second
    assert first.meeting().day is None


def test_procedural_meetings_that_take_place():
    planned, held = make.a_meeting(state="gepland"), make.a_meeting()
    for fields in ({"state": "verplaatst"}, {"state": "geannuleerd"}, {"kind": "commissiedebat"}):
        make.a_meeting(**fields)
    assert set(Debate.objects.meetings()) == {planned, held}


def test_the_debates_of_a_committee_are_also_those_that_it_follows():
    committee = make.a_committee()
    own, followed, other = make.a_debate(committee=committee), make.a_debate(), make.a_debate()
    followed.follow_up_committees.add(committee, make.a_committee())
    assert set(Debate.objects.of_committee(committee)) == {own, followed}
    assert other not in Debate.objects.of_committee(committee)


def test_debates_are_listed_from_new_to_old_and_by_their_start_within_a_day():
    early = make.a_debate(starts="10:00")
    late = make.a_debate(starts="14:00")
    newer = make.a_debate(day=date(2023, 3, 23))
    assert list(Debate.objects.all()) == [newer, late, early]


def test_a_number_of_the_register_is_never_given_out_twice():
    day = date(2023, 3, 22)
    make.a_debate(number="2023A-K002")
    former = make.a_debate(number="2023A-K003")
    take_number(former, "2023A01686")
    assert [Debate.own_number(day) for _ in range(2)] == ["2023A-K001", "2023A-K004"]
    assert Debate.own_number(date(2024, 1, 1)) == "2024A-K001"


def test_a_former_number_is_known_until_another_debate_has_it():
    debate = make.a_debate(number="2023A-K001")
    take_number(debate, "2023A01686")
    assert known_as("2023A-K001", Debate.objects.all()) == debate
    other = make.a_debate(number="2023A-K001")
    assert known_as("2023A-K001", Debate.objects.all()) == other
    assert known_as("2023A-K009", Debate.objects.all()) is None


def test_a_debate_that_takes_its_old_number_back_has_it_no_longer_as_a_former_number():
    debate = make.a_debate(number="2023A-K001")
    take_number(debate, "2023A01686")
    take_number(debate, "2023A-K001")
    assert [str(row) for row in debate.former_numbers.all()] == ["2023A01686"]


def test_a_former_number_of_another_debate_is_refused():
    debate = make.a_debate(number="2023A-K001")
    take_number(debate, "2023A01686")
    other = make.a_debate()
    other.number = "2023A-K001"
    with pytest.raises(ValidationError, match="Dit was eerder het nummer van een ander debat"):
        other.clean()
    debate.number = "2023A-K001"
    debate.clean()
