"""Choosing the meeting of a decision, or entering a missing meeting on the same page."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from desk.models import Workplace
from parliament.models import Committee, Debate
from tests import factories as make
from tests.desk.clerks import filled, signed_in, text_of
from tests.desk.test_intake import PAGE, sheet
from toezeggingen.models import Fulfilment
from toezeggingen.models.fulfilment import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee() -> Committee:
    return make.a_committee(short_name="Waterstaat")


@pytest.fixture
def proposal(committee: Committee) -> Fulfilment:
    return make.a_proposal(make.an_open(debate=make.a_debate(committee=committee)))


def letter_page(proposal: Fulfilment) -> str:
    return f"{PAGE}{proposal.letter.number}/"


def decision_page(proposal: Fulfilment) -> str:
    return reverse("admin:toezeggingen_toezegging_move", args=[proposal.toezegging.pk, "besluit-vastleggen"])


def new_meeting(committee: Committee, **typed: Any) -> dict[str, Any]:
    values = {"number": "2023a77009 ", "committee": committee.pk, "day": "2023-05-11", **typed}
    return {"_vergadering": "ja", **{f"nieuwe-vergadering-{name}": value for name, value in values.items()}}


@pytest.mark.parametrize("where", [letter_page, decision_page])
def test_meetings_of_the_deciding_committee_come_first(where, proposal: Fulfilment, committee: Committee):
    other = make.a_meeting(number="2023A77003", day=date(2023, 6, 30))
    earlier, later = (
        make.a_meeting(number=f"2023A7700{nr}", day=date(2023, 5, day), committee=committee)
        for nr, day in enumerate((9, 16), start=1)
    )
    answer = text_of(signed_in().get(where(proposal)))
    suggested = re.findall(r'<option value="(2023A77\d+)">', answer)
    assert suggested == [later.number, earlier.number, other.number]


@pytest.mark.parametrize("where", [letter_page, decision_page])
def test_committee_of_a_new_meeting_is_prefilled(where, proposal: Fulfilment, committee: Committee):
    make.a_committee()
    assert f'<option value="{committee.pk}" selected>' in text_of(signed_in().get(where(proposal)))


def test_no_committee_is_prefilled_when_several_decide(committee: Committee):
    letter = make.a_letter()
    for decider in (committee, make.a_committee()):
        make.a_proposal(make.an_open(debate=make.a_debate(committee=decider)), letter=letter)
    page = signed_in().get(f"{PAGE}{letter.number}/")
    assert page.context["new_meeting"].initial["committee"] is None
    assert f'<option value="{committee.pk}" selected>' not in text_of(page)


class TestNewMeetingOnLetterPage:
    def press(self, client: Client, proposal: Fulfilment, **typed: Any) -> Any:
        number = proposal.toezegging.number
        rows = {f"{number}_choice": "deels-voldaan", f"{number}_remainder": "Bewaar mij."}
        opened = client.get(letter_page(proposal))
        sent = sheet(opened, pressed="_uitleg", **rows)
        return client.post(letter_page(proposal), {**sent, **typed})

    def test_new_meeting_is_selected_and_input_is_kept(self, proposal, committee):
        client = signed_in()
        page = self.press(client, proposal, **new_meeting(committee))
        meeting = Debate.objects.meetings().get()
        assert (meeting.number, meeting.title, meeting.committee, meeting.day) == (
            "2023A77009", "Procedurevergadering Waterstaat", committee, date(2023, 5, 11),
        )  # fmt: skip
        assert 'name="besluit-meeting" value="2023A77009"' in text_of(page)
        assert "Bewaar mij." in text_of(page)
        assert Fulfilment.objects.get().state == State.PROPOSED
        client.post(letter_page(proposal), sheet(page, meeting=meeting))
        assert Fulfilment.objects.get().meeting == meeting

    def test_meeting_of_today_can_be_entered(self, proposal, committee):
        today = timezone.localdate()
        self.press(signed_in(), proposal, **new_meeting(committee, day=today.isoformat()))
        assert Debate.objects.meetings().get().day == today

    def test_same_number_on_another_day_is_no_double_click(self, proposal, committee):
        self.press(signed_in(), proposal, **new_meeting(committee))
        page = self.press(signed_in(), proposal, **new_meeting(committee, day="2023-05-12"))
        assert "Er is al een debat met dit nummer." in text_of(page)
        assert Debate.objects.meetings().get().day == date(2023, 5, 11)

    def test_double_click_enters_the_meeting_once(self, proposal, committee):
        for _ in range(2):
            page = self.press(signed_in(), proposal, **new_meeting(committee))
            assert 'name="besluit-meeting" value="2023A77009"' in text_of(page)
        assert Debate.objects.meetings().count() == 1

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ({"number": "77009"}, "Schrijf het nummer van de activiteit als 2023A01686."),
            ({"number": "2023A77004"}, "Er is al een debat met dit nummer."),
            ({"day": "2199-01-01"}, "nog moet komen"),
            ({"day": ""}, "Dit veld is verplicht."),
        ],
    )
    def test_errors_are_shown_at_their_fields(self, proposal, committee, typed, message):
        make.a_debate(number="2023A77004")
        page = text_of(self.press(signed_in(), proposal, **new_meeting(committee, **typed)))
        assert message in page
        assert "Bewaar mij." in page
        assert 'class="kop nieuwe-vergadering" open>' in page
        assert not Debate.objects.meetings().exists()

    def test_user_without_permission_cannot_enter_a_meeting(self, proposal, committee):
        client = signed_in()
        page = client.get(letter_page(proposal))
        opened = sheet(page)
        page.context["user"].groups.get().permissions.filter(codename="add_debate").delete()
        assert "Nieuwe vergadering" not in text_of(client.get(letter_page(proposal)))
        assert client.post(letter_page(proposal), {**opened, **new_meeting(committee)}).status_code == 403


def test_new_meeting_is_selected_on_the_decision_page(proposal: Fulfilment, committee: Committee):
    client = signed_in()
    typed = filled(client.get(decision_page(proposal)), "form", reason="Bewaar mij.", outcome="voldaan")
    page = client.post(decision_page(proposal), {**typed, **new_meeting(committee)})
    assert 'name="meeting" value="2023A77009"' in text_of(page)
    assert "Bewaar mij." in text_of(page)
    assert client.post(decision_page(proposal), filled(page, "form")).status_code == 302
    assert Fulfilment.objects.get().meeting.number == "2023A77009"


def test_a_new_meeting_has_its_own_words_and_ends_on_its_page(committee: Committee):
    client, user = Client(), make.a_user()
    client.force_login(user)
    Workplace.objects.create(clerk=user).committees.set([committee])
    address = (
        f"{reverse('admin:parliament_debate_add')}?kind=procedurevergadering&state=gepland&title=Procedurevergadering"
    )
    page = client.get(address)
    assert "<h1>Vergadering invoeren</h1>" in text_of(page)
    assert page.context["adminform"].form["committee"].value() == committee.pk
    form = re.search(r'<form[^>]*id="debate_form".*?</form>', text_of(page), re.DOTALL)[0]
    assert not re.search("debat[ .,]", re.sub("<[^>]+>", " ", form)), "a meeting is no debate"
    assert "Dit veld is verplicht." in text_of(client.post(address, filled(page, day="2023-05-11", committee="")))
    answer = client.post(address, filled(page, day="2023-05-11", _save="ja"))
    assert answer.url == reverse("admin:meeting", args=[Debate.objects.get().number])
