"""Bulk entry for one debate: explained first, then saved all together or not at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from parliament.models import Member, Post
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from toezeggingen.models import Toezegging
from toezeggingen.status import Status

pytestmark = pytest.mark.django_db

PAGE = "/beheer/nieuwe-toezeggingen/"


@pytest.fixture
def post() -> Post:
    return Post.objects.create(title="minister van Voorbeeldzaken", ministry=make.a_ministry())


def sheet(page: Any, **typed: object) -> dict[str, object]:
    """Return the form data: the debate and rows, overridden by `typed`."""
    rows = page.context["rows"]
    parts = [rows.management_form, *rows]
    sent = filled(page, "origin")
    for part in parts:
        sent |= {field.html_name: field.value() for field in part if field.value() not in (None, "")}
    return {**sent, **typed}


def enter(client, post, **typed):
    """Fill in, preview and save the form."""
    debate = make.a_debate(number="2023A77001")
    typed = {"debate": debate.number, "post": post.title, **typed}
    checked = client.post(PAGE, sheet(client.get(PAGE), **typed))
    return checked, client.post(PAGE, sheet(checked, _opslaan="ja"))


def test_deadlines_are_previewed_before_saving(post):
    client = signed_in("medewerker")
    rows = {"rij-0-text": "Een brief.", "rij-0-deadline_words": "binnen drie weken", "rij-4-text": "Een overzicht."}
    checked, saved = enter(client, post, **rows)
    assert "12 april 2023" in text_of(checked)
    assert set(client.get(saved.url).context["cl"].result_list) == set(Toezegging.objects.all())
    assert list(Toezegging.objects.order_by("number").values_list("text", "due_latest", "status")) == [
        ("Een brief.", date(2023, 4, 12), Status.CONCEPT),
        ("Een overzicht.", None, Status.CONCEPT),
    ]


def test_saving_directly_previews_the_deadlines_first(post):
    client = signed_in()
    debate = make.a_debate()
    typed = {"debate": debate.number, "post": post.title, "rij-0-text": "Een brief.", "rij-0-deadline_words": "morgen"}
    page = client.post(PAGE, sheet(client.get(PAGE), **typed, _opslaan="ja"))
    assert page.status_code == 200
    assert Toezegging.objects.count() == 0


def test_one_row_is_told_as_one(post):
    client = signed_in()
    _, saved = enter(client, post, **{"rij-0-text": "Een brief."})
    assert "1 toezegging staat als concept in het register." in text_of(client.get(saved.url))


def test_rows_have_their_own_post_and_recipients(post):
    other = Post.objects.create(title="minister van Andere Zaken", ministry=make.a_ministry("yy"))
    party = make.a_party("ABC")
    enter(signed_in(), post, **{"rij-0-text": "Een brief.", "rij-0-post": other.title, "rij-0-recipients": "abc"})
    concept = Toezegging.objects.get()
    assert (concept.post, concept.ministry_then.key, list(concept.parties.all())) == (other, "yy", [party])


def test_one_invalid_row_keeps_all_input(post):
    rows = {
        "rij-0-text": "Een brief om te bewaren.",
        "rij-1-deadline_words": "morgen",
        "rij-2-text": "x",
        "rij-2-recipients": "Wie",
    }
    checked, _ = enter(signed_in(), post, **rows)
    page = text_of(checked)
    assert "Een brief om te bewaren." in page
    assert "verplicht" in page
    assert "geen fractie en geen Kamerlid" in page
    assert Toezegging.objects.count() == 0


def test_each_fault_is_a_link_to_its_row(post):
    rows = {"rij-0-text": "Een brief.", "rij-1-text": "Nog een.", "rij-1-recipients": "Wie"}
    page = text_of(enter(signed_in(), post, **rows)[0])
    summary = page.partition('id="fouten"')[2].partition("</ul>")[0]
    assert summary.startswith(' role="group" aria-labelledby="fouten-kop" tabindex="-1" autofocus')
    assert '<a href="#id_rij-1-recipients">Rij 2, aan wie: ' in summary
    assert 'id="id_rij-1-recipients"' in page
    assert summary.count("<li>") == 1
    empty = text_of(signed_in().post(PAGE, sheet(signed_in().get(PAGE), _opslaan="ja")))
    assert '<a href="#id_debate">Debat: Kies het debat.</a>' in empty
    assert '<a href="#id_rij-0-text">Vul ten minste één toezegging in.</a>' in empty


def test_one_refused_row_enters_nothing(post):
    client = signed_in()
    debate = make.a_debate()
    make.a_concept(debate=debate, text="Staat er al.")
    typed = {"debate": debate.number, "post": post.title, "rij-0-text": "Nieuw.", "rij-1-text": "Staat er al."}
    checked = client.post(PAGE, sheet(client.get(PAGE), **typed))
    page = client.post(PAGE, sheet(checked, _opslaan="ja"))
    assert "staat al in het register" in text_of(page)
    assert Toezegging.objects.count() == 1


def test_rows_that_a_colleague_entered_are_no_double_click(post):
    enter(signed_in("medewerker"), post, **{"rij-0-text": "Een brief."})
    concept, client = Toezegging.objects.get(), signed_in()
    typed = {"debate": concept.debate.number, "post": post.title, "rij-0-text": "Een brief."}
    page = client.post(PAGE, sheet(client.post(PAGE, sheet(client.get(PAGE), **typed)), _opslaan="ja"))
    assert f"staat al in het register, als {concept}." in text_of(page)


def test_changed_deadline_is_explained_again_before_saving(post):
    client = signed_in()
    typed = {"debate": make.a_debate().number, "post": post.title, "rij-0-text": "Een brief."}
    checked = client.post(PAGE, sheet(client.get(PAGE), **typed, **{"rij-0-deadline_words": "binnen drie weken"}))
    page = client.post(PAGE, sheet(checked, _opslaan="ja", **{"rij-0-deadline_words": "binnen vier weken"}))
    assert "19 april 2023" in text_of(page)
    assert not Toezegging.objects.exists()
    assert client.post(PAGE, sheet(page, _opslaan="ja")).status_code == 302


def test_member_names_are_listed_once():
    make.a_party("ABC")
    page = text_of(signed_in().get(PAGE))
    assert page.count('<option value="ABC">') == 1
    assert page.count('list="ontvangers"') == 6  # five rows and the template of a new one
    assert page.count('<datalist id="ontvangers">') == 1


def test_double_click_enters_once(post):
    client = signed_in()
    checked, saved = enter(client, post, **{"rij-0-text": "Een brief."})
    again = client.post(PAGE, sheet(checked, _opslaan="ja"))
    assert again.url == saved.url
    assert Toezegging.objects.count() == 1


def test_empty_form_shows_an_error(post):
    checked, _ = enter(signed_in(), post)
    assert "ten minste één" in text_of(checked)


def test_unknown_debate_shows_an_error(post):
    client = signed_in()
    page = client.post(
        PAGE, sheet(client.get(PAGE), debate="2023A00000", post=post.title, **{"rij-0-text": "Een brief."})
    )
    assert "staat niet in het register" in text_of(page)
    assert "Een brief." in text_of(page)


def recipients_of(client, post, name: str) -> Any:
    return enter(client, post, **{"rij-0-text": "Een brief.", "rij-0-recipients": name})[1]


@pytest.mark.parametrize("name", ["Grutto", "van den Grutto", "VAN DEN GRÜTTO", "Grutto (ABC)", "F. van den Grutto"])
def test_unique_surname_identifies_a_member(post, name):
    member = Member.objects.create(name="F. van den Grutto", party=make.a_party("ABC"))
    Member.objects.create(name="G. Wulp", party=make.a_party("DEF"))
    recipients_of(signed_in("medewerker"), post, name)
    assert list(Toezegging.objects.get().members.all()) == [member]


def test_shared_surname_lists_the_members(post):
    first = Member.objects.create(name="F. Grutto", party=make.a_party("ABC"))
    Member.objects.create(name="G. Grutto", party=make.a_party("DEF"))
    client = signed_in("medewerker")
    assert "kan meer dan één Kamerlid zijn: F. Grutto (ABC), G. Grutto (DEF)." in text_of(
        client.post(PAGE, sheet(client.get(PAGE), **{"rij-0-text": "x", "rij-0-recipients": "Grutto"}))
    )
    recipients_of(client, post, "Grutto (ABC)")
    assert list(Toezegging.objects.get().members.all()) == [first]


@pytest.mark.parametrize("name", ["waterbeheer", "beheer"])
def test_unique_title_identifies_a_debate(post, name):
    make.a_debate(number="2023A77009", title="Verkeer")
    debate, client = make.a_debate(number="2023A77008", title="Waterbeheer"), signed_in("medewerker")
    typed = {"debate": name, "post": post.title, "rij-0-text": "Een brief."}
    checked = client.post(PAGE, sheet(client.get(PAGE), **typed, _opslaan="ja"))
    assert "commissiedebat Waterbeheer (22 maart 2023)" in text_of(checked)  # shown first, because a title may mislead
    assert client.post(PAGE, sheet(checked, _opslaan="ja")).status_code == 302
    assert Toezegging.objects.get().debate == debate


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Waterbeheer", "Er zijn 2 debatten “Waterbeheer”: 2023A77008 (1 juni 2023), 2023A77007 (22 maart 2023)."),
        ("Onbekend Debat", "“Onbekend Debat” staat niet in het register. Een griffier kan het invoeren."),
    ],
)
def test_ambiguous_or_unknown_titles_show_an_error(post, typed, message):
    make.a_debate(number="2023A77007", title="Waterbeheer")
    make.a_debate(number="2023A77008", title="Waterbeheer", day=date(2023, 6, 1))
    client = signed_in("medewerker")
    page = client.post(PAGE, sheet(client.get(PAGE), debate=typed, post=post.title, **{"rij-0-text": "Bewaar mij."}))
    assert message in text_of(page)
    assert f'value="{typed}"' in text_of(page)
