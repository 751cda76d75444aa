"""The admin of debates, committees and ministries."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from parliament.models import Committee, Debate, Ministry
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of

pytestmark = pytest.mark.django_db

ADD = "/beheer/parliament/debate/add/"


def enter(client, **typed):
    values = {
        "number": "2023A77001",
        "kind": "commissiedebat",
        "title": "Dijken",
        "day": "2023-03-22",
        "state": "gehouden",
    }
    return client.post(ADD, filled(client.get(ADD), **{**values, **typed}))


def test_a_debate_accepts_papers_in_their_printed_form():
    moved = make.a_debate(number="2023A77002")
    committee = make.a_committee()
    enter(
        signed_in(), report="28 676, nr. 430", replaced_by="2023a77002",
        committee=committee.pk, follow_up_committees=committee.abbreviation, starts="10:00", ends="12:00",
    )  # fmt: skip
    debate = Debate.objects.get(number="2023A77001")
    assert (debate.report, debate.replaced_by, debate.committee) == ("28676-430", moved, committee)
    assert list(debate.follow_up_committees.all()) == [committee]


def test_committees_are_typed_on_one_line_and_stay_on_the_next_save():
    debate, client = make.a_debate(), signed_in()
    with_comma = make.a_committee(short_name="Visserij, Voedsel en Natuur")
    address = reverse("admin:parliament_debate_change", args=[debate.pk])
    client.post(address, filled(client.get(address), follow_up_committees="i&w;  Visserij, voedsel en natuur; def,EZ,"))
    followers = {*Committee.objects.filter(abbreviation__in=["I&W", "DEF", "EZ"]), with_comma}
    assert set(debate.follow_up_committees.all()) == followers
    client.post(address, filled(client.get(address), title="Anders"))
    assert set(debate.follow_up_committees.all()) == followers
    client.post(address, filled(client.get(address), follow_up_committees=""))
    assert not debate.follow_up_committees.exists()


def test_former_committees_come_last_in_the_choices():
    page = signed_in().get(ADD).context["adminform"].form
    choices = [label for _, label in page.fields["committee"].choices]
    suggested = [name for name, _ in page.fields["follow_up_committees"].widget.suggestions()]
    assert choices[1:] == suggested
    assert suggested.index("VWS") < suggested.index("Emolumenten")
    today = make.a_committee(short_name="Aan het werk", until=timezone.localdate()).short_name
    gone = make.a_committee(short_name="Aa", until=timezone.localdate() - timedelta(days=400)).short_name
    now = list(Committee.objects.active_first().values_list("short_name", flat=True))
    assert now.index(today) < now.index("VWS") < now.index(gone)


@pytest.mark.parametrize("kind", ["debate", "toezegging"])
def test_the_delete_page_leaves_out_many_to_many_rows(kind):
    client = signed_in(is_superuser=True)
    debate, concept = make.a_debate(), make.a_concept(parties=[make.a_party()])
    debate.follow_up_committees.add(make.a_committee())
    concept.relations.create(kind="herhaling-van", target=make.an_open())
    row, name = {
        "debate": (debate, "parliament_debate"),
        "toezegging": (concept, "toezeggingen_toezegging"),
    }[kind]
    page = text_of(client.get(reverse(f"admin:{name}_delete", args=[row.pk])))
    assert "relatie" not in page.replace("gerelateerde", "")
    assert "object (" not in page
    assert str(row) in page
    assert ("is een herhaling van" in page) == (kind == "toezegging")


def test_the_second_clerk_sees_a_conflict_and_loses_nothing():
    debate = make.a_debate(committee=make.a_committee())
    debate.follow_up_committees.add(make.a_committee())
    address = reverse("admin:parliament_debate_change", args=[debate.pk])
    first, second = signed_in(), signed_in()
    opened = second.get(address)
    first.post(address, filled(first.get(address), title="Van de eerste"))
    conflict = second.post(address, filled(opened, report="28676-430"))
    assert "Van de eerste" in text_of(conflict)
    assert "intussen door iemand anders gewijzigd" in text_of(conflict)
    assert second.post(address, filled(conflict)).status_code == 302
    debate.refresh_from_db()
    assert (debate.title, debate.report) == ("Van de eerste", "28676-430")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"number": "1686"}, "Schrijf het nummer van de activiteit"),
        ({"number": "2023A77002"}, "al een debat met dit nummer"),
        ({"day": "2023-02-30"}, "geldige datum"),
        ({"report": "het verslag"}, "geen kamerstuknummer"),
        ({"replaced_by": "2023A00000"}, "staat niet in het register"),
        ({"starts": "12:00", "ends": "10:00"}, "Het einde ligt voor de aanvang"),
        ({"follow_up_committees": "EZ, Niemand"}, "“Niemand” staat niet in het register"),
    ],
)
def test_bad_input_gets_a_message(typed, message):
    make.a_debate(number="2023A77002")
    assert message in text_of(enter(signed_in(), **typed))
    assert Debate.objects.count() == 1


def test_a_medewerker_can_see_but_not_change_ministries():
    ministry = make.a_ministry()
    client = signed_in("medewerker")
    address = reverse("admin:parliament_ministry_change", args=[ministry.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"name": "Anders"}).status_code == 403
    assert Ministry.objects.get(pk=ministry.pk).name == ministry.name


def test_every_input_of_an_inline_table_has_its_own_label():
    ministry = make.a_ministry()
    page = text_of(signed_in().get(reverse("admin:parliament_ministry_change", args=[ministry.pk])))
    for name in ("Naam in deze periode, rij 1", "Naam in deze periode, rij 2", "Van, rij 1", "Opvolger, rij 1"):
        assert f'aria-label="{name}"' in page


def test_a_filter_on_committees_names_debates_without_one():
    make.a_debate(committee=make.a_committee(short_name="Water"))
    make.a_debate(committee=None, kind="plenair-debat")
    page = text_of(signed_in().get("/beheer/parliament/debate/"))
    assert re.search(r'committee__isnull=True">\s*geen</a>', page)
