"""Concurrent actions of two clerks, each with their own database connection."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier
from threading import Event as Flag

import pytest
from django.db import connection, transaction
from django.urls import reverse

from matching.deadlines import resolve_deadline
from parliament.models import Debate
from tests import factories as make
from tests.desk.clerks import signed_in
from tests.desk.meetings import an_item, sent
from tests.desk.test_intake import PAGE, sheet
from toezeggingen import workflow
from toezeggingen.models import Event, Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Outcome, Proposer
from toezeggingen.rescheduling import follow_agenda

pytestmark = pytest.mark.django_db(transaction=True)

ON = date(2023, 6, 1)


def at_once(*actions: Callable[[], object]) -> list[object]:
    """Run all actions at the same time; return the result or refusal of each."""
    start = Barrier(len(actions))

    def act(action: Callable[[], object]) -> object:
        start.wait()
        try:
            return action()
        except workflow.MoveRefused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(act, actions))


def test_numbers_are_unique():
    debate, ministry = make.a_debate(), make.a_ministry()

    at_once(*[lambda: make.a_concept(debate=debate, ministry_then=ministry)] * 8)

    assert len(set(Toezegging.objects.values_list("number", flat=True))) == 8


def test_one_of_two_simultaneous_decisions_is_refused():
    proposal, meeting = make.a_proposal(), make.a_meeting(day=ON)
    seen = Toezegging.objects.get().version

    def decide(outcome: Outcome) -> Callable[[], object]:
        return lambda: workflow.decide(
            proposal, by=make.clerk(), on=ON, meeting=meeting, outcome=outcome, remainder="rest", seen=seen
        )

    results = at_once(decide(Outcome.FULFILLED), decide(Outcome.PARTLY))

    refused = [result for result in results if isinstance(result, workflow.Stale)]
    assert len(refused) == 1
    assert "intussen gewijzigd" in refused[0].message
    assert Event.objects.filter(kind="besloten").count() == 1


def test_two_griffiers_who_decide_differently_at_once_do_not_overwrite_each_other():
    """To remind or to put off makes no move of the workflow, so its version tells nothing."""
    meeting = make.a_meeting()
    item = an_item(meeting, toezegging=make.an_open())
    address = reverse("admin:meeting-decisions", args=[meeting.number])
    posts = []
    for choice in ("rappel", "aanhouden"):
        client = signed_in()
        row = {item.toezegging.number.replace("-", "_"): {"choice": choice}}
        posts.append(partial(client.post, address, {**sent(client.get(address), **row), "_opslaan": "ja"}))

    with ThreadPoolExecutor(2) as pool, transaction.atomic():
        Toezegging.objects.select_for_update().get(pk=item.toezegging.pk)
        sending = [pool.submit(lambda post=post: (post(), connection.close())) for post in posts]
        wait_until_blocked(2)
        transaction.set_rollback(True)
    answers = [one.result()[0] for one in sending]

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    item.refresh_from_db()
    assert item.version == 2


def test_simultaneous_readings_propose_once():
    toezegging, letter = make.an_open(), make.a_letter()

    def propose() -> Fulfilment:
        return workflow.propose(
            Fulfilment(toezegging=toezegging, means="brief", letter=letter, effect="voldoet"),
            by=make.clerk(),
            on=ON,
            proposed_by=Proposer.READING,
        )

    first, second = at_once(propose, propose)

    assert first == second
    assert Fulfilment.objects.count() == 1
    assert Event.objects.filter(kind="voorgesteld").count() == 1


def test_settling_locks_toezeggingen_in_key_order():
    """Rows of a letter are in order of proposal, but the register locks deadlines in key order."""
    letter, earlier, later = make.a_letter(), make.an_open(), make.an_open()
    for toezegging in (later, earlier):
        make.a_proposal(toezegging, letter=letter)
    client, address = signed_in(), f"{PAGE}{letter.number}/"
    sent = sheet(client.get(address), **{f"{one.number}_choice": "bevestigen" for one in (earlier, later)})
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Toezegging.objects.select_for_update().get(pk=earlier.pk)
            settling = pool.submit(lambda: (client.post(address, sent), connection.close()))
            wait_until_one_is_blocked()
            Toezegging.objects.select_for_update(nowait=True).get(pk=later.pk)
        assert settling.result()[0].status_code == 302


def wait_until_blocked(count: int) -> None:
    """Poll until so many connections wait for a lock, ours or one another's."""
    with connection.cursor() as cursor:
        blocked = 0
        while blocked < count:
            cursor.execute("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")
            (blocked,) = cursor.fetchone()


def wait_until_one_is_blocked() -> None:
    """Poll until another connection waits for ours; pytest's timeout ends a test that never gets there."""
    with connection.cursor() as cursor:
        blocked = 0
        while not blocked:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            (blocked,) = cursor.fetchone()


@pytest.mark.parametrize("act", [workflow.publish, workflow.withdraw], ids=["publish", "withdraw"])
def test_moving_a_debate_does_not_deadlock_with_a_move(act):
    """The agenda job locks search documents before the toezegging; the move locks them in reverse."""
    debate = make.a_debate(number="2023A09000", day=date(2023, 6, 20))
    toezegging = make.a_concept()
    toezegging.deadline = resolve_deadline("voor dat debat", toezegging.made_on, debate)
    toezegging.save()
    if act is workflow.withdraw:
        workflow.publish(toezegging, by=make.clerk(), on=make.DAY)
    facts = {"reason": "Dubbel."} if act is workflow.withdraw else {}
    has_moved = Flag()

    def move() -> None:
        with transaction.atomic():
            Debate.objects.filter(pk=debate.pk).update(day=date(2023, 6, 27), title="Anders")
            has_moved.set()
            follow_agenda(on=ON)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Toezegging.objects.select_for_update().get(pk=toezegging.pk)
            moving = pool.submit(move)
            has_moved.wait()
            act(toezegging, by=make.clerk(), on=ON, **facts)
        moving.result()
    follow_agenda(on=ON)
    toezegging.refresh_from_db()
    assert toezegging.due_latest == (date(2023, 6, 26) if act is workflow.publish else date(2023, 6, 19))
