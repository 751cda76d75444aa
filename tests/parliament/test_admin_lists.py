"""The lists, inline tables and former numbers in the admin of parliament."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from parliament.admin.concurrent_edits import EditConflict
from parliament.models import Committee, Debate, Member, Minister, Ministry, Party, Post, Recess, Tenure
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of

pytestmark = pytest.mark.django_db


def found(model: str, query: str) -> list[str]:
    """The rows of an admin list, in order."""
    page = signed_in().get(reverse(f"admin:parliament_{model}_changelist") + query)
    return [str(row) for row in page.context["cl"].result_list]


@pytest.mark.parametrize(
    ("typed", "number"),
    [("2023A-K001", "2023A01686"), ("2023A01686", "2023A01686"), ("dijken", "2023A01686"), ("28676-430", "2023A01686")],
)
def test_a_debate_is_found_by_its_numbers_title_and_report(typed, number):
    debate = make.a_debate(number=number, title="Dijken", report="28676-430")
    debate.former_numbers.create(number="2023A-K001")
    make.a_debate(title="Duinen")
    assert found("debate", f"?q={typed}") == [str(debate)]


def test_people_are_found_with_their_title():
    Member.objects.create(name="B. Duinroos", party=make.a_party("NOL"))
    Minister.objects.create(name="A. Waterhoen")
    assert found("member", "?q=het+lid+duinroos") == ["B. Duinroos (NOL)"]
    assert found("minister", "?q=de+minister+waterhoen") == ["A. Waterhoen"]


def test_debates_are_filtered_by_state_kind_and_committee():
    committee = make.a_committee()
    debate = make.a_debate(title="Dijken", state="gepland", kind="notaoverleg", committee=committee)
    make.a_debate(title="Duinen")
    for query in ("?state=gepland", "?kind=notaoverleg", f"?committee__id__exact={committee.pk}"):
        assert found("debate", query) == [str(debate)]


@pytest.mark.parametrize(
    ("model", "typed", "expected"),
    [
        ("committee", "I%26W", "I&W"),
        ("committee", "Buitenlandse+Zaken", "BuZa"),
        ("ministry", "IenM", "IenM"),
        ("ministry", "Landbouw%2C+Natuur", "LNV"),
        ("post", "minister-president", "minister-president"),
        ("recess", "verkiezings", "verkiezingsreces 2023"),
    ],
)
def test_a_row_of_the_reference_lists_is_found_by_its_name(model, typed, expected):
    assert expected in found(model, f"?q={typed}")


def test_people_are_found_by_name_and_members_filtered_by_party():
    party = Party.objects.create(abbreviation="NOL", name="Nieuwe Oeverlijst")
    Member.objects.create(name="J. Duinroos", party=party)
    Member.objects.create(name="K. Rietzanger")
    Minister.objects.create(name="A. Aalscholver")
    assert found("member", "?q=duin") == ["J. Duinroos (NOL)"]
    assert found("member", f"?party__id__exact={party.pk}") == ["J. Duinroos (NOL)"]
    assert found("member", "") == ["J. Duinroos (NOL)", "K. Rietzanger"]
    assert found("party", "?q=oever") == ["NOL"]
    assert found("minister", "?q=aal") == ["A. Aalscholver"]


def test_a_house_number_that_is_typed_later_keeps_the_former_number_on_the_page():
    client = signed_in()
    address = reverse("admin:parliament_debate_change", args=[make.a_debate(number="2023A-K001").pk])
    client.post(address, filled(client.get(address), number="2023a01686"))
    debate = Debate.objects.get()
    assert (debate.number, [str(row) for row in debate.former_numbers.all()]) == ("2023A01686", ["2023A-K001"])
    page = client.get(address)
    assert "2023A-K001" in text_of(page)
    client.post(address, filled(page, title="Duinen"))
    assert debate.former_numbers.count() == 1
    assert "Een debat houdt een nummer" in text_of(client.post(address, filled(page, number="")))


def test_a_new_debate_without_a_number_gets_one():
    client, address = signed_in(), reverse("admin:parliament_debate_add")
    typed = {"kind": "commissiedebat", "title": "Dijken", "day": "2024-03-22", "state": "gepland"}
    client.post(address, filled(client.get(address), **typed))
    assert Debate.objects.get().number == "2024A-K001"


def test_a_period_of_office_is_typed_in_the_table_of_the_post_or_the_minister():
    client, minister = signed_in(), Minister.objects.create(name="A. Aalscholver")
    post = Post.objects.get(title="minister van Defensie")
    address = reverse("admin:parliament_minister_change", args=[minister.pk])
    row = {"tenures-0-post": post.pk, "tenures-0-since": "2022-01-10", "tenures-0-until": "2021-12-31"}
    refused = client.post(address, filled(client.get(address), **row))
    assert "De einddatum ligt voor de begindatum" in text_of(refused)
    client.post(address, filled(client.get(address), **row | {"tenures-0-until": ""}))
    tenure = Tenure.objects.get()
    assert (str(tenure), tenure.since, tenure.until) == (
        "A. Aalscholver, minister van Defensie",
        date(2022, 1, 10),
        None,
    )
    page = text_of(client.get(reverse("admin:parliament_post_change", args=[post.pk])))
    assert 'type="date" name="tenures-0-since" value="2022-01-10"' in page


def test_inputs_are_native_and_open_no_second_window():
    page = text_of(signed_in().get(reverse("admin:parliament_debate_add")))
    assert 'type="date" name="day"' in page
    assert 'type="time" name="starts"' in page
    assert "related-widget-wrapper" not in page
    assert "<textarea" not in page


def test_a_conflict_names_the_choice_and_not_its_stored_value():
    debate, first, second = make.a_debate(), signed_in(), signed_in()
    address = reverse("admin:parliament_debate_change", args=[debate.pk])
    opened = second.get(address)
    committee = make.a_committee(short_name="Zeezaken")
    first.post(address, filled(first.get(address), kind="wetgevingsoverleg", committee=committee.pk))
    conflict = second.post(address, filled(opened, kind="notaoverleg"))
    assert EditConflict().messages[0] in text_of(conflict)
    differences = {row.label: row[1:] for row in conflict.context["adminform"].form.differences}
    assert differences["Soort"] == ("commissiedebat", "wetgevingsoverleg", "notaoverleg")
    assert differences["Commissie"] == (str(debate.committee), "Zeezaken", "")
    assert set(differences) == {"Soort", "Commissie"}


def test_typing_the_same_as_the_other_clerk_is_no_conflict_of_their_own():
    debate, first, second = make.a_debate(), signed_in(), signed_in()
    address = reverse("admin:parliament_debate_change", args=[debate.pk])
    opened = second.get(address)
    first.post(address, filled(first.get(address), title="Duinen"))
    conflict = second.post(address, filled(opened, title="Duinen"))
    ((_, _, now, typed),) = conflict.context["adminform"].form.differences
    assert (now, typed) == ("Duinen", "")


@pytest.mark.parametrize("opened", ["kapot", "[1]", '{"title": 3}', '{"title": [3]}', ""])
def test_a_mangled_hidden_field_loses_no_typed_text(opened):
    debate, client = make.a_debate(), signed_in()
    address = reverse("admin:parliament_debate_change", args=[debate.pk])
    page = client.post(address, filled(client.get(address), opened=opened, title="Getypt"))
    assert "intussen door iemand anders gewijzigd" in text_of(page)
    assert 'value="Getypt"' in text_of(page)
    assert client.post(address, filled(page)).status_code == 302
    debate.refresh_from_db()
    assert debate.title == "Getypt"


def test_the_newest_recess_comes_first():
    assert found("recess", "") == [str(row) for row in Recess.objects.order_by("-last_meeting")[:50]]


def test_a_medewerker_changes_no_lists():
    client = signed_in("medewerker")
    assert client.get(reverse("admin:parliament_debate_add")).status_code == 403
    for model in (Ministry, Committee, Recess, Post):
        address = reverse(f"admin:parliament_{model._meta.model_name}_delete", args=[model.objects.first().pk])
        assert client.post(address, {"post": "yes"}).status_code == 403
