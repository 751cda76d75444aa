"""The debates that a letter names are linked to the register if certain, else shown as in the letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from config.celery import app as celery_app
from letters.models import LetterVersion
from matching import tasks
from matching.intake import take_in
from matching.models import NamedDebate
from matching.named_debates import waiting_versions
from matching.proposing import compare_again, read_again
from parliament.models import Debate, Ministry
from tests import factories as make
from tests.desk.clerks import signed_in, text_of
from tests.matching.letters import KEPT, PUT_OFF, RECEIVED, a_text
from tests.matching.test_proposing import DIKES, DITCHES, a_letter_from_elsewhere, all_rows, at_once
from tests.pages import text_of as words_of
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, Toezegging

pytestmark = pytest.mark.django_db

DAY = date(2023, 3, 22)
BY_TITLE = (
    "In het commissiedebat Droogvallende sloten heb ik een kaart van peilbuizen toegezegd; die treft u hierbij aan."
)


def taken_in(*body: str) -> LetterVersion:
    return take_in(a_text(*body), by=None, received_on=RECEIVED).version


def named(version: LetterVersion) -> list[tuple[str, Debate | None]]:
    return [(str(row), row.debate) for row in version.named_debates.all()]


@pytest.fixture
def debate() -> Debate:
    return make.a_debate(title="Waterbeheer", day=DAY)


class TestNamedDebates:
    def test_a_registered_debate_is_stored_once(self, debate: Debate):
        make.a_debate(title="Spoorveiligheid", day=DAY)
        version = taken_in(KEPT, PUT_OFF)
        assert named(version) == [("commissiedebat van 22 maart 2023", debate)]
        assert version.named_debates.get().because == "dag en onderwerp: Waterbeheer"

    def test_an_unknown_debate_is_stored_as_in_the_letter(self):
        assert named(taken_in(KEPT, PUT_OFF)) == [("commissiedebat van 22 maart 2023", None)]

    def test_an_uncertain_debate_is_not_linked(self):
        make.a_debate(title="Spoorveiligheid", day=DAY)
        make.a_debate(title="Muskusratten", day=DAY)
        assert named(taken_in(KEPT)) == [("commissiedebat van 22 maart 2023", None)]

    def test_a_moved_debate_links_to_its_replacement(self, debate: Debate):
        moved = make.a_debate(
            title="Droogte", day=date(2023, 2, 8), state=Debate.State.MOVED,
            replaced_by=make.a_debate(title="Hitte in de stad", day=date(2023, 3, 1)),
        )  # fmt: skip
        version = taken_in("Dit zei ik in het commissiedebat Droogte van 8 februari 2023.")
        assert named(version) == [("commissiedebat van 8 februari 2023", moved.replaced_by)]

    @pytest.mark.parametrize("kind", [Debate.Kind.PROCEDURE, Debate.Kind.BRIEFING])
    def test_a_meeting_without_promises_is_skipped(self, kind: str):
        make.a_debate(title="Waterbeheer", day=DAY, kind=kind)
        assert named(taken_in(KEPT)) == [("commissiedebat van 22 maart 2023", None)]

    def test_an_unknown_debate_without_a_day_is_skipped(self):
        assert named(taken_in(BY_TITLE)) == []

    def test_new_rules_replace_the_stored_debates(self, debate: Debate, monkeypatch):
        version = taken_in(KEPT)
        monkeypatch.setattr("matching.proposing.rules_version", lambda: "nieuw")
        read_again(version.pk)
        assert version.named_debates.count() == 1


def test_a_debate_named_by_title_leads_to_its_promises():
    debate = make.a_debate(title="Droogvallende sloten", day=date(2023, 2, 8))
    make.an_open(
        debate=debate, made_on=debate.day, on=debate.day, ministry_then=Ministry.objects.get(key="ienw"),
        text="De minister stuurt een kaart van peilbuizen.",
    )  # fmt: skip
    version = taken_in(BY_TITLE)
    assert "debat" in version.stored_reading.considerations.get().because


class TestDebateEnteredLater:
    @pytest.fixture
    def version(self) -> Iterator[LetterVersion]:
        yield taken_in(KEPT)
        celery_app.conf.task_always_eager = False

    def test_is_linked_by_the_task(self, version: LetterVersion):
        assert not waiting_versions().exists()
        debate = make.a_debate(title="Waterbeheer", day=DAY)
        celery_app.conf.task_always_eager = True
        tasks.link_waiting_letters.delay()
        assert [row.debate for row in version.named_debates.all()] == [debate]
        assert not waiting_versions().exists()

    def test_is_searched_for_once(self, version: LetterVersion):
        make.a_debate(title="Spoorveiligheid", day=DAY)
        make.a_debate(title="Muskusratten", day=DAY)
        compare_again(version.pk, on=RECEIVED)
        before = list(NamedDebate.objects.values())
        assert not waiting_versions().exists()
        compare_again(version.pk, on=RECEIVED)
        assert list(NamedDebate.objects.values()) == before

    def test_on_another_day_starts_no_search(self, version: LetterVersion):
        make.a_debate(title="Waterbeheer", day=date(2023, 3, 21))
        assert not waiting_versions().exists()

    def test_changes_only_the_link(self, version: LetterVersion):
        make.a_debate(title="Waterbeheer", day=DAY)
        before = all_rows()
        tasks.link_letter(version.pk)
        assert all_rows() == before


class TestToezeggingPublishedLater:
    @pytest.fixture
    def version(self, debate: Debate) -> LetterVersion:
        return taken_in(KEPT, PUT_OFF)

    def publish(self, debate: Debate, text: str) -> Toezegging:
        ministry = Ministry.objects.get(key="ienw")
        return make.an_open(debate=debate, text=text, ministry_then=ministry)

    def test_is_proposed(self, version: LetterVersion, debate: Debate):
        assert not waiting_versions().exists()
        published = self.publish(debate, DIKES)
        assert waiting_versions().get() == version
        tasks.link_letter(version.pk)
        tasks.link_letter(version.pk)
        assert Fulfilment.objects.get().toezegging == published
        assert version.stored_reading.considerations.get().proposed

    def test_changes_nothing_that_was_judged(self, version: LetterVersion, debate: Debate):
        first = self.publish(debate, DIKES)
        tasks.link_letter(version.pk)
        workflow.reject(first.fulfilments.get(), by=make.a_user(), on=RECEIVED)
        second = self.publish(debate, DITCHES)
        tasks.link_letter(version.pk)
        assert first.fulfilments.get().state == "afgewezen"
        assert second.fulfilments.get().state == "voorgesteld"

    def test_of_another_debate_starts_no_search(self, version: LetterVersion):
        self.publish(make.a_debate(title="Muskusratten", day=DAY), DIKES)
        assert not waiting_versions().exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_link_once():
    version = a_letter_from_elsewhere(KEPT)
    read_again(version.pk)
    make.a_debate(title="Waterbeheer", day=DAY)
    at_once(*[lambda: compare_again(version.pk, on=RECEIVED)] * 4)
    assert version.named_debates.count() == 1


class TestNamedDebatesOnPages:
    OTHER = "Dit zei ik in het commissiedebat van 8 februari 2023."

    def test_the_clerk_sees_them(self, debate: Debate):
        version = taken_in(KEPT, self.OTHER)
        page = text_of(signed_in().get(f"/beheer/brief-inlezen/{version.letter.number}/"))
        assert f'<a href="/beheer/parliament/debate/{debate.pk}/change/">{debate}</a>' in page
        assert "commissiedebat van 8 februari 2023 <small>niet in het register gevonden" in page

    def release(self, version: LetterVersion) -> str:
        LetterVersion.objects.update(released_at="2023-04-25T09:00:00+02:00")
        return version.letter.get_absolute_url()

    def test_the_public_sees_them(self, debate: Debate, client: Client):
        answer = client.get(self.release(taken_in(KEPT, self.OTHER)))
        assert f"Noemt debat {debate}; commissiedebat van 8 februari 2023" in words_of(answer)
        assert f'<a href="{debate.get_absolute_url()}">{debate}</a>' in answer.content.decode()

    def test_only_the_day_of_a_confidential_briefing_is_public(self, debate: Debate, client: Client):
        where = self.release(taken_in("Dit zei ik in het commissiedebat Waterbeheer van 22 maart 2023."))
        Debate.objects.update(is_confidential=True, title="geheim")
        page = words_of(client.get(where))
        assert "Noemt debat commissiedebat van 22 maart 2023" in page
        assert "geheim" not in page

    def test_a_letter_without_debates_has_no_such_line(self, client: Client):
        assert "Noemt debat" not in words_of(client.get(self.release(taken_in("Hierbij de stukken."))))
        assert not Fulfilment.objects.exists()
