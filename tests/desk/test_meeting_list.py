"""Preparing a procedural meeting: what waits for its committee, and the list of letters and toezeggingen."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from desk.models import MeetingItem
from parliament.models import Committee, Debate
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.meetings import a_planned, address, an_item, row_of, sent
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect

pytestmark = pytest.mark.django_db

COMING = timezone.localdate() + timedelta(days=7)


@pytest.fixture
def committee() -> Committee:
    return make.a_committee(short_name="Waterstaat", name="vaste commissie voor Waterstaat")


@pytest.fixture
def meeting(committee: Committee) -> Debate:
    return a_planned(committee, COMING, state=Debate.State.PLANNED)


def confirmed(committee: Committee, **fields: object) -> Fulfilment:
    return make.a_confirmed(make.an_open(debate=make.a_debate(committee=committee)), **fields)


def key(toezegging: Toezegging) -> str:
    return toezegging.number.replace("-", "_")


def test_page_offers_what_waits_for_the_committee_and_its_predecessors(committee, meeting):
    before = make.a_committee(successor=committee)
    own, inherited, others = confirmed(committee), confirmed(before), confirmed(make.a_committee())
    proposed = make.a_proposal(make.an_open(debate=make.a_debate(committee=committee)))
    mentioned = make.a_proposal(make.an_open(debate=make.a_debate(committee=committee)), effect=Effect.MENTIONS)
    late = make.an_open(debate=make.a_debate(committee=committee), due=date(2023, 4, 1))
    page = signed_in().get(address(meeting)).context["page"]
    assert {row.fulfilment for row in page.confirmed} == {own, inherited}
    assert [row.fulfilment for row in page.proposed] == [proposed]
    assert [row.toezegging for row in page.late] == [late]
    offered = {row.toezegging for row in page.rows}
    assert not {others.toezegging, mentioned.toezegging} & offered


def test_toezegging_of_a_plenary_debate_goes_to_the_committee_of_its_ministry():
    ministry = make.a_ministry("ienw", name="Infrastructuur en Waterstaat")
    committee = make.a_committee(name="vaste commissie voor Infrastructuur en Waterstaat", abbreviation="I&W-t")
    plenary = make.a_debate(committee=None, kind=Debate.Kind.PLENARY)
    waiting = make.a_confirmed(make.an_open(debate=plenary, ministry_then=ministry))
    page = signed_in().get(address(a_planned(committee, COMING))).context["page"]
    assert [row.fulfilment for row in page.confirmed] == [waiting]


@pytest.mark.parametrize("role", ["griffier", "medewerker"])
def test_both_roles_put_rows_on_the_list_with_a_proposal_and_a_note(role, committee, meeting):
    waits, left = confirmed(committee), confirmed(committee)
    client = signed_in(role)
    typed = {"on_list": True, "proposal": "deels-voldaan", "note": "Eerst het lid Duinroos horen."}
    page = client.get(address(meeting))
    answer = client.post(address(meeting), sent(page, **{key(waits.toezegging): typed}), follow=True)
    item = MeetingItem.objects.get()
    assert (item.fulfilment, item.proposal, item.note) == (waits, "deels-voldaan", "Eerst het lid Duinroos horen.")
    assert "1 regel is opgeslagen." in text_of(answer)
    assert [row.fulfilment for row in answer.context["page"].confirmed] == [left]
    waits.toezegging.refresh_from_db()
    assert waits.toezegging.status == "openstaand"


def test_one_button_puts_everything_that_waits_on_the_list(committee, meeting):
    for _ in range(3):
        confirmed(committee)
    client = signed_in()
    client.post(address(meeting), {**sent(client.get(address(meeting))), "_alles": "ja"})
    assert list(MeetingItem.objects.values_list("proposal", flat=True)) == ["voldaan"] * 3


def test_a_note_without_a_tick_puts_the_row_on_the_list(committee, meeting):
    waits, client = confirmed(committee), signed_in()
    client.post(address(meeting), sent(client.get(address(meeting)), **{key(waits.toezegging): {"note": "Let op"}}))
    assert MeetingItem.objects.get().note == "Let op"


def test_removing_and_double_click(committee, meeting):
    item, client = an_item(meeting), signed_in()
    typed = sent(client.get(address(meeting)), **{key(item.toezegging): {"on_list": False}})
    for _ in range(2):
        assert client.post(address(meeting), typed).status_code == 302
    assert not MeetingItem.objects.exists()


def test_a_colleague_is_told_and_nothing_typed_is_lost(committee, meeting):
    """Two clerks opened the list. The second saves: one row that both changed is told, the others are saved."""
    both, mine, theirs = an_item(meeting), an_item(meeting), an_item(meeting)
    first, second = signed_in(username="griffier-een"), signed_in("medewerker")
    opened = second.get(address(meeting))
    own = first.get(address(meeting))
    changes = {key(row.toezegging): {"note": "van de eerste"} for row in (both, theirs)}
    first.post(address(meeting), sent(own, **changes))
    changes = {key(row.toezegging): {"note": "van de tweede"} for row in (both, mine)}
    answer = second.post(address(meeting), sent(opened, **changes))
    page = text_of(answer)
    assert "griffier-een wijzigde dit intussen: voorstel “geen”, noot “van de eerste”." in page
    assert "1 regel is opgeslagen." in page
    assert [row.toezegging for row in answer.context["page"].refused] == [both.toezegging]
    assert row_of(answer, both.toezegging.number)["note"].value() == "van de tweede"
    notes = dict(MeetingItem.objects.values_list("pk", "note"))
    assert notes == {both.pk: "van de eerste", mine.pk: "van de tweede", theirs.pk: "van de eerste"}
    second.post(address(meeting), sent(answer))
    assert MeetingItem.objects.get(pk=both.pk).note == "van de tweede"


def test_row_that_is_decided_meanwhile_is_told_with_its_note(committee, meeting):
    waits, client = confirmed(committee), signed_in()
    opened = client.get(address(meeting))
    before = a_planned(committee)
    workflow.decide(waits, by=make.clerk(), on=before.day, meeting=before, outcome="voldaan")
    typed = sent(opened, **{key(waits.toezegging): {"on_list": True, "note": "mijn noot"}})
    answer = client.post(address(meeting), typed, follow=True)
    assert f"{waits.toezegging} is niet opgeslagen: daarover is intussen besloten. U schreef: “mijn noot”" in text_of(
        answer
    )


def test_what_a_past_meeting_left_is_ticked_for_the_next(committee, meeting):
    before = a_planned(committee)
    left, held = an_item(before, note="zie punt 3"), an_item(before, taken="aanhouden", proposal="verworpen")
    late = make.an_open(debate=make.a_debate(committee=committee))
    an_item(before, toezegging=late, proposal="rappel")
    client = signed_in()
    page = client.get(address(meeting))
    assert "Stond op de lijst van 10 mei 2023, zonder besluit" in text_of(page)
    assert "Aanhouden op 10 mei 2023" in text_of(page)
    client.post(address(meeting), sent(page))
    items = {item.toezegging: item for item in MeetingItem.objects.filter(meeting=meeting)}
    assert items.keys() == {left.toezegging, held.toezegging, late}
    assert (items[left.toezegging].note, items[held.toezegging].proposal) == ("zie punt 3", "verworpen")
    assert {item.put_off_from for item in items.values()} == {before}


def test_paper_and_word_hold_the_list(committee, meeting):
    an_item(meeting, proposal="voldaan", note="Conform de brief.")
    an_item(meeting, toezegging=make.an_open(debate=make.a_debate(committee=committee)), proposal="rappel")
    client = signed_in("medewerker")
    page = text_of(client.get(address(meeting, "meeting-list")))
    answer = client.get(address(meeting, "meeting-list"), {"formaat": "docx"})
    document = docx.Document(BytesIO(answer.content))
    words = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for item in MeetingItem.objects.all():
        assert item.toezegging.number in page
        assert any(item.toezegging.number in cell for cell in words)
    assert {"voldaan", "rappelleren", "Conform de brief."} <= set(words)
    assert "vaste commissie voor Waterstaat" in document.paragraphs[0].text


def test_only_a_procedural_meeting_has_a_list():
    client, debate = signed_in(), make.a_debate()
    assert client.get(address(debate)).status_code == 404


def test_meetings_count_their_items(committee, meeting):
    held = a_planned(committee)
    an_item(held, taken="rappel"), an_item(held)
    page = text_of(signed_in("medewerker").get(reverse("admin:meetings")))
    assert "2, waarvan 1 besloten" in page
    assert page.index(meeting.number) < page.index(held.number)


def test_link_to_enter_a_meeting_fills_in_the_form():
    client = signed_in()
    page = text_of(client.get(reverse("admin:meetings")))
    (link,) = re.findall(r'href="([^"]*debate/add/[^"]*)"', page)
    form = client.get(link.replace("&amp;", "&")).context["adminform"].form
    assert [form[name].value() for name in ("kind", "state")] == ["procedurevergadering", "gepland"]
    assert "debate/add/" not in text_of(signed_in("medewerker").get(reverse("admin:meetings")))


@pytest.mark.parametrize("name", ["meeting", "meeting-list", "meeting-decisions"])
def test_query_count_is_the_same_for_one_row_and_three(name, committee):
    meeting, client = a_planned(committee), signed_in()
    counts = []
    for _ in range(2):
        an_item(meeting)
        confirmed(committee)
        make.a_proposal(make.an_open(debate=make.a_debate(committee=committee)))
        make.an_open(debate=make.a_debate(committee=committee), due=date(2023, 4, 1))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(meeting, name)).status_code == 200
        counts.append(len(queries))
        an_item(meeting)
    assert counts[0] == counts[1]
