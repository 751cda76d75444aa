"""Readings are stored, and new rules reread the letters that no clerk has judged. Nothing is lost or repeated."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.db import OperationalError, connection

from config.celery import app as celery_app
from letters.models import Letter, LetterVersion
from matching import proposing, tasks
from matching.intake import take_in
from matching.models import Consideration, StoredReading
from matching.new_promises import make_concept, new_promises
from matching.proposing import read_again, unread_versions
from matching.rules_version import rules_version
from parliament.models import Debate, Ministry
from tests import factories as make
from tests.matching.letters import KEPT, MADE, PUT_OFF, RECEIVED, a_text
from toezeggingen import workflow
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome, State

pytestmark = pytest.mark.django_db
with_transactions = pytest.mark.django_db(transaction=True)

DIKES = "De minister laat de verzakking van dijken onderzoeken."
DITCHES = "De minister stuurt een kaart van droogvallende sloten."


@pytest.fixture
def debate() -> Debate:
    return make.a_debate(title="Waterbeheer")


@pytest.fixture
def dikes(debate: Debate) -> Toezegging:
    return a_promise(debate, DIKES)


def a_promise(debate: Debate, text: str) -> Toezegging:
    return make.an_open(debate=debate, text=text, ministry_then=Ministry.objects.get(key="ienw"))


@pytest.fixture
def new_rules(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that gives the rules a new version."""

    def change(name: str = "nieuw") -> None:
        monkeypatch.setattr(proposing, "rules_version", lambda: name)

    return change


def taken_in(*body: str) -> LetterVersion:
    return take_in(a_text(*body), by=None, received_on=RECEIVED).version


def a_letter_from_elsewhere(*body: str) -> LetterVersion:
    """A letter that another program inserted."""
    ministry = Ministry.objects.get(key="ienw")
    letter = make.a_letter(text=a_text(*body), number="99001-17", date=date(2023, 4, 19), ministry=ministry)
    return letter.newest


def read_all() -> None:
    for pk in unread_versions().values_list("pk", flat=True):
        read_again(pk)


def all_rows() -> dict[str, list[dict[str, Any]]]:
    """Every row that a reading could change."""
    models = (Fulfilment, StoredReading, Consideration, Event, Toezegging, Letter)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


class TestStoredReading:
    def test_has_rules_version_and_considerations(self, dikes: Toezegging):
        version = taken_in(KEPT)
        reading = StoredReading.objects.get()
        (found,) = reading.considerations.all()
        assert (reading.version, reading.rules) == (version, rules_version())
        assert [row["act"] for row in reading.content["statements"]] == ["fulfils"]
        assert (found.toezegging, found.act, found.passage) == (dikes, "fulfils", KEPT)
        assert (found.proposed, found.settled, found.collective) == (True, False, False)
        assert 0 < found.score <= 1
        assert found.because == Fulfilment.objects.get().because

    def test_is_made_for_a_letter_that_settles_nothing(self, dikes: Toezegging):
        taken_in(MADE)
        assert not StoredReading.objects.get().considerations.filter(proposed=True).exists()
        assert not unread_versions().exists()

    def test_marks_what_was_settled_in_the_meantime(self, dikes: Toezegging, monkeypatch):
        look = proposing.promises_for

        def look_and_lapse(*about: Any) -> Any:
            found = look(*about)
            workflow.lapse(dikes, by=make.clerk(), on=RECEIVED, reason="Niet meer nodig.")
            return found

        monkeypatch.setattr(proposing, "promises_for", look_and_lapse)
        taken_in(KEPT)
        found = Consideration.objects.get()
        assert (found.proposed, found.settled) == (False, True)

    def test_is_made_for_each_version(self, dikes: Toezegging):
        taken_in(KEPT)
        taken_in(KEPT, MADE)
        assert {row.version.nr for row in StoredReading.objects.all()} == {1, 2}

    def test_is_the_source_of_new_promises(self):
        version = taken_in(MADE)
        content = StoredReading.objects.get().content
        content["statements"][0]["text"] = "Zo is het gelezen."
        StoredReading.objects.update(content=content)
        assert [promise.text for promise in new_promises(version.letter.newest)] == ["Zo is het gelezen."]


