"""The facts of the House as clerks keep them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from parliament.models import Debate, Ministry
from tests import factories as make
from tests.toezeggingen.clerks import filled, signed_in, text_of

pytestmark = pytest.mark.django_db

ADD = "/beheer/parliament/debate/add/"


def enter(client, **typed):
    sent = {
        "number": "2023A77001",
        "kind": "commissiedebat",
        "title": "Dijken",
        "day": "2023-03-22",
        "state": "gehouden",
    }
    return client.post(ADD, filled(client.get(ADD), **{**sent, **typed}))


def test_a_debate_with_its_papers_as_they_are_printed():
    moved = make.a_debate(number="2023A77002")
    committee = make.a_committee()
    enter(
        signed_in("medewerker"), report="28 676, nr. 430", replaced_by="2023a77002",
        committee=committee.pk, follow_up_committees=[committee.pk], starts="10:00", ends="12:00",
    )  # fmt: skip
    debate = Debate.objects.get(number="2023A77001")
    assert (debate.report, debate.replaced_by, debate.committee) == ("28676-430", moved, committee)
    assert list(debate.follow_up_committees.all()) == [committee]


def test_the_second_of_two_clerks_is_told_and_loses_nothing():
    debate = make.a_debate(committee=make.a_committee())
    debate.follow_up_committees.add(make.a_committee())
    address = reverse("admin:parliament_debate_change", args=[debate.pk])
    first, second = signed_in(), signed_in()
    opened = second.get(address)
    first.post(address, filled(first.get(address), title="Van de eerste"))
    told = second.post(address, filled(opened, report="28676-430"))
    assert "Van de eerste" in text_of(told)
    assert "intussen door iemand anders gewijzigd" in text_of(told)
    assert second.post(address, filled(told)).status_code == 302
    debate.refresh_from_db()
    assert (debate.title, debate.report) == ("Van de eerste", "28676-430")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"number": "1686"}, "Schrijf het nummer van de activiteit"),
        ({"number": "2023A77002"}, "al een debat met dit nummer"),
        ({"day": "2023-02-30"}, "geldige datum"),
        ({"report": "het verslag"}, "geen kamerstuknummer"),
        ({"replaced_by": "2023A00000"}, "staat niet in het register"),
        ({"starts": "12:00", "ends": "10:00"}, "Het einde ligt voor de aanvang"),
    ],
)
def test_bad_input_is_told(typed, told):
    make.a_debate(number="2023A77002")
    assert told in text_of(enter(signed_in(), **typed))
    assert Debate.objects.count() == 1


def test_a_medewerker_sees_ministries_but_leaves_them_alone():
    ministry = make.a_ministry()
    client = signed_in("medewerker")
    address = reverse("admin:parliament_ministry_change", args=[ministry.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"name": "Anders"}).status_code == 403
    assert Ministry.objects.get(pk=ministry.pk).name == ministry.name


def test_every_input_of_a_table_has_a_name_of_its_own():
    ministry = make.a_ministry()
    page = text_of(signed_in().get(reverse("admin:parliament_ministry_change", args=[ministry.pk])))
    for name in ("Naam in deze periode, rij 1", "Naam in deze periode, rij 2", "Van, rij 1", "Opvolger, rij 1"):
        assert f'aria-label="{name}"' in page
