"""All decisions of a meeting in one form: each through the workflow, and a second clerk's change is told per row."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from desk.models import MeetingItem
from parliament.models import Committee, Debate
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.meetings import a_planned, address, an_item, row_of, sent
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging
from toezeggingen.models.fulfilment import Outcome

pytestmark = pytest.mark.django_db

PAGE = "meeting-decisions"
FORTY = 40


@pytest.fixture
def committee() -> Committee:
    return make.a_committee(short_name="Waterstaat")


@pytest.fixture
def meeting(committee: Committee) -> Debate:
    return a_planned(committee)


def decide(client: Any, meeting: Debate, opened: Any = None, **choices: Any) -> Any:
    """Post the form as opened, with the choice (or fields) of each toezegging."""
    opened = opened or client.get(address(meeting, PAGE))
    typed = {key: value if isinstance(value, dict) else {"choice": value} for key, value in choices.items()}
    return client.post(address(meeting, PAGE), {**sent(opened, **typed), "_opslaan": "ja"})


def key(item: MeetingItem) -> str:
    return item.toezegging.number.replace("-", "_")


def status_of(item: MeetingItem) -> str:
    return Toezegging.objects.get(pk=item.toezegging_id).status


@pytest.mark.parametrize(
    ("choice", "typed", "status"),
    [
        ("voldaan", {}, "voldaan"),
        ("deels-voldaan", {"remainder": "De kaart."}, "deels-voldaan"),
        ("verworpen", {}, "openstaand"),
        ("voor-kennisgeving-aangenomen", {}, "openstaand"),
        ("uitstel", {"deadline_words": "uiterlijk 1 oktober 2023"}, "openstaand"),
        ("aanhouden", {}, "openstaand"),
    ],
)
def test_each_decision_about_a_letter(choice, typed, status, meeting):
    item, client = an_item(meeting), signed_in()
    assert decide(client, meeting, **{key(item): {"choice": choice, **typed}}).status_code == 302
    item.refresh_from_db()
    assert (status_of(item), item.taken) == (status, choice)
    if choice in Outcome.values:
        event = Event.objects.get(kind="besloten")
        assert (event.meeting, event.on, event.changes["outcome"][1]) == (meeting, meeting.day, choice)
    if choice == "uitstel":
        assert Event.objects.get(kind="uitgesteld").reason == "De bewindspersoon vraagt om meer tijd."


@pytest.mark.parametrize(
    ("choice", "typed", "status"),
    [
        ("uitstel", {"deadline_words": "uiterlijk 1 oktober 2023", "reason": "De commissie wacht."}, "openstaand"),
        ("vervallen", {"reason": "Achterhaald door de wet."}, "vervallen"),
        ("rappel", {}, "openstaand"),
    ],
)
def test_each_decision_without_a_letter(choice, typed, status, committee, meeting):
    late = make.an_open(debate=make.a_debate(committee=committee), due=date(2023, 4, 1))
    item, client = an_item(meeting, toezegging=late), signed_in()
    assert decide(client, meeting, **{key(item): {"choice": choice, **typed}}).status_code == 302
    item.refresh_from_db()
    assert (status_of(item), item.taken) == (status, choice)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"choice": "deels-voldaan"}, "Vul in wat er rest."),
        ({"choice": "uitstel"}, "Vul de nieuwe termijn in."),
        ({"choice": "uitstel", "deadline_words": "te zijner tijd"}, "kruis aan dat deze termijn geen dag heeft"),
    ],
)
def test_a_row_with_a_fault_keeps_its_input_and_the_others_are_saved(typed, message, committee, meeting):
    toezegging = make.an_open(debate=make.a_debate(committee=committee), due=date(2023, 7, 1))
    wrong, right = an_item(meeting, make.a_confirmed(toezegging)), an_item(meeting)
    answer = decide(signed_in(), meeting, **{key(wrong): typed, key(right): "voldaan"})
    page = text_of(answer)
    assert "1 besluit is opgeslagen." in page
    assert "1 besluit is niet opgeslagen." in page
    assert message in page
    assert row_of(answer, toezegging.number)["choice"].value() == typed["choice"]
    assert (status_of(wrong), status_of(right)) == ("openstaand", "voldaan")


def test_a_second_clerk_changes_three_of_forty(committee, meeting):
    """Nothing is lost, and three are told: each with who changed what, and with what the first clerk chose."""
    items = [an_item(meeting, proposal="voldaan") for _ in range(FORTY)]
    griffier, colleague = signed_in(), make.a_user(username="griffier-twee")
    opened = griffier.get(address(meeting, PAGE))
    decided, postponed, noted = items[0], items[19], items[39]
    facts = {"by": colleague, "on": meeting.day}
    workflow.decide(decided.fulfilment, meeting=meeting, outcome=Outcome.PARTLY, remainder="De bijlage.", **facts)
    deadline = make.a_deadline(date(2023, 12, 1))
    workflow.postpone(postponed.toezegging, deadline=deadline, reason="Meer tijd.", **facts)
    client = signed_in(username="medewerker-drie")
    client.post(
        address(meeting), sent(client.get(address(meeting)), **{key(noted): {"proposal": "verworpen", "note": "nee"}})
    )

    answer = decide(griffier, meeting, opened, **{key(item): "voldaan" for item in items})

    page = text_of(answer)
    assert "37 besluiten zijn opgeslagen." in page
    assert "3 besluiten zijn niet opgeslagen." in page
    refused = answer.context["report"].refused
    assert {row.toezegging.number for row in refused} == {one.toezegging.number for one in (decided, postponed, noted)}
    assert all(row["choice"].value() == "voldaan" for row in refused)
    assert "griffier-twee: besluit" in page
    assert "griffier-twee: uitgesteld" in page
    assert "medewerker-drie wijzigde dit punt intussen: voorstel “verworpen”" in page
    assert Event.objects.filter(kind="besloten", changes__outcome__1="voldaan").count() == FORTY - 3
    decided.fulfilment.refresh_from_db()
    assert decided.fulfilment.outcome == Outcome.PARTLY

    again = griffier.post(address(meeting, PAGE), {**sent(answer), "_opslaan": "ja"})
    assert again.status_code == 302
    assert {status_of(item) for item in items} == {"voldaan"}


def test_a_form_of_four_hundred_items_is_not_too_long(meeting):
    item, client = an_item(meeting), signed_in()
    opened = sent(client.get(address(meeting, PAGE)), **{key(item): {"choice": "voldaan"}})
    others = {f"punt{10**9 + nr}-{name}": "" for nr in range(400) for name in ("seen", "choice", "remainder", "reason")}
    client.post(address(meeting, PAGE), {**others, **opened, "_opslaan": "ja"})
    assert status_of(item) == "voldaan"


def test_double_click_decides_once(meeting):
    item, client = an_item(meeting), signed_in()
    opened = client.get(address(meeting, PAGE))
    for _ in range(2):
        assert decide(client, meeting, opened, **{key(item): "verworpen"}).status_code == 302
    assert Event.objects.filter(kind="besloten").count() == 1


def test_page_says_before_saving_what_the_public_will_read(committee, meeting):
    hidden = an_item(meeting, make.a_confirmed(letter=make.a_letter(released=False)))
    late = an_item(meeting, toezegging=make.an_open(debate=make.a_debate(committee=committee)))
    page = signed_in().get(address(meeting, PAGE))
    foreseen = {
        (number, value): line
        for number in (hidden.toezegging.number, late.toezegging.number)
        for value, _, line in row_of(page, number).consequences
    }
    assert foreseen[hidden.toezegging.number, "voldaan"].startswith("Wordt: voldaan. De brief is nog niet openbaar")
    assert foreseen[late.toezegging.number, "vervallen"] == "Wordt: vervallen, met de reden."
    assert foreseen[late.toezegging.number, "rappel"] == "Er verandert niets: een rappel staat alleen op deze lijst."
    assert "Rappelleren en aanhouden staan alleen op deze lijst" in text_of(page)
    assert "Wordt: vervallen, met de reden." in text_of(page)


def test_two_letters_about_one_toezegging_are_decided_together(meeting):
    """What the first row saved is no change by a colleague."""
    item, client = an_item(meeting), signed_in()
    second = an_item(meeting, make.a_confirmed(item.toezegging))
    rows = {"choice": "voldaan"}
    assert decide(client, meeting, **{key(item): rows}).status_code == 302
    assert status_of(item) == "voldaan"
    answer = text_of(client.get(address(meeting, PAGE)))
    assert f"{second.toezegging}: stond al zo vast, “voldaan”." in answer
    assert "Over alles op de lijst is besloten." in answer


def test_all_proposals_are_adopted_and_not_saved(meeting):
    proposed, chosen = an_item(meeting, proposal="voldaan"), an_item(meeting, proposal="voldaan")
    client = signed_in()
    typed = sent(client.get(address(meeting, PAGE)), **{key(chosen): {"choice": "verworpen"}})
    page = client.post(address(meeting, PAGE), {**typed, "_voorstellen": "ja"})
    assert row_of(page, proposed.toezegging.number)["choice"].value() == "voldaan"
    assert row_of(page, chosen.toezegging.number)["choice"].value() == "verworpen"
    assert not Event.objects.filter(kind="besloten").exists()


@pytest.mark.parametrize("is_next_known", [True, False])
def test_what_is_put_off_goes_to_the_next_meeting(is_next_known, committee, meeting):
    heir = make.a_committee()
    committee.successor = heir
    committee.save()
    following = [a_planned(heir, date(2023, 5, day)) for day in (24, 31)] if is_next_known else []
    item = an_item(meeting, note="zie punt 3", proposal="voldaan")
    client = signed_in()
    answer = client.get(decide(client, meeting, **{key(item): "aanhouden"}).url)
    where = (
        "staat nu op de lijst van de vergadering van 24 mei 2023" if is_next_known else "komt vanzelf bij de volgende"
    )
    assert f"Aangehouden ({item.toezegging}): {where}" in text_of(answer)
    moved = MeetingItem.objects.exclude(meeting=meeting)
    assert [(row.meeting, row.note, row.put_off_from) for row in moved] == [
        (following[0], "zie punt 3", meeting) for _ in following[:1]
    ]
    decide(client, meeting, **{key(item): "voldaan"})  # the griffier changes her mind
    assert status_of(item) == "voldaan"


def test_choice_about_an_item_that_a_colleague_removed_is_told(meeting):
    item, client = an_item(meeting), signed_in()
    opened = client.get(address(meeting, PAGE))
    MeetingItem.objects.all().delete()
    answer = client.get(decide(client, meeting, opened, **{key(item): "voldaan"}).url)
    assert f"{item.toezegging}: staat niet meer op de lijst. U koos: voldaan." in text_of(answer)


def test_decisions_wait_for_the_day_of_the_meeting(committee):
    meeting = a_planned(committee, timezone.localdate() + timedelta(days=1))
    item, client = an_item(meeting), signed_in()
    page = client.get(address(meeting, PAGE))
    assert "Vanaf die dag legt u hier de besluiten vast." in text_of(page)
    decide(client, meeting, page, **{key(item): "voldaan"})
    assert status_of(item) == "openstaand"


def test_a_medewerker_takes_no_decision(meeting):
    item = an_item(meeting)
    opened = signed_in().get(address(meeting, PAGE))
    client = signed_in("medewerker")
    assert client.get(address(meeting, PAGE)).status_code == 403
    assert decide(client, meeting, opened, **{key(item): "voldaan"}).status_code == 403
    assert status_of(item) == "openstaand"


def decide_elsewhere(meeting: Debate) -> Toezegging:
    proposal = make.a_proposal(make.an_open(debate=make.a_debate(committee=meeting.committee)))
    facts = {"by": make.a_user(), "on": meeting.day, "meeting": meeting}
    workflow.decide(proposal, outcome=Outcome.FULFILLED, **facts)
    return proposal.toezegging


@pytest.mark.parametrize("view", ["meeting", PAGE, "meeting-list"])
def test_a_decision_taken_elsewhere_shows_on_the_page_of_the_meeting(view, meeting):
    an_item(meeting)
    elsewhere = decide_elsewhere(meeting)
    shown = text_of(signed_in().get(address(meeting, view)))
    assert elsewhere.number in shown
    assert "stond niet op de lijst" in shown


def test_a_decision_in_the_form_of_the_meeting_shows_once(meeting):
    item, client = an_item(meeting), signed_in()
    decide(client, meeting, **{key(item): "voldaan"})
    settled = client.get(address(meeting)).context["page"].settled
    assert [row.toezegging for row in settled] == [item.toezegging]


def test_the_list_of_meetings_counts_decisions_taken_elsewhere(meeting):
    decide_elsewhere(meeting)
    assert "1 besloten buiten de lijst" in text_of(signed_in().get(reverse("admin:meetings")))


def test_a_meeting_of_today_that_was_held_stands_under_held(committee):
    today = timezone.localdate()
    planned = a_planned(committee, today, state=Debate.State.PLANNED)
    held = a_planned(committee, today, state=Debate.State.HELD)
    groups = {
        title: [row[0] for row in rows] for title, rows in signed_in().get(reverse("admin:meetings")).context["groups"]
    }
    assert groups == {"Komende vergaderingen": [planned], "Gehouden": [held]}


def test_the_printed_list_says_that_a_deadline_has_passed(committee, meeting):
    an_item(meeting, toezegging=make.an_open(debate=make.a_debate(committee=committee), due=date(2023, 4, 1)))
    assert "termijn verstreken" in text_of(signed_in().get(address(meeting, "meeting-list")))