class TestNewRules:
    def test_reread_letters_that_no_clerk_has_judged(self, dikes: Toezegging, debate: Debate, new_rules):
        version = taken_in(KEPT, PUT_OFF)
        ditches = a_promise(debate, DITCHES)
        new_rules()
        read_all()
        assert {row.toezegging: row.effect for row in Fulfilment.objects.all()} == {
            dikes: Effect.FULFILS, ditches: Effect.POSTPONES,
        }  # fmt: skip
        reading = StoredReading.objects.get()
        assert (reading.version, reading.rules) == (version, "nieuw")
        assert {row.toezegging for row in reading.considerations.filter(proposed=True)} == {dikes, ditches}

    def test_do_nothing_the_second_time(self, dikes: Toezegging, new_rules):
        taken_in(KEPT)
        new_rules()
        read_all()
        before = all_rows()
        read_again(LetterVersion.objects.get().pk)
        assert all_rows() == before

    def test_record_no_event_for_the_same_result(self, dikes: Toezegging, new_rules):
        taken_in(KEPT)
        before = all_rows()
        new_rules()
        read_all()
        assert {name: all_rows()[name] == before[name] for name in ("Fulfilment", "Event", "Toezegging")} == {
            "Fulfilment": True, "Event": True, "Toezegging": True,
        }  # fmt: skip

    def test_reject_missing_proposals_and_propose_them_again_later(self, dikes: Toezegging, new_rules):
        taken_in(KEPT)
        Toezegging.objects.update(text="De minister stuurt een kaart van de veerponten.")
        new_rules("anders")
        read_all()
        proposal = Fulfilment.objects.get()
        assert proposal.state == State.REJECTED
        assert "leesregels anders" in proposal.events.latest("pk").internal_reason
        Toezegging.objects.update(text=DIKES)
        new_rules("weer anders")
        read_all()
        proposal.refresh_from_db()
        assert proposal.state == State.PROPOSED
        assert [event.kind for event in proposal.events.order_by("pk")] == ["voorgesteld", "afgewezen", "voorgesteld"]

    def test_reread_only_the_newest_version(self, dikes: Toezegging, new_rules):
        taken_in(KEPT)
        second = taken_in(KEPT, MADE)
        new_rules()
        assert list(unread_versions()) == [second]


def confirm(proposal: Fulfilment) -> None:
    workflow.confirm(proposal, by=make.a_user(), on=RECEIVED, effect=Effect.PARTLY, remainder="de rest")


def decide(proposal: Fulfilment) -> None:
    meeting = make.a_meeting()
    workflow.decide(proposal, by=make.a_user(), on=meeting.day, meeting=meeting, outcome=Outcome.FULFILLED)


def reject(proposal: Fulfilment) -> None:
    workflow.reject(proposal, by=make.a_user(), on=RECEIVED)


def postpone(proposal: Fulfilment) -> None:
    term = make.a_deadline(date(2023, 9, 1))
    workflow.postpone(
        proposal.toezegging, by=make.a_user(), on=RECEIVED, deadline=term, reason="Druk.", letter=proposal.letter
    )


def test_a_postponement_that_a_clerk_recorded_is_not_proposed_again(dikes: Toezegging):
    letter = make.a_letter(date=RECEIVED, ministry=dikes.ministry_now, text=a_text(PUT_OFF))
    new = make.a_deadline(date(2023, 9, 1))
    workflow.postpone(dikes, by=make.a_user(), on=RECEIVED, deadline=new, reason="Druk.", letter=letter)
    read_again(letter.versions.get().pk)
    assert Consideration.objects.get(toezegging=dikes).act == "postpones"
    assert not dikes.fulfilments.exists()


@pytest.mark.parametrize("judge", [confirm, decide, reject, postpone])
class TestJudgedLetter:
    def test_is_unchanged_by_new_rules(self, dikes: Toezegging, debate: Debate, new_rules, judge):
        version = taken_in(KEPT, PUT_OFF)
        a_promise(debate, DITCHES)
        judge(Fulfilment.objects.get())
        before = all_rows()
        new_rules()
        read_again(version.pk)
        read_all()
        assert all_rows() == before

    def test_is_unchanged_if_the_clerk_judges_during_reading(self, dikes: Toezegging, new_rules, judge, monkeypatch):
        version = taken_in(KEPT)
        look = proposing.promises_for
        judged: list[Any] = []

        def look_and_judge(*about: Any) -> Any:
            found = look(*about)
            judge(Fulfilment.objects.get())
            judged.append(all_rows())
            return found

        monkeypatch.setattr(proposing, "promises_for", look_and_judge)
        new_rules()
        read_again(version.pk)
        assert [all_rows()] == judged

    def test_is_unchanged_by_a_further_version(self, dikes: Toezegging, debate: Debate, judge):
        ditches = a_promise(debate, DITCHES)
        taken_in(KEPT)
        judged = Fulfilment.objects.get()
        judge(judged)
        before = Fulfilment.objects.values().get(pk=judged.pk)
        taken_in(PUT_OFF)
        assert Fulfilment.objects.values().get(pk=judged.pk) == before
        assert ditches.fulfilments.get().version.nr == 2


