"""The letter page: marked passages, considered toezeggingen, and proposals based on "alle toezeggingen"."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letters.models import Letter
from matching.intake import take_in
from matching.models import Consideration
from matching.rules_version import rules_version
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.desk.test_intake import PAGE, sheet
from tests.matching.letters import KEPT, MADE, RECEIVED, REPORTED, a_text
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome, Proposer, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    return take_in(a_text(KEPT, MADE, REPORTED), by=None, received_on=RECEIVED).letter


def address(letter: Letter) -> str:
    return f"{PAGE}{letter.number}/"


def page_of(letter: Letter, group: str = "griffier") -> Any:
    return signed_in(group).get(address(letter))


def labels(page: Any) -> list[str]:
    return re.findall(r'<a class="merk [^>]*>([^<]*)</a>', text_of(page))


class TestMarks:
    def test_labels_name_the_act_and_its_target(self, letter: Letter):
        proposal = make.a_proposal(letter=letter, passage=KEPT, effect=Effect.PARTLY)
        page = page_of(letter)
        assert labels(page) == [
            f"voldoet deels → {proposal.toezegging}",
            "zegt toe → nieuw 1",
            "bericht over motie → 99001-3",
        ]
        assert '<mark class="voldoet-deels">' in text_of(page)
        assert f'<blockquote class="voldoet-deels">{KEPT}' in text_of(page)

    def test_marks_and_rows_link_to_each_other(self, letter: Letter):
        proposal = make.a_proposal(letter=letter, passage=KEPT)
        page = text_of(page_of(letter))
        assert f'id="passage-1" href="#rij-{proposal.toezegging_id}"' in page
        assert f'<a href="#passage-1">{proposal.toezegging}' in page

    def test_labels_show_the_read_act_until_a_clerk_decides(self, letter: Letter):
        proposal = make.a_proposal(letter=letter, passage=KEPT, effect=Effect.MENTIONS)
        make.a_consideration(proposal.toezegging, letter, act="withdraws", proposed=True)
        assert labels(page_of(letter))[0] == f"trekt in → {proposal.toezegging}"
        workflow.confirm(proposal, by=make.a_user(), on=RECEIVED, effect=Effect.FULFILS)
        assert labels(page_of(letter))[0] == f"voldoet → {proposal.toezegging}"

    def test_rejected_proposals_are_not_marked(self, letter: Letter):
        proposal = make.a_proposal(letter=letter, passage=KEPT)
        workflow.reject(proposal, by=make.a_user(), on=RECEIVED)
        made = ["zegt toe → nieuw 1", "bericht over motie → 99001-3"]
        assert labels(page_of(letter)) == ["voldoet → geen toezegging gevonden", *made]

    def test_toezeggingen_at_one_passage_share_a_mark(self, letter: Letter):
        numbers = [make.a_proposal(letter=letter, passage=KEPT).toezegging.number for _ in range(5)]
        assert labels(page_of(letter))[0] == f"voldoet → {', '.join(numbers[:3])} en nog 2"

    def test_missing_passages_are_not_marked(self, letter: Letter):
        proposal = make.a_proposal(letter=letter, passage="Dit staat nergens in de brief.")
        assert f"→ {proposal.toezegging}" not in " ".join(labels(page_of(letter)))


class TestReadingRules:
    def test_rules_version_is_shown(self, letter: Letter):
        assert f"leesregels {rules_version()}</dd>" in text_of(page_of(letter))

    def test_newer_rules_read_the_letter_again(self, letter: Letter):
        make.a_consideration(make.an_open(), letter)
        letter.newest.stored_reading.delete()
        assert "nog niet; dat gebeurt binnen enkele minuten" in text_of(page_of(letter))
        make.a_consideration(make.an_open(), letter)
        assert "leesregels oud; nieuwere regels lezen de brief" in text_of(page_of(letter))

    def test_settled_letters_keep_their_reading(self, letter: Letter):
        letter.newest.stored_reading.delete()
        considered = make.a_consideration(make.an_open(), letter)
        make.a_confirmed(considered.toezegging, letter=letter)
        assert "leesregels oud</dd>" in text_of(page_of(letter))


class TestConsideredToezeggingen:
    @pytest.fixture
    def considered(self, letter: Letter) -> Consideration:
        return make.a_consideration(make.an_open(), letter, passage=KEPT, act="partly_fulfils", footnote="3")

    def test_considered_toezeggingen_are_listed_with_their_reason(self, letter: Letter, considered: Consideration):
        page = text_of(page_of(letter))
        below = page[page.index("Overwogen, niet voorgesteld") : page.index("Wat de brief nieuw toezegt")]
        for words in (considered.toezegging.number, "Voldoet deels · zelfde ministerie", KEPT, "Alsnog voorstellen"):
            assert words in below

    def test_proposing_records_the_clerk_and_keeps_the_input(self, letter: Letter, considered: Consideration):
        other = make.a_proposal(letter=letter)
        client = signed_in(username="griffier-de-wit")
        sent = sheet(client.get(address(letter)), pressed="_uitleg", **{f"{other.toezegging}_remainder": "Bewaar mij."})
        page = client.post(address(letter), sent | {"_alsnog": considered.toezegging.number})
        proposal = considered.toezegging.fulfilments.get()
        assert (proposal.state, proposal.proposed_by) == (State.PROPOSED, Proposer.CLERK)
        assert (proposal.proposer.username, proposal.version) == ("griffier-de-wit", letter.newest)
        assert (proposal.effect, proposal.passage, proposal.footnote) == (Effect.PARTLY, KEPT, "3")
        assert proposal.because == considered.because
        assert "Bewaar mij." in text_of(page)
        assert "Overwogen, niet voorgesteld" not in text_of(page)

    def test_proposing_twice_adds_nothing(self, letter: Letter, considered: Consideration):
        client = signed_in()
        pressed = {"_alsnog": considered.toezegging.number}
        client.post(address(letter), pressed)
        assert "Deze brief is al aan" in text_of(client.post(address(letter), pressed))
        assert Fulfilment.objects.count() == 1

    def test_toezegging_no_longer_considered_shows_an_error(self, letter: Letter):
        page = signed_in().post(address(letter), {"_alsnog": "TZ202303-101"})
        assert "TZ202303-101 wordt niet meer overwogen" in text_of(page)

    def test_withdrawn_toezeggingen_are_hidden(self, letter: Letter, considered: Consideration):
        workflow.withdraw(considered.toezegging, by=make.clerk(), on=RECEIVED, reason="Dubbel.")
        assert considered.toezegging.number not in text_of(page_of(letter))


class TestFulfilledBefore:
    def test_earlier_outcome_is_shown_with_its_date(self, letter: Letter):
        settled, lapsed = make.a_settled(letter=make.a_letter(number="99001-5")), make.an_open()
        workflow.lapse(lapsed, by=make.clerk(), on=date(2023, 4, 3), reason="De wet is er niet gekomen.")
        for toezegging in (settled, lapsed):
            make.a_consideration(toezegging, letter, settled=True)
        page = text_of(page_of(letter))
        met = page[page.index("Al voldaan") :]
        assert "Voldaan, besluit van 10 mei 2023 in Procedurevergadering, op grond van brief 99001-5" in met
        assert "Vervallen op 3 april 2023: De wet is er niet gekomen." in met
        assert "Alsnog voorstellen" not in met

    def test_reopened_toezegging_can_be_proposed(self, letter: Letter):
        settled = make.a_settled()
        workflow.reopen(settled, by=make.clerk(), on=date(2023, 6, 1), to="openstaand", reason="Onvolledig.")
        make.a_consideration(settled, letter, settled=True)
        assert f'name="_alsnog" value="{settled}"' in text_of(page_of(letter))


class TestCollectiveProposals:
    @pytest.fixture
    def together(self, letter: Letter) -> list[Fulfilment]:
        found = [make.a_proposal(letter=letter) for _ in range(3)]
        for proposal in found[:2]:
            make.a_consideration(proposal.toezegging, letter, proposed=True, collective=True)
        return found

    def states(self) -> list[str]:
        return list(Fulfilment.objects.order_by("pk").values_list("state", flat=True))

    def press(self, letter: Letter, choice: str, group: str = "griffier", **rows: Any) -> Any:
        client = signed_in(group)
        return client.post(
            address(letter), sheet(client.get(address(letter)), pressed="_uitleg", **rows) | {"_samen": choice}
        )

    def test_collective_wording_is_pointed_out(self, letter: Letter, together: list[Fulfilment]):
        page = text_of(page_of(letter))
        assert "De brief noemt alle toezeggingen uit een debat" in page
        assert page.count("Let op: de brief noemt alle toezeggingen uit dit debat") == 2
        assert "Alle 2 bevestigen" in page

    @pytest.mark.parametrize(
        ("choice", "state", "message"),
        [("bevestigen", State.CONFIRMED, "2 voorstellen bevestigd"), ("afwijzen", State.REJECTED, "2 voorstellen af")],
    )
    def test_one_press_settles_only_the_collective_proposals(
        self, letter: Letter, together: list[Fulfilment], choice: str, state: str, message: str
    ):
        other = together[2].toezegging
        page = self.press(letter, choice, **{f"{other}_choice": "afwijzen", f"{other}_remainder": "Bewaar mij."})
        assert self.states() == [state, state, State.PROPOSED]
        assert message in text_of(page)
        assert "Bewaar mij." in text_of(page)
        assert "Alle 2" not in text_of(page)

    def test_earlier_decision_by_a_colleague_blocks_the_group(self, letter: Letter, together: list[Fulfilment]):
        client = signed_in()
        sent = sheet(client.get(address(letter)), pressed="_uitleg") | {"_samen": "bevestigen"}
        meeting = make.a_meeting()
        by = make.a_user(username="collega")
        workflow.decide(together[0], by=by, on=meeting.day, meeting=meeting, outcome=Outcome.NOTED)
        workflow.edit(together[1].toezegging, by=by, on=RECEIVED, text="De minister stuurt een andere brief.")
        page = text_of(client.post(address(letter), sent))
        assert "collega: gecorrigeerd" in page
        assert self.states() == [State.DECIDED, State.PROPOSED, State.PROPOSED]

    def test_medewerkers_cannot_settle_the_group(self, letter: Letter, together: list[Fulfilment]):
        assert "Alle 2" not in text_of(page_of(letter, "medewerker"))
        assert "U mag dit niet" in text_of(self.press(letter, "bevestigen", "medewerker"))
        assert self.states() == [State.PROPOSED] * 3

    def test_unknown_choice_is_not_found(self, letter: Letter, together: list[Fulfilment]):
        assert self.press(letter, "voldaan").status_code == 404

    def test_proposals_that_need_input_are_left_out(self, letter: Letter):
        for effect in (Effect.POSTPONES, Effect.PARTLY):
            proposal = make.a_proposal(letter=letter, effect=effect)
            make.a_consideration(proposal.toezegging, letter, proposed=True, collective=True)
        assert "Alle " not in text_of(page_of(letter))


def test_query_count_is_constant_for_all_kinds_of_row(letter: Letter):
    client, debate = signed_in(), make.a_debate()

    def add() -> None:
        proposal = make.a_proposal(make.an_open(debate=debate), letter=letter, passage=KEPT)
        make.a_consideration(proposal.toezegging, letter, proposed=True, collective=True)
        make.a_consideration(make.an_open(), letter)
        make.a_consideration(make.a_settled(), letter, settled=True)
        make.a_consideration(make.an_open(letter=make.a_letter()), letter)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(letter)).status_code == 200
        return len(captured)

    add()
    queries()
    at_one = queries()
    add()
    add()
    assert queries() == at_one


def test_intake_query_count_does_not_grow_with_the_register():
    debate = make.a_debate(title="Waterbeheer")
    ministry = make.a_ministry("ienw")

    def add(count: int) -> None:
        for _ in range(count):
            make.an_open(debate=debate, ministry_then=ministry, text="De minister meldt de stand van de veerponten.")

    def queries(nr: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            take_in(a_text("Hierbij de stukken.").replace("Nr. 17", f"Nr. {nr}"), by=None, received_on=RECEIVED)
        return len(captured)

    add(2)
    queries(1)
    few = queries(2)
    add(10)
    assert queries(3) == few
    assert Toezegging.objects.count() == 12


class TestReopened:
    @pytest.fixture
    def proposal(self, letter: Letter) -> Fulfilment:
        settled = make.a_settled(letter=letter)
        workflow.reopen(settled, by=make.clerk(), on=date(2023, 6, 1), to="openstaand", reason="Onvolledig.")
        return settled.fulfilments.get()

    def test_every_screen_says_that_the_decision_no_longer_holds(self, letter: Letter, proposal: Fulfilment):
        client, item = signed_in(), f"/beheer/toezeggingen/toezegging/{proposal.toezegging_id}/"
        for screen in (address(letter), f"{item}change/", f"{item}zet/besluit-vastleggen/"):
            page = text_of(client.get(screen))
            assert "eerder besloten: voldaan, teruggedraaid op 1 juni 2023" in page
            assert page.count("besloten: voldaan") == page.count("eerder besloten: voldaan")

    def test_another_meeting_can_decide_again(self, letter: Letter, proposal: Fulfilment):
        client, later = signed_in(), make.a_meeting(day=date(2023, 6, 7), number="2023A09999")
        assert 'value="bevestigen"' not in text_of(client.get(address(letter)))
        posted = sheet(
            client.get(address(letter)), meeting=later, **{f"{proposal.toezegging.number}_choice": "voldaan"}
        )
        client.post(address(letter), posted)
        proposal.refresh_from_db()
        assert (proposal.meeting, proposal.toezegging.status) == (later, "voldaan")
