"""New toezeggingen: the debate, who was in office, pasted lists, drafts, and what survives the end of a session."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from desk.models import EntryDraft, Workplace
from parliament.models import Debate, Member, Minister, Post, Tenure
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.test_bulk_entry import PAGE, post, sheet
from tests.desk.test_pages import queries_of
from toezeggingen.models import Event, Toezegging
from toezeggingen.status import Status

__all__ = ["post"]
pytestmark = pytest.mark.django_db

DRAFT, LIST = f"{PAGE}klad/", f"{PAGE}lijst/"
TODAY = date(2023, 6, 1)


def debates_offered(client: Client) -> str:
    return text_of(client.get(PAGE)).partition('id="id_debate_lijst"')[2].partition("</datalist>")[0]


def check(client: Client, **typed: object) -> Any:
    return client.post(PAGE, sheet(client.get(PAGE), **typed))


@time_machine.travel(TODAY)
def test_only_held_debates_are_offered_newest_first():
    held = [make.a_debate(day=day) for day in (date(2023, 3, 1), date(2023, 5, 1))]
    make.a_debate(title="Komt nog", day=date(2023, 7, 1), state=Debate.State.PLANNED)
    make.a_debate(title="Ging niet door", state=Debate.State.CANCELLED)
    make.a_meeting()
    offered = debates_offered(signed_in())
    assert offered.index(held[1].number) < offered.index(held[0].number)
    assert "Komt nog" not in offered
    assert "Ging niet door" not in offered
    assert "Procedurevergadering" not in offered


@time_machine.travel(TODAY)
@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"day": date(2023, 7, 1)}, "Dit debat is pas op 1 juli 2023. Er kan nog niets zijn toegezegd."),
        ({"state": Debate.State.CANCELLED}, "Dit debat is geannuleerd: er is niets toegezegd."),
    ],
)
def test_a_debate_without_toezeggingen_is_refused(post, fields, told):
    debate = make.a_debate(**fields)
    page = check(signed_in(), debate=debate.number, post=post.title, **{"rij-0-text": "Bewaar mij.", "_opslaan": "ja"})
    assert told in text_of(page)
    assert "Bewaar mij." in text_of(page)
    assert not Toezegging.objects.exists()


@time_machine.travel(TODAY)
def test_the_debate_of_today_is_chosen_if_there_is_one():
    debate = make.a_debate(day=TODAY)
    assert f'name="debate" value="{debate.number}"' in text_of(signed_in().get(PAGE))
    make.a_debate(day=TODAY)
    clerk = make.a_user()
    client = Client()
    client.force_login(clerk)
    assert 'name="debate" value="2023' not in text_of(client.get(PAGE))
    Workplace.objects.create(clerk=clerk).committees.add(debate.committee)
    assert f'name="debate" value="{debate.number}"' in text_of(client.get(PAGE))


@pytest.fixture
def two_cabinets() -> None:
    """A post with a holder until 2022 and one since, and a post that ended with the first."""
    ministry = make.a_ministry("ienw")
    for title, name, since, until in (
        ("minister van Infrastructuur en Waterstaat", "M. Harbers", date(2022, 1, 10), None),
        ("minister van Infrastructuur en Waterstaat", "B. Visser", date(2021, 8, 31), date(2022, 1, 9)),
        ("staatssecretaris van Dijken", "S. Oud", date(2017, 1, 1), date(2022, 1, 9)),
    ):
        held, _ = Post.objects.get_or_create(title=title, defaults={"ministry": ministry})
        Tenure.objects.create(post=held, minister=Minister.objects.create(name=name), since=since, until=until)


def test_ministers_are_those_of_the_day_of_the_debate(two_cabinets):
    client = signed_in()
    for day, holder, is_old in ((date(2023, 3, 22), "M. Harbers", False), (date(2021, 12, 1), "B. Visser", True)):
        debate = make.a_debate(day=day)
        told = client.get(f"{PAGE}debat/", {"debat": debate.number}).json()["bewindslieden"]
        assert ["minister van Infrastructuur en Waterstaat", holder] in told
        assert ("staatssecretaris van Dijken" in dict(told)) is is_old
        assert "minister van Defensie" in dict(told)  # nobody is known to have held it
        assert "minister van Veiligheid en Justitie" not in dict(told)  # until 2017


@pytest.mark.parametrize(
    "words", ["minister van IenW", "Harbers", "minister Harbers", "De minister van Infrastructuur"]
)
def test_a_minister_is_understood_as_said(two_cabinets, words):
    debate = make.a_debate()
    typed = {"debate": debate.number, "rij-0-text": "Een brief.", "rij-0-post": words}
    client = signed_in("medewerker")
    client.post(PAGE, sheet(check(client, **typed), _opslaan="ja"))
    assert Toezegging.objects.get().minister == Minister.objects.get(name="M. Harbers")


def test_a_minister_who_was_not_in_office_is_refused(two_cabinets):
    typed = {"debate": make.a_debate().number, "rij-0-text": "Een brief.", "rij-0-post": "staatssecretaris van Dijken"}
    page = text_of(check(signed_in(), **typed, _opslaan="ja"))
    assert "“staatssecretaris van Dijken” is geen bewindspersoon die op 22-3-2023 in functie was." in page


def test_a_griffier_enters_the_debate_on_the_same_page(post):
    client = signed_in()
    typed = {"nieuw-debat-kind": "commissiedebat", "nieuw-debat-title": "Dijken", "nieuw-debat-day": "2023-03-22"}
    sent = sheet(client.get(PAGE), **typed, _debat="ja", **{"rij-0-text": "Bewaar mij."})
    for _ in range(2):  # a double click enters one debate
        page = client.post(PAGE, sent)
    debate = Debate.objects.get(title="Dijken")
    assert f'value="{debate.number}"' in text_of(page)
    assert "Bewaar mij." in text_of(page)
    assert signed_in("medewerker").post(PAGE, sent).status_code == 403


def test_a_pasted_list_becomes_rows_and_no_word_is_lost(post):
    client = signed_in("medewerker")
    Member.objects.create(name="A. Duinroos", party=make.a_party("NOL"))
    pasted = "Toezeggingen:\n1. De minister stuurt een brief over dijken.\n2. De minister komt erop terug."
    typed = {"debate": make.a_debate().number, "post": post.title, "rij-0-text": "Stond er al.", "list": pasted}
    page = check(client, **typed, _opslaan="ja")
    texts = [row["text"].value() for row in page.context["rows"]]
    assert texts[0] == "Stond er al."
    assert [text[:11] for text in texts[1:3]] == ["De minister", "De minister"]
    assert not Toezegging.objects.exists()  # the clerk sees the rows before they are entered
    assert set(pasted.split()) - {"1.", "2."} <= set(text_of(page).replace("<", " ").replace(">", " ").split())
    assert client.post(PAGE, sheet(page, _opslaan="ja", rest="Toezeggingen:")).status_code == 302
    assert Toezegging.objects.count() == 3


def test_a_list_that_is_too_long_is_kept_whole(post):
    pasted = "\n".join(f"{nr}. De minister stuurt brief nummer {nr}." for nr in range(1, 106))
    page = check(signed_in(), debate=make.a_debate().number, post=post.title, list=pasted)
    assert len(list(page.context["rows"])) == 100
    assert page.context["data"]["rest"].splitlines()[-1] == "De minister stuurt brief nummer 105."


def test_more_rows_than_ten(post):
    client = signed_in("medewerker")
    page = check(client, debate=make.a_debate().number, post=post.title, _meer="ja")
    page = client.post(PAGE, sheet(page, _meer="ja"))
    rows = {f"rij-{nr}-text": f"Toezegging {nr}." for nr in range(14)}
    page = client.post(PAGE, sheet(page, **rows))
    assert client.post(PAGE, sheet(page, _opslaan="ja")).status_code == 302
    assert Toezegging.objects.count() == 14


def test_a_griffier_enters_and_publishes_at_once(post):
    typed = {"debate": make.a_debate().number, "post": post.title, "rij-0-text": "Een brief."}
    for client, answer in ((signed_in("medewerker"), 403), (signed_in(), 302)):
        page = check(client, **typed)
        assert client.post(PAGE, sheet(page, _publiceren="ja")).status_code == answer
    assert client.post(PAGE, sheet(page, _publiceren="ja")).status_code == 302  # a double click
    assert Toezegging.objects.get().status == Status.OPEN
    assert Event.objects.filter(kind=Event.Kind.PUBLISHED).count() == 1


def test_a_text_that_still_says_ik_is_not_published_at_once(post):
    client = signed_in()
    page = check(client, debate=make.a_debate().number, post=post.title, **{"rij-0-text": "Ik stuur een brief."})
    refused = client.post(PAGE, sheet(page, _publiceren="ja"))
    assert "De tekst zegt nog" in text_of(refused)
    assert not Toezegging.objects.exists()
    assert client.post(PAGE, sheet(page, _opslaan="ja")).status_code == 302
    assert client.post(PAGE, sheet(page, _publiceren="ja")).status_code == 200  # back, and the other button


def draft_of(client: Client, debate: Debate, **typed: object) -> Any:
    sent = sheet(client.get(PAGE), debate=debate.number, **typed)
    return sent | {"draft": "", "draft_version": ""}


def test_a_draft_is_there_on_return_until_it_is_entered(post):
    client, debate = signed_in(), make.a_debate()
    saved = client.post(DRAFT, draft_of(client, debate, post=post.title, **{"rij-0-text": "Een brief."})).json()
    moment = timezone.localtime() - timedelta(days=1)
    EntryDraft.objects.update(saved_at=moment)
    page = client.get(PAGE, {"debat": debate.number})
    assert f"1 rij, gisteren {moment:%H.%M}" in text_of(page)
    assert "Een brief." in text_of(page)
    assert "Een brief." not in text_of(signed_in().get(PAGE, {"debat": debate.number}))  # of this clerk only
    sent = sheet(page, _opslaan="ja", draft=saved["klad"], draft_version=saved["versie"])
    assert client.post(PAGE, sent).status_code == 302
    assert not EntryDraft.objects.exists()


def test_each_button_keeps_a_draft_without_a_script(post):
    client, debate = signed_in("medewerker"), make.a_debate()
    page = check(client, debate=debate.number, **{"rij-0-text": "Een brief.", "rij-0-recipients": "Onbekend"})
    assert "Kies wie de toezeggingen deed" in text_of(page)
    client.post(
        PAGE, sheet(page, _meer="ja", **{name: page.context["data"][name] for name in ("draft", "draft_version")})
    )
    assert EntryDraft.objects.get().content["rows"][0]["recipients"] == "Onbekend"
    assert "Onbekend" in text_of(client.get(PAGE, {"debat": debate.number}))


def test_two_tabs_overwrite_nothing(post):
    client, debate = signed_in(), make.a_debate()
    first = client.post(DRAFT, draft_of(client, debate, **{"rij-0-text": "Uit het eerste."})).json()
    opened = {"draft": first["klad"], "draft_version": first["versie"]}
    for text in ("Uit het tweede.", "Uit het derde."):
        client.post(DRAFT, draft_of(client, debate, **{"rij-0-text": text}) | opened)
    texts = {draft.content["rows"][0]["text"] for draft in EntryDraft.objects.all()}
    assert texts == {"Uit het tweede.", "Uit het derde."}


def test_a_draft_is_discarded_by_its_own_clerk_only():
    client, debate = signed_in(), make.a_debate()
    saved = client.post(DRAFT, draft_of(client, debate, **{"rij-0-text": "Een brief."})).json()
    signed_in().post(PAGE, {"_klad_weg": saved["klad"]})
    assert EntryDraft.objects.exists()
    assert "Weggegooid" in text_of(client.post(PAGE, {"_klad_weg": saved["klad"]}, follow=True))
    assert not EntryDraft.objects.exists()


def test_twelve_rows_survive_the_end_of_the_session(post):
    clerk, debate = make.a_user(), make.a_debate()
    client = Client()
    client.force_login(clerk)
    rows = {f"rij-{nr}-text": f"Toezegging {nr}." for nr in range(12)}
    sent = sheet(client.get(PAGE), debate=debate.number, post=post.title, **rows) | {"rij-TOTAL_FORMS": 12}
    client.logout()
    log_in = client.post(PAGE, sent)
    carried = log_in.context["typed"].as_json()
    typed = {"username": clerk.username, "password": "geheim-voor-de-test", "getypt": carried, "next": PAGE}
    page = client.post("/beheer/login/", typed, follow=True)
    assert [row["text"].value() for row in page.context["rows"]] == [f"Toezegging {nr}." for nr in range(12)]
    assert "Dit had u ook ingevuld" not in text_of(page)


def test_a_script_of_a_logged_out_clerk_is_told_so():
    client = Client()
    assert client.get(DRAFT).status_code == 302
    assert client.post(DRAFT, {}).status_code == 403
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make.a_user())
    headers = {"Accept": "application/json", "Origin": "http://testserver"}
    assert strict.post(DRAFT, {}, headers=headers).status_code == 403
    assert "typed" not in strict.session  # what the script sent is no form to come back to


def test_a_medewerker_and_a_griffier_may_enter_and_others_may_not():
    for group, answer in (("griffier", 200), ("medewerker", 200)):
        assert signed_in(group).get(PAGE).status_code == answer
    nobody = Client()
    user = make.a_user("medewerker")
    user.groups.clear()
    nobody.force_login(user)
    for address in (PAGE, DRAFT, f"{PAGE}debat/", f"{PAGE}rij/"):
        assert nobody.get(address).status_code == 403, address


def test_query_count_is_constant(post):
    client, debate = signed_in(), make.a_debate()
    for nr in range(3):
        make.an_open(text=f"Een brief over gemaal nummer{nr} in Meteren.", ministry_then=post.ministry)
    counts = []
    for many in (1, 3):
        rows = {f"rij-{nr}-text": f"Nog een brief over gemaal nummer{nr} in Meteren." for nr in range(many)}
        client.post(DRAFT, draft_of(client, debate, post=post.title, **rows))
        counts.append(queries_of(client, f"{PAGE}?debat={debate.number}"))
        EntryDraft.objects.all().delete()
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ({}, ("De minister stuurt een brief.", "Duinroos", "binnen drie weken")),
        ({"recipients": "NOL"}, ("De minister stuurt een brief (het lid Duinroos, binnen drie weken).", "NOL", "")),
    ],
    ids=["into empty cells", "not over what is typed"],
)
def test_a_line_as_the_chair_reads_it_is_taken_apart(post, cells, shown):
    Member.objects.create(name="A. Duinroos", party=make.a_party("NOL"))
    typed = {f"rij-0-{name}": value for name, value in cells.items()}
    line = "De minister stuurt een brief (het lid Duinroos, binnen drie weken)."
    client = signed_in("medewerker")
    typed |= {"debate": make.a_debate().number, "post": post.title, "rij-0-text": line}
    row = check(client, **typed).context["rows"][0]
    assert tuple(row[name].value() for name in ("text", "recipients", "deadline_words")) == shown


@pytest.mark.parametrize(("above", "is_clear"), [("minister van Dijken", True), ("staatssecretaris van Duinen", False)])
def test_the_minister_alone_is_the_minister_above_the_rows(above, is_clear):
    for title in ("minister van Dijken", "minister van Kades", "staatssecretaris van Duinen"):
        Post.objects.create(title=title, ministry=make.a_ministry())
    client, debate = signed_in("medewerker"), make.a_debate(committee=None)
    page = check(client, debate=debate.number, list="1. De minister stuurt een brief.\n2. De minister komt erop terug.")
    assert "kan meer dan één bewindspersoon zijn" not in text_of(page)
    assert "Kies wie de toezeggingen deed" in text_of(page)
    saved = client.post(PAGE, sheet(page, _opslaan="ja", post=above))
    assert (saved.status_code == 302) is is_clear
    assert Toezegging.objects.filter(post__title=above).count() == (2 if is_clear else 0)