class TestLetterFromElsewhere:
    @pytest.fixture
    def worker(self) -> Iterator[None]:
        """Run tasks at once in this process."""
        celery_app.conf.task_always_eager = True
        yield
        celery_app.conf.task_always_eager = False

    def test_is_read_by_the_task(self, dikes: Toezegging, worker: None):
        version = a_letter_from_elsewhere(KEPT)
        tasks.read_waiting_letters.delay()
        assert StoredReading.objects.get().version == version
        assert Fulfilment.objects.get().toezegging == dikes

    def test_unreadable_letter_does_not_block_others(self, dikes: Toezegging, worker: None, monkeypatch):
        broken = make.a_letter(date=date(2023, 4, 20), text="Hierbij de stukken.")
        a_letter_from_elsewhere(KEPT)

        def read_one(text: str, calendar: Any) -> Any:
            if text == broken.newest.text:
                raise RuntimeError("a fault in a rule")
            return read(text, calendar)

        read = proposing.read
        monkeypatch.setattr(proposing, "read", read_one)
        tasks.read_waiting_letters.delay()
        assert [row.toezegging for row in Fulfilment.objects.all()] == [dikes]
        assert [row.letter for row in unread_versions()] == [broken]

    def test_is_read_when_uploaded(self, dikes: Toezegging):
        version = a_letter_from_elsewhere(KEPT)
        assert taken_in(KEPT) == version
        assert Fulfilment.objects.get().toezegging == dikes

    def test_is_read_after_a_clerk_proposed_something(self, dikes: Toezegging, debate: Debate):
        version = a_letter_from_elsewhere(KEPT, PUT_OFF)
        ditches = a_promise(debate, DITCHES)
        by_hand = make.a_proposal(ditches, letter=version.letter)
        before = Fulfilment.objects.values().get(pk=by_hand.pk)
        read_all()
        assert Fulfilment.objects.values().get(pk=by_hand.pk) == before
        assert dikes.fulfilments.get().proposed_by == "inlezen"

    def test_is_skipped_if_judged_before_readings_were_stored(self, dikes: Toezegging):
        taken_in(KEPT)
        confirm(Fulfilment.objects.get())
        StoredReading.objects.all().delete()
        assert not unread_versions().exists()

    def test_counts_as_judged_once_a_promise_became_a_concept(self, new_rules):
        version = taken_in(MADE)
        make_concept(version.letter, new_promises(version)[0], make.a_user())
        new_rules()
        assert not unread_versions().exists()


@with_transactions
class TestKilledHalfway:
    @pytest.fixture
    def version(self, dikes: Toezegging, debate: Debate) -> LetterVersion:
        a_promise(debate, DITCHES)
        return a_letter_from_elsewhere(KEPT, PUT_OFF)

    def test_nothing_is_lost_or_repeated(self, version: LetterVersion, monkeypatch):
        before = all_rows()
        propose, calls = workflow.propose, iter(["first", "second"])

        def propose_or_die(*args: Any, **facts: Any) -> Fulfilment:
            if next(calls) == "second":
                connection.connection.close()  # as when the process dies
            return propose(*args, **facts)

        with monkeypatch.context() as patch:
            patch.setattr(workflow, "propose", propose_or_die)
            with pytest.raises(OperationalError):
                read_again(version.pk)
        connection.close()
        assert all_rows() == before
        assert list(unread_versions()) == [version]
        read_all()
        assert (Fulfilment.objects.count(), StoredReading.objects.count()) == (2, 1)


def at_once(*actions: Any) -> None:
    start = Barrier(len(actions))

    def act(action: Any) -> None:
        start.wait()
        try:
            action()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as threads:
        list(threads.map(act, actions))


@with_transactions
class TestConcurrentReading:
    @pytest.fixture
    def version(self, dikes: Toezegging, debate: Debate) -> Iterator[LetterVersion]:
        a_promise(debate, DITCHES)
        yield a_letter_from_elsewhere(KEPT, PUT_OFF)
        assert Fulfilment.objects.count() == 2
        assert Event.objects.filter(kind="voorgesteld").count() == 2
        assert StoredReading.objects.count() == 1
        assert Consideration.objects.filter(proposed=True).count() == 2

    def test_two_tasks(self, version: LetterVersion):
        at_once(*[lambda: read_again(version.pk)] * 4)

    def test_two_tasks_on_a_letter_that_settles_nothing(self, version: LetterVersion):
        read_again(version.pk)
        silent = make.a_letter(text=a_text("Hierbij de stukken.")).newest
        at_once(*[lambda: read_again(silent.pk)] * 4)
        silent.stored_reading.delete()

    def test_a_task_and_an_upload(self, version: LetterVersion):
        at_once(lambda: read_again(version.pk), lambda: taken_in(KEPT, PUT_OFF))

    def test_a_task_and_a_clerk(self, version: LetterVersion, dikes: Toezegging, new_rules):
        read_again(version.pk)
        proposal = dikes.fulfilments.get()
        new_rules()
        at_once(lambda: read_again(version.pk), lambda: confirm(proposal))
        proposal.refresh_from_db()
        assert (proposal.state, proposal.remainder) == (State.CONFIRMED, "de rest")
