"""Deadlines that move with the recess or the debate on which they depend."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction

from matching.deadlines import resolve_deadline
from parliament.models import Debate, Recess
from tests import factories as make
from tests.desk.test_two_at_once import at_once
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging
from toezeggingen.models.toezegging import deadline_columns
from toezeggingen.rescheduling import LOCK_KEY, follow_agenda
from toezeggingen.status import Status
from website.history import timeline
from website.history.changes import NamedRows, reason_of

pytestmark = pytest.mark.django_db

ON = date(2023, 6, 1)
SUMMER = {"kind": "zomerreces", "last_meeting": date(2023, 7, 6)}


def promised(words: str, debate: Debate | None = None, **fields: object) -> Toezegging:
    toezegging = make.a_concept(**fields)
    toezegging.deadline = resolve_deadline(words, toezegging.made_on, debate)
    toezegging.save()
    workflow.publish(toezegging, by=make.clerk(), on=make.DAY)
    return toezegging


def move_summer(last_meeting: date) -> None:
    Recess.objects.filter(kind="zomerreces", last_meeting__year=2023).update(last_meeting=last_meeting)


def moves_of(toezegging: Toezegging) -> list[Event]:
    return list(toezegging.events.filter(kind="aangepast").order_by("pk"))


def reasons(toezegging: Toezegging) -> list[str]:
    return [reason_of(event, NamedRows()) for event in moves_of(toezegging)]


def due(toezegging: Toezegging) -> date | None:
    toezegging.refresh_from_db()
    return toezegging.due_latest


def test_a_deadline_follows_a_moved_recess_once_and_with_an_event():
    toezegging = promised("voor het zomerreces")
    other = promised("voor het kerstreces")
    version = toezegging.version
    move_summer(date(2023, 6, 29))

    assert follow_agenda(on=ON).changed == [toezegging]
    assert follow_agenda(on=ON).changed == []

    assert due(toezegging) == date(2023, 6, 29)
    assert toezegging.version == version + 1
    (event,) = moves_of(toezegging)
    assert reasons(toezegging)[0] == (
        "Het zomerreces is verplaatst van 7 juli 2023 tot en met 4 september 2023 "
        "naar 30 juni 2023 tot en met 4 september 2023."
    )
    assert event.changes == {"due_latest": ["2023-07-06", "2023-06-29"]}
    assert (event.by, event.on, event.to_status) == (None, ON, Status.OPEN)
    assert due(other) == date(2023, 12, 21)
    assert moves_of(other) == []


def test_the_timeline_shows_the_reason_and_both_days():
    toezegging = promised("voor de zomer")
    move_summer(date(2023, 6, 29))
    follow_agenda(on=ON)

    entry = timeline.timeline_of(toezegging)[-1]

    assert (entry.title, entry.office) == ("termijn aangepast", "het register zelf")
    assert [(change.label, change.old, change.new) for change in entry.changes] == [
        ("uiterlijk", "6 juli 2023", "29 juni 2023")
    ]


def test_a_new_recess_dates_the_deadlines_that_waited_for_it():
    Recess.objects.filter(kind="zomerreces", last_meeting__year__gte=2023).delete()
    toezegging = promised("voor het zomerreces")
    assert due(toezegging) is None
    Recess.objects.create(**SUMMER, next_meeting=date(2023, 9, 5))

    follow_agenda(on=ON)

    assert due(toezegging) == date(2023, 7, 6)
    assert reasons(toezegging)[0].startswith("Het zomerreces van 2023 is bekend geworden")


def test_a_removed_recess_leaves_no_invented_day():
    toezegging = promised("voor het zomerreces 2023")
    Recess.objects.filter(kind="zomerreces", last_meeting__year=2023).delete()

    follow_agenda(on=ON)

    assert due(toezegging) is None
    assert toezegging.firmness == "gebeurtenis"
    assert reasons(toezegging)[0].endswith("gaat niet door.")


def test_a_moved_end_leaves_deadlines_before_the_recess():
    before, after = promised("voor het zomerreces"), promised("binnen twee weken na het zomerreces")
    Recess.objects.filter(kind="zomerreces", last_meeting__year=2023).update(next_meeting=date(2023, 9, 12))

    assert follow_agenda(on=ON).changed == [after]

    assert due(before) == date(2023, 7, 6)
    assert due(after) == date(2023, 9, 25)
    assert moves_of(before) == []


def test_a_clerks_own_day_stays():
    toezegging = promised("voor het zomerreces")
    own = make.a_deadline(date(2023, 7, 1), "voor het zomerreces")
    workflow.edit(
        toezegging, by=make.a_user(), on=ON, **deadline_columns(own), overruled_reason="afgesproken", reason="x"
    )
    move_summer(date(2023, 6, 29))

    assert follow_agenda(on=ON).changed == []
    assert due(toezegging) == date(2023, 7, 1)


def test_a_postponed_deadline_is_resolved_from_the_day_of_its_letter():
    toezegging = promised("binnen een maand")
    said_on = date(2023, 4, 19)
    new = resolve_deadline("binnen twee weken na het zomerreces", said_on)
    workflow.postpone(toezegging, by=make.a_user(), on=date(2023, 4, 20), reason="meer tijd", deadline=new)
    Recess.objects.filter(kind="zomerreces", last_meeting__year=2023).update(next_meeting=date(2023, 9, 12))

    follow_agenda(on=ON)

    assert due(toezegging) == date(2023, 9, 25)
    assert toezegging.deadline_said_on == said_on
    assert toezegging.postponements.count() == 1


def test_a_settled_toezegging_stays_and_follows_after_reopening():
    toezegging = make.a_settled(promised("voor het zomerreces"))
    move_summer(date(2023, 6, 29))
    assert follow_agenda(on=ON).changed == []
    assert due(toezegging) == date(2023, 7, 6)

    workflow.reopen(toezegging, by=make.clerk(), on=ON, to=Status.OPEN, reason="toch niet")

    assert follow_agenda(on=ON).changed == [toezegging]
    assert due(toezegging) == date(2023, 6, 29)


def test_a_refusal_blocks_no_other_toezegging(caplog):
    """The new latest day would be before the day of the toezegging."""
    refusing, other = promised("voor het zomerreces"), promised("voor het zomerreces")
    Toezegging.objects.filter(pk=refusing.pk).update(made_on=date(2023, 7, 1))
    move_summer(date(2023, 6, 29))

    batch = follow_agenda(on=date(2023, 7, 2))

    assert batch.changed == [other]
    assert [row for row, _ in batch.refused] == [refusing]
    assert (due(refusing), due(other)) == (date(2023, 7, 6), date(2023, 6, 29))
    assert refusing.number in caplog.text


def test_a_refusal_is_logged_once_until_the_toezegging_changes(caplog):
    refusing = promised("voor het zomerreces")
    Toezegging.objects.filter(pk=refusing.pk).update(made_on=date(2023, 7, 1))
    move_summer(date(2023, 6, 29))
    for _ in range(3):
        assert len(follow_agenda(on=date(2023, 7, 2)).refused) == 1
    assert caplog.text.count(refusing.number) == 1
    workflow.edit(refusing, by=make.clerk(), on=date(2023, 7, 2), note="gebeld")
    follow_agenda(on=date(2023, 7, 2))
    assert caplog.text.count(refusing.number) == 2


def test_a_concept_follows_without_an_event():
    toezegging = make.a_concept()
    toezegging.deadline = resolve_deadline("voor het zomerreces", make.DAY)
    toezegging.save()
    version = toezegging.version
    move_summer(date(2023, 6, 29))

    assert follow_agenda(on=ON).changed == [toezegging]

    assert due(toezegging) == date(2023, 6, 29)
    assert toezegging.version == version + 1
    assert not toezegging.events.exists()


def test_a_deadline_follows_a_debate_that_moves_twice():
    debate = make.a_debate(title="Dijken", day=date(2023, 4, 12), state=Debate.State.PLANNED)
    toezegging = promised("voor het commissiedebat over dijken van 12 april")
    assert (toezegging.deadline_debate, due(toezegging)) == (debate, date(2023, 4, 11))

    Debate.objects.filter(pk=debate.pk).update(day=date(2023, 5, 16))
    assert follow_agenda(on=ON).changed == [toezegging]
    later = make.a_debate(title="Dijken", day=date(2023, 6, 21), state=Debate.State.PLANNED)
    Debate.objects.filter(pk=debate.pk).update(state=Debate.State.MOVED, replaced_by=later)
    assert follow_agenda(on=ON).changed == [toezegging]
    assert follow_agenda(on=ON).changed == []

    assert due(toezegging) == date(2023, 6, 20)
    assert reasons(toezegging) == [
        "Het debat waarvan de termijn afhangt, is verplaatst van 12 april 2023 naar 16 mei 2023.",
        "Het debat waarvan de termijn afhangt, is verplaatst van 16 mei 2023 naar 21 juni 2023.",
    ]


def test_a_cancelled_debate_leaves_the_deadline_without_a_day():
    debate = make.a_debate(day=date(2023, 4, 12), state=Debate.State.PLANNED)
    toezegging = promised("bij het debat", debate)
    assert due(toezegging) == date(2023, 4, 12)
    Debate.objects.filter(pk=debate.pk).update(state=Debate.State.CANCELLED)

    follow_agenda(on=ON)

    assert due(toezegging) is None
    assert toezegging.hangs_on == "het debat"
    assert "vervallen" in toezegging.deadline_rule
    assert reasons(toezegging)[0].endswith("is vervallen; de termijn is onbekend.")


def test_a_debate_moved_without_a_new_day_and_planned_again():
    debate = make.a_debate(day=date(2023, 4, 12), state=Debate.State.PLANNED)
    toezegging = promised("bij het debat", debate)
    Debate.objects.filter(pk=debate.pk).update(state=Debate.State.MOVED)
    follow_agenda(on=ON)
    Debate.objects.filter(pk=debate.pk).update(state=Debate.State.PLANNED, day=date(2023, 6, 21))
    follow_agenda(on=ON)

    assert due(toezegging) == date(2023, 6, 21)
    assert [reason.split(", ", 1)[1] for reason in reasons(toezegging)] == [
        "is verplaatst en heeft nog geen dag; de termijn is onbekend.",
        "wordt gehouden op 21 juni 2023.",
    ]


def test_debates_that_replace_each_other_have_no_day():
    first = make.a_debate(day=date(2023, 4, 12), state=Debate.State.MOVED)
    other = make.a_debate(day=date(2023, 4, 13), state=Debate.State.MOVED, replaced_by=first)
    Debate.objects.filter(pk=first.pk).update(replaced_by=other)
    assert Debate.objects.get(pk=first.pk).meeting().day is None


@pytest.mark.parametrize(
    ("words", "is_linked"),
    [
        ("voor het commissiedebat van 12 april", True),
        ("uiterlijk een week voor het debat over dijken van 12 april", True),
        ("voor het plenaire debat van 12 april", False),
        ("voor het commissiedebat Pensioenen van 12 april", False),
        ("voor het commissiedebat", False),
        ("voor 12 april", False),
    ],
)
def test_the_debate_that_the_words_refer_to(words: str, *, is_linked: bool):
    debate = make.a_debate(title="Dijken", day=date(2023, 4, 12))
    meeting = resolve_deadline(words, make.DAY).basis.meeting
    assert (meeting is not None and meeting.key == debate.pk) is is_linked


def test_new_rules_move_nothing():
    """A deadline that older rules gave another day stays, although its recess now ends later."""
    toezegging = promised("voor het zomerreces")
    Toezegging.objects.filter(pk=toezegging.pk).update(due_latest=date(2023, 7, 1))
    Recess.objects.filter(kind="zomerreces", last_meeting__year=2023).update(next_meeting=date(2023, 9, 12))

    assert follow_agenda(on=ON).changed == []
    assert due(toezegging) == date(2023, 7, 1)


@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_two_runs_make_one_event(self):
        toezegging = promised("voor het zomerreces")
        move_summer(date(2023, 6, 29))
        results = at_once(*[lambda: follow_agenda(on=ON)] * 3)
        assert sorted(len(batch.changed) for batch in results) == [0, 0, 1]
        assert len(moves_of(toezegging)) == 1

    def test_a_run_waits_for_the_previous_run(self):
        """Otherwise the second run would compare moved deadlines with an agenda that it read earlier."""

        def may_follow() -> object:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK_KEY])
                return cursor.fetchone()[0]

        with transaction.atomic():
            follow_agenda(on=ON)
            assert at_once(may_follow) == [False]
        assert at_once(may_follow) == [True]

    def test_a_locked_row_is_skipped_and_the_next_run_finds_it(self):
        toezegging = promised("voor het zomerreces")
        move_summer(date(2023, 6, 29))
        with transaction.atomic():
            workflow.lock(toezegging)
            (batch,) = at_once(lambda: follow_agenda(on=ON))
        assert (batch.changed, batch.refused) == ([], [])
        assert follow_agenda(on=ON).changed == [toezegging]

    def test_two_recesses_moved_by_two_clerks(self):
        summer, christmas = promised("voor het zomerreces"), promised("voor het kerstreces")

        def move(kind: str, day: date) -> None:
            with transaction.atomic():
                Recess.objects.filter(kind=kind, last_meeting__year=2023).update(last_meeting=day)
                follow_agenda(on=ON)

        at_once(lambda: move("zomerreces", date(2023, 6, 29)), lambda: move("kerstreces", date(2023, 12, 14)))

        assert (due(summer), due(christmas)) == (date(2023, 6, 29), date(2023, 12, 14))
        assert [len(moves_of(row)) for row in (summer, christmas)] == [1, 1]

    def test_the_next_run_finds_a_deadline_typed_while_the_recess_moved(self):
        typed = resolve_deadline("voor het zomerreces", make.DAY)
        move_summer(date(2023, 6, 29))
        follow_agenda(on=ON)
        toezegging = make.a_concept()
        workflow.edit(toezegging, by=make.a_user(), on=ON, **deadline_columns(typed))
        workflow.publish(toezegging, by=make.clerk(), on=ON)

        assert follow_agenda(on=ON).changed == [toezegging]
        assert due(toezegging) == date(2023, 6, 29)

    def test_a_simultaneous_postponement_keeps_the_clerks_words(self):
        toezegging = promised("voor het zomerreces")
        move_summer(date(2023, 6, 29))
        later = resolve_deadline("uiterlijk 1 december 2023", date(2023, 4, 20))

        def postpone() -> object:
            return workflow.postpone(
                toezegging, by=make.clerk(), on=date(2023, 4, 20), reason="meer tijd", deadline=later
            )

        at_once(postpone, lambda: follow_agenda(on=ON))

        assert due(toezegging) == date(2023, 12, 1)
        assert follow_agenda(on=ON).changed == []

    def test_the_next_run_redoes_a_run_that_died_halfway(self):
        first, second = promised("voor het zomerreces"), promised("voor de zomer")
        move_summer(date(2023, 6, 29))
        with transaction.atomic():
            assert follow_agenda(on=ON).changed == [first, second]
            transaction.set_rollback(True)

        assert [due(row) for row in (first, second)] == [date(2023, 7, 6)] * 2
        assert follow_agenda(on=ON).changed == [first, second]
        assert [len(moves_of(row)) for row in (first, second)] == [1, 1]
