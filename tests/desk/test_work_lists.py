"""The start page: what waits for a clerk, in which order, and with a link to everything else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from desk.agenda import describe_missing_recesses
from desk.models import EntryDraft, MeetingItem, Workplace
from desk.to_do.work_lists import MAX_ITEMS, SOON, WorkList
from letters.models import Letter
from matching.models import DismissedPassage
from matching.unmatched import unmatched_statements
from parliament import dates
from parliament.models import Committee, Debate, Recess
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from toezeggingen import workflow
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db


def work(title: str, client: Client | None = None, query: str = "") -> WorkList:
    (found,) = (
        one for one in (client or signed_in()).get(f"/beheer/{query}").context["work_lists"] if one.title == title
    )
    return found


def items(title: str, client: Client | None = None, query: str = "") -> list[str]:
    return [item.name for item in work(title, client, query).first_items]


def numbers(rows: list[Any]) -> list[str]:
    return [row.number for row in rows]


def days_ago(*days: int) -> list[date]:
    return [timezone.localdate() - timedelta(days=count) for count in days]


def test_longest_overdue_comes_first():
    later, earlier, latest = (make.an_open(due=due) for due in days_ago(5, 9, 1))
    assert items("Te laat") == numbers([earlier, later, latest])


def test_what_became_late_since_the_last_visit_is_apart():
    today = timezone.localdate()
    client = signed_in(username="griffier-een")
    client.get("/beheer/")
    Workplace.objects.update(visited_on=today - timedelta(days=4))
    before, on_the_day, since = (make.an_open(due=due) for due in days_ago(5, 4, 1))
    make.an_open(due=today)
    recent = f"Nieuw te laat sinds {dates.dutch(today - timedelta(days=4))}"
    assert items(recent, client) == numbers([on_the_day, since])
    assert items(recent, client) == numbers([on_the_day, since]), "a second look on the same day shows the same"
    assert items("Al langer te laat", client) == [before.number]
    for title in (recent, "Al langer te laat"):
        found = work(title, client)
        assert sorted(numbers(client.get(found.address).context["cl"].result_list)) == sorted(items(title, client))


def test_what_is_due_within_fourteen_days_is_listed():
    today = timezone.localdate()
    last, first = (make.an_open(due=due) for due in (today + SOON, today))
    make.an_open(due=today + SOON + timedelta(days=1))
    make.a_confirmed(make.an_open(due=today))
    found, client = work("Binnen 14 dagen"), signed_in()
    assert [item.name for item in found.first_items] == numbers([first, last])
    assert set(client.get(found.address).context["cl"].result_list) == {first, last}


def test_oldest_undated_toezegging_comes_first():
    undated = [
        make.an_open(made_on=day, debate=make.a_debate(day=day)) for day in (date(2023, 3, 22), date(2023, 1, 10))
    ]
    assert items("Zonder datum: nakijken") == numbers(undated[::-1])


def test_concepts_are_published_per_debate_with_one_link():
    old, new = (make.a_debate(day=day) for day in (date(2023, 1, 10), date(2023, 3, 22)))
    for debate in (old, new, new):
        make.a_concept(debate=debate, made_on=debate.day)
    found = work("Concepten")
    assert found.count == 3
    first, second = found.first_items
    assert (first.name, first.action) == (
        new.number,
        (f"/beheer/publiceren/?debat={new.number}", "2 concepten publiceren"),
    )
    assert (second.name, second.action[1]) == (old.number, "1 concept publiceren")
    client = signed_in("medewerker")
    assert [item.action for item in work("Concepten", client).first_items] == [None, None]
    assert len(client.get(first.address).context["cl"].result_list) == 2


def test_each_coming_meeting_says_how_many_wait_for_it():
    today = timezone.localdate()
    committee, other = make.a_committee(), make.a_committee()
    earlier = make.a_committee(successor=committee)
    soon = make.a_meeting(committee=committee, day=today + timedelta(days=7), state=Debate.State.PLANNED)
    make.a_meeting(committee=committee, day=today + timedelta(days=14), state=Debate.State.PLANNED)
    make.a_meeting(committee=committee, day=today - timedelta(days=1))
    for origin in (committee, earlier, other):
        make.a_confirmed(make.an_open(debate=make.a_debate(committee=origin)))
    found = work("Besluiten per vergadering")
    assert found.count == 3
    assert [(item.address, item.text) for item in found.first_items[:1]] == [
        (f"/beheer/vergaderingen/{soon.number}/", "2 wachten op een besluit, 0 op de lijst")
    ]
    assert found.first_items[1].text == "1 toezegging wacht op een besluit."
    assert len(found.first_items) == 2


def test_a_letter_about_a_toezegging_that_the_register_lacks_waits_for_a_clerk():
    title, today = "Brieven over toezeggingen die wij niet kennen", timezone.localdate()
    text = (
        "Tijdens het debat heb ik toegezegd uw Kamer een kaart van de dijken te sturen. "
        "Met deze brief doe ik die toezegging gestand."
    )
    header = {"number": "28676-900", "date": today, "subject": "Dijken", "ministry": make.a_ministry().pk}
    signed_in().post("/beheer/brief-inlezen/", {"text": text, "received_on": today, **header})
    assert items(title) == ["28676-900"]
    letter = Letter.objects.get()
    first, *others = unmatched_statements(letter.newest)
    make.a_proposal(letter=letter, passage=first.passage)
    for one in others:
        DismissedPassage.objects.create(letter=letter, passage=one.passage, by=make.clerk())
    assert unmatched_statements(letter.newest) == [
        one for one in unmatched_statements(letter.newest) if one.is_dismissed
    ]
    assert items(title) == []


def test_oldest_letter_comes_first():
    new, old = (make.a_letter(released=False, date=day) for day in (date(2023, 5, 9), date(2023, 4, 3)))
    for letter in (new, old):
        make.a_proposal(letter=letter)
    assert items("Brieven met voorstellen") == items("Brieven die nog niet openbaar zijn") == numbers([old, new])


def test_a_long_list_shows_its_beginning_and_links_to_the_rest():
    overdue = [make.an_open(due=due) for due in days_ago(*range(1, MAX_ITEMS + 3))]
    make.an_open(due=timezone.localdate())
    assert items("Te laat") == numbers(overdue[:-MAX_ITEMS-1:-1])  # fmt: skip
    client = signed_in()
    page = text_of(client.get("/beheer/"))
    (address,) = re.findall(rf'href="([^"]*)">Alle {MAX_ITEMS + 2}<span', page)
    assert set(client.get(address).context["cl"].result_list) == set(overdue)


def test_every_list_links_to_exactly_its_own_toezeggingen():
    make.a_concept()
    make.an_open(due=days_ago(3)[0])
    make.a_confirmed(make.an_open(due=days_ago(3)[0]))
    make.an_open()
    client = signed_in()
    for title in ("Te laat", "Zonder datum: nakijken"):
        found = work(title)
        assert numbers(client.get(found.address).context["cl"].result_list) == items(title), title
        assert len(items(title)) == 1


@pytest.fixture
def two_committees() -> tuple[Client, Committee, Toezegging, Toezegging]:
    """A griffier who chose one committee, and a late toezegging of this committee and of another."""
    mine, other = make.a_committee(), make.a_committee()
    (late,) = days_ago(3)
    toezeggingen = [make.an_open(due=late, debate=make.a_debate(committee=committee)) for committee in (mine, other)]
    client = signed_in()
    client.post("/beheer/mijn-commissies/", {"committees": [mine.pk]})
    return client, mine, *toezeggingen


def test_screens_start_at_the_chosen_committees_and_one_click_shows_all(two_committees):
    client, mine, own, other = two_committees
    page = client.get("/beheer/")
    assert f"uw commissie: {mine}." in text_of(page)
    assert items("Te laat", client) == [own.number]
    make.a_committee(successor=mine)
    left = make.an_open(due=days_ago(9)[0], debate=make.a_debate(committee=mine.predecessors.get()))
    assert items("Te laat", client) == [left.number, own.number], "what a predecessor left belongs to the committee"
    (everything,) = re.findall(r'href="([^"]*)">Alle commissies tonen', text_of(page))
    assert set(items("Te laat", client, everything)) == {left.number, own.number, other.number}
    assert "Alleen mijn commissies" in text_of(client.get(f"/beheer/{everything}"))


def test_lists_say_in_their_address_that_they_show_my_committees(two_committees):
    client, _, own, other = two_committees
    address = "/beheer/toezeggingen/toezegging/"
    assert client.get(address).url == f"{address}?commissies=mijn"
    shown = client.get(f"{address}?commissies=mijn")
    assert list(shown.context["cl"].result_list) == [own]
    (everything,) = re.findall(r'href="([^"]*)">Alle commissies tonen', text_of(shown))
    assert set(client.get(address + everything).context["cl"].result_list) == {own, other}
    assert list(client.get(f"{address}?q={other.number}").context["cl"].result_list) == [other]


def test_letters_of_my_committees_are_those_of_its_ministry_and_those_that_settle_its_toezeggingen(two_committees):
    client, mine, own, other = two_committees
    Committee.objects.filter(pk=mine.pk).update(name="vaste commissie voor Voorbeeldzaken")
    wanted = {make.a_letter(ministry=make.a_ministry()), make.a_proposal(own).letter}
    make.a_proposal(other)
    listed = client.get("/beheer/letters/letter/", follow=True)
    assert listed.redirect_chain == [("/beheer/letters/letter/?commissies=mijn", 302)]
    assert set(listed.context["cl"].result_list) == wanted
    assert items("Brieven met voorstellen", client) == [own.fulfilments.get().letter.number]


def test_queries_do_not_grow_with_meetings_committees_or_concepts(django_assert_num_queries):
    client, today = signed_in(), timezone.localdate()

    def add_work() -> None:
        committee = make.a_committee()
        make.a_meeting(committee=committee, day=today + timedelta(days=7), state=Debate.State.PLANNED)
        make.a_confirmed(make.an_open(debate=make.a_debate(committee=committee)))
        make.a_concept(debate=make.a_debate(committee=committee))
        make.a_proposal()
        Workplace.objects.get().committees.add(committee)

    client.post("/beheer/mijn-commissies/", {"committees": []})
    add_work()
    client.get("/beheer/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/beheer/")
    add_work()
    add_work()
    with django_assert_num_queries(len(queries)):
        client.get("/beheer/")


def test_both_roles_choose_their_own_committees(two_committees):
    _, mine, *_ = two_committees
    client = signed_in("medewerker")
    assert "U ziet alle commissies." in text_of(client.get("/beheer/"))
    client.post("/beheer/mijn-commissies/", {"committees": [mine.pk]})
    assert f"uw commissie: {mine}." in text_of(client.get("/beheer/"))
    client.force_login(User.objects.create_user("gast", is_staff=True))
    assert client.get("/beheer/mijn-commissies/").status_code == 403


def test_an_unknown_committee_is_refused_and_nothing_changes(two_committees):
    client, mine, *_ = two_committees
    answer = client.post("/beheer/mijn-commissies/", {"committees": [mine.pk, 0]})
    assert "Een commissie die u koos, staat niet meer in het register." in text_of(answer)
    assert list(Workplace.objects.get().committees.all()) == [mine]


def test_withdrawn_toezeggingen_are_no_work():
    for toezegging in (make.an_open(), make.an_open(due=days_ago(3)[0])):
        workflow.withdraw(toezegging, by=make.clerk(), on=make.DAY, reason="Dubbel.")
    assert Toezegging.objects.count() == 2
    assert {title for title in ("Te laat", "Zonder datum: nakijken") if items(title)} == set()


def test_staff_without_a_group_see_no_work():
    concept, client = make.a_concept(), Client()
    client.force_login(User.objects.create_user("gast", is_staff=True))
    assert concept.debate.number not in text_of(client.get("/beheer/"))
    assert concept.debate.number in text_of(signed_in("medewerker").get("/beheer/"))


def test_recesses_are_missing_when_the_last_one_starts_within_a_year():
    last = Recess.objects.order_by("last_meeting").last()
    a_year_before = last.last_meeting - timedelta(days=365)
    assert describe_missing_recesses(a_year_before) == ""
    warning = describe_missing_recesses(a_year_before + timedelta(days=1))
    assert f"recessen tot en met het {last.kind} van {last.last_meeting.year}." in warning
    Recess.objects.all().delete()
    assert "Het register kent nog geen recessen." in describe_missing_recesses(a_year_before)


@pytest.mark.parametrize(("group", "is_asked"), [("griffier", True), ("medewerker", False)])
def test_only_who_may_enter_recesses_is_asked_for_them(group, is_asked):
    Recess.objects.filter(last_meeting__gt=timezone.localdate()).delete()
    client = signed_in(group)
    assert ("Recessen invoeren" in text_of(client.get("/beheer/"))) == is_asked
    page = text_of(client.get("/beheer/parliament/recess/"))
    assert ("krijgt pas een dag als u dat invoert" in page) == is_asked
    assert "kerstreces" in page


def test_recess_warning_appears_once_after_a_change():
    Recess.objects.filter(last_meeting__gt=timezone.localdate()).delete()
    client, first = signed_in(), Recess.objects.earliest("last_meeting")
    sent = {"post": "yes", "change_reason": "Staat er dubbel in."}
    page = text_of(client.post(f"/beheer/parliament/recess/{first.pk}/delete/", sent, follow=True))
    assert page.count("Een termijn die aan een later reces hangt") == 1


def test_an_item_on_the_list_without_a_letter_also_counts():
    committee = make.a_committee()
    soon = make.a_meeting(committee=committee, day=timezone.localdate(), state=Debate.State.PLANNED)
    late = make.an_open(debate=make.a_debate(committee=committee), due=date(2023, 4, 1))
    MeetingItem.objects.create(meeting=soon, toezegging=late)
    assert work("Besluiten per vergadering").first_items[0].text == "1 wacht op een besluit, 1 op de lijst"


def test_a_draft_of_new_toezeggingen_is_on_the_start_page_of_its_clerk():
    clerk, other = make.a_user(), make.a_user()
    debate = make.a_debate(title="Waterbeheer")
    draft = EntryDraft.objects.create(clerk=clerk, debate=debate, rows=2, content={"rows": [{"text": "Een brief."}]})
    pages = {}
    for user in (clerk, other):
        client = Client()
        client.force_login(user)
        pages[user] = text_of(client.get("/beheer/"))
    assert (
        f'<a href="/beheer/nieuwe-toezeggingen/?klad={draft.pk}">Verder met uw klad van {debate}</a> (2 rijen'
        in pages[clerk]
    )
    assert "Verder met uw klad" not in pages[other]
