"""How several events on one toezegging read as one line: the tag says the end, the sentence the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from alerts.news.edition import Edition
from alerts.news.gathering import gather, news_before
from alerts.news.stories import counted
from matching.deadlines import resolve_deadline
from parliament.models import Recess
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.models.fulfilment import Effect, Outcome
from toezeggingen.rescheduling import follow_agenda
from toezeggingen.status import Status
from toezeggingen.workflow.entry import change_by_register

pytestmark = pytest.mark.django_db

TODAY = date(2023, 6, 15)
JULY, OCTOBER, NEW_YEAR = date(2023, 7, 1), date(2023, 10, 1), date(2024, 1, 1)
Step = Callable[[Toezegging], object]


@pytest.fixture(autouse=True)
def traveller() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2023-06-15T10:00:00+02:00", tick=False) as traveller:
        yield traveller


def postpone(to: date) -> Step:
    deadline = make.a_deadline(to, words="later")
    return lambda row: workflow.postpone(row, by=make.clerk(), on=TODAY, deadline=deadline, reason="meer tijd")


def take_back(row: Toezegging) -> None:
    last = row.postponements.standing().last()
    deadline = make.a_deadline(last.old_latest, words=last.old_words)
    workflow.revoke(row, by=make.clerk(), on=TODAY, postponement=last, deadline=deadline, reason="vergissing")


def confirm(row: Toezegging) -> None:
    workflow.confirm(make.a_proposal(row), by=make.clerk(), on=TODAY, effect=Effect.FULFILS)


def decide(outcome: Outcome) -> Step:
    def step(row: Toezegging) -> None:
        fulfilment = row.fulfilments.filter(state="bevestigd").first() or make.a_proposal(row)
        remainder = "de rest" if outcome is Outcome.PARTLY else ""
        workflow.decide(
            fulfilment, by=make.clerk(), on=TODAY, meeting=make.a_meeting(day=TODAY), outcome=outcome,
            remainder=remainder,
        )  # fmt: skip

    return step


def lapse(row: Toezegging) -> None:
    workflow.lapse(row, by=make.clerk(), on=TODAY, reason="achterhaald")


def reopen(row: Toezegging) -> None:
    workflow.reopen(row, by=make.clerk(), on=TODAY, to=Status.OPEN, reason="vergissing")


def hand_over(row: Toezegging) -> None:
    change_by_register(
        "hand_over", row, {"ministry_now": make.a_ministry("yy", name="Nieuwe Zaken")}, on=TODAY, causes=[]
    )


def start_recess_on(last_meeting: date) -> Step:
    def step(row: Toezegging) -> None:
        Recess.objects.filter(kind="zomerreces", last_meeting__year=2023).update(last_meeting=last_meeting)
        follow_agenda(on=TODAY)

    return step


def stories(after: int, on: date) -> list[tuple[str, str]]:
    edition = Edition(on=on, after=after)
    return [(story.tag, story.way) for story in edition.stories("", after=after)]


def told(row: Toezegging, *steps: Step) -> list[tuple[str, str]]:
    """The news of a follower who heard of all before these steps."""
    before = news_before(timezone.now())
    for step in steps:
        step(row)
    gather(timezone.now())
    return stories(before, TODAY)


@pytest.mark.parametrize(
    ("steps", "tag", "way"),
    [
        ([postpone(OCTOBER)], "uitgesteld", "uitgesteld van 1 juli 2023 naar 1 oktober 2023"),
        (
            [postpone(OCTOBER), postpone(NEW_YEAR)],
            "uitgesteld",
            "uitgesteld van 1 juli 2023 naar 1 januari 2024, tweede keer",
        ),
        (
            [postpone(OCTOBER), take_back, postpone(NEW_YEAR)],
            "uitgesteld",
            "uitgesteld van 1 juli 2023 naar 1 januari 2024",
        ),
        ([confirm], "brief ontvangen", "brief ontvangen, besluit volgt"),
        (
            [confirm, decide(Outcome.FULFILLED)],
            "voldaan",
            "voldaan op 15 juni 2023",  # the letter and the decision in one go
        ),
        (
            [postpone(OCTOBER), decide(Outcome.PARTLY)],
            "deels voldaan",
            "uitgesteld van 1 juli 2023 naar 1 oktober 2023, daarna deels voldaan op 15 juni 2023",
        ),
        (
            [confirm, decide(Outcome.REFUSED)],
            "verworpen",
            "verworpen op 15 juni 2023, maar de toezegging blijft openstaand",
        ),
        ([lapse], "vervallen", "vervallen op 15 juni 2023"),
        ([hand_over], "overgegaan", "overgegaan naar het ministerie van Nieuwe Zaken"),
    ],
)  # fmt: skip
def test_several_events_are_one_line(steps, tag, way):
    assert told(make.an_open(due=JULY), *steps) == [(tag, way)]


def test_a_settled_toezegging_that_is_reopened_and_settled_again():
    row = make.an_open(due=JULY)
    decide(Outcome.FULFILLED)(row)
    way = "heropend op 15 juni 2023, daarna voldaan op 15 juni 2023"
    assert told(row, reopen, decide(Outcome.FULFILLED)) == [("voldaan", way)]


def test_the_third_time_is_counted_over_all_rhythms():
    row = make.an_open(due=date(2023, 6, 20))
    postpone(date(2023, 6, 25))(row)
    postpone(JULY)(row)
    way = "uitgesteld van 1 juli 2023 naar 1 oktober 2023, derde keer"
    assert told(row, postpone(OCTOBER)) == [("uitgesteld", way)]


def test_new_in_the_register():
    before = news_before(timezone.now())
    make.an_open(due=OCTOBER)
    gather(timezone.now())
    assert stories(before, TODAY) == [("nieuw", "nieuw in het register")]


def test_a_postponement_taken_back_before_it_was_told_is_no_news():
    assert told(make.an_open(due=JULY), postpone(OCTOBER), take_back) == []


def test_a_postponement_taken_back_after_it_was_told_is_news():
    row = make.an_open(due=JULY)
    postpone(OCTOBER)(row)
    assert told(row, take_back) == [("uitstel herroepen", "uitstel herroepen op 15 juni 2023")]


class TestADeadlineThatFollowsTheRecess:
    @pytest.fixture
    def row(self) -> Toezegging:
        row = make.a_concept()
        row.deadline = resolve_deadline("voor het zomerreces", row.made_on)
        row.save()
        workflow.publish(row, by=make.clerk(), on=TODAY)
        return row

    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            (["2023-06-30"], [("termijn aangepast", "termijn aangepast van 6 juli 2023 naar 30 juni 2023")]),
            (
                ["2023-06-30", "2023-07-03"],
                [("termijn aangepast", "termijn aangepast van 6 juli 2023 naar 3 juli 2023")],
            ),
            (["2023-06-30", "2023-07-06"], []),
        ],
    )
    def test_moves_that_follow_each_other_are_one(self, row, days, expected):
        assert told(row, *(start_recess_on(date.fromisoformat(day)) for day in days)) == expected


class TestDates:
    def test_a_deadline_that_comes_near(self, traveller):
        make.an_open(due=JULY)
        before = news_before(timezone.now())
        traveller.move_to("2023-06-17T06:30:00+02:00")
        gather(timezone.now())
        expected = [("termijn nadert", "de termijn loopt af over twee weken, op 1 juli 2023")]
        assert stories(before, date(2023, 6, 17)) == expected

    def test_a_date_is_a_sentence_of_its_own_after_what_happened(self):
        before = news_before(timezone.now())
        make.an_open(due=date(2023, 6, 18))
        gather(timezone.now())
        way = "nieuw in het register; de termijn loopt af over 3 dagen, op 18 juni 2023"
        assert stories(before, TODAY) == [("termijn nadert", way)]

    def test_a_deadline_that_passed(self, traveller):
        make.an_open(due=JULY)
        before = news_before(timezone.now())
        traveller.move_to("2023-07-02T06:30:00+02:00")
        gather(timezone.now())
        assert stories(before, date(2023, 7, 2)) == [("te laat", "1 dag te laat")]

    def test_a_deadline_that_came_near_before_the_clock_stood_still_is_not_said_to_be_near(self, traveller):
        make.an_open(due=JULY)
        before = news_before(timezone.now())
        traveller.move_to("2023-06-20T06:30:00+02:00")
        gather(timezone.now())
        assert stories(before, JULY + timedelta(days=20)) == []

    def test_a_date_that_no_longer_counts_is_no_news(self, traveller):
        row = make.an_open(due=date(2023, 6, 28))
        assert [tag for tag, _ in told(row, postpone(OCTOBER))] == ["uitgesteld"]


@pytest.mark.parametrize(
    ("count", "tag", "words"),
    [
        (1, "brief ontvangen", "1 brief ontvangen"),
        (2, "brief ontvangen", "2 brieven ontvangen"),
        (2, "termijn nadert", "2 termijnen naderen"),
        (3, "voldaan", "3 voldaan"),
    ],
)
def test_stories_counted_in_the_subject(count, tag, words):
    assert counted(count, tag) == words
