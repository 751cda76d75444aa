"""The morning's reminders: each step of each due date once, the nearest one only."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alerts.models import Kind, Mail, ReminderItem, Step
from alerts.reminders import compose_reminders
from matching.deadlines import resolve_deadline
from parliament.models import Recess
from tests.alerts.mailroom import a_recipient
from tests.factories import a_concept, a_confirmed, a_deadline, an_open
from toezeggingen import workflow
from toezeggingen.rescheduling import follow_agenda

pytestmark = pytest.mark.django_db

DUE = date(2023, 9, 15)


def before(days: int) -> date:
    """A day that many days before the due date; negative for after."""
    return DUE - timedelta(days=days)


def steps_told() -> list[str]:
    return list(ReminderItem.objects.order_by("pk").values_list("step", flat=True))


@pytest.mark.parametrize(
    ("days", "step"),
    [(14, Step.AHEAD), (4, Step.AHEAD), (3, Step.CLOSE), (0, Step.CLOSE), (-1, Step.LATE), (-400, Step.LATE)],
)
def test_the_nearest_step_is_told(days, step):
    a_recipient()
    an_open(due=DUE)
    compose_reminders(on=before(days))
    assert steps_told() == [step]


def test_what_is_further_off_is_not_told():
    a_recipient()
    an_open(due=DUE)
    an_open()
    assert compose_reminders(on=before(15)) == []


def test_each_step_is_told_once_on_the_way():
    a_recipient()
    an_open(due=DUE)
    for days in range(20, -20, -1):
        compose_reminders(on=before(days))
    assert steps_told() == [Step.AHEAD, Step.CLOSE, Step.LATE]
    assert list(Mail.objects.order_by("pk").values_list("period", flat=True)) == [
        before(days).isoformat() for days in (14, 3, -1)
    ]


def test_after_a_pause_only_the_nearest_step_is_told():
    a_recipient()
    an_open(due=DUE)
    compose_reminders(on=before(14))
    compose_reminders(on=before(-5))
    assert steps_told() == [Step.AHEAD, Step.LATE]


def test_a_postponed_item_begins_again():
    a_recipient()
    item = an_open(due=DUE)
    compose_reminders(on=before(2))
    later = DUE + timedelta(days=60)
    workflow.postpone(item, by=None, on=before(1), deadline=a_deadline(later), reason="Meer tijd")
    assert compose_reminders(on=before(-1)) == []
    compose_reminders(on=later - timedelta(days=10))
    compose_reminders(on=later - timedelta(days=1))
    told = ReminderItem.objects.order_by("pk").values_list("due", "step")
    assert list(told) == [(DUE, Step.CLOSE), (later, Step.AHEAD), (later, Step.CLOSE)]


def test_twice_on_one_day_writes_one_mail():
    a_recipient()
    an_open(due=DUE)
    compose_reminders(on=before(3))
    an_open(due=DUE)
    assert compose_reminders(on=before(3)) == []
    (mail,) = compose_reminders(on=before(2))
    assert mail.items.count() == 1


def test_one_mail_holds_all_that_is_new():
    a_recipient()
    for days in (14, 2, -3, -4):
        an_open(due=before(0) + timedelta(days=days))
    (mail,) = compose_reminders(on=DUE)
    assert mail.kind == Kind.REMINDER
    assert mail.subject == "Herinnering: 2 toezeggingen te laat, 1 binnen 3 dagen, 1 binnen 14 dagen"
    assert mail.items.count() == 4


def test_each_recipient_is_told():
    a_recipient()
    a_recipient()
    an_open(due=DUE)
    assert len(compose_reminders(on=DUE)) == 2


def test_who_is_inactive_or_wants_none_gets_none():
    a_recipient(is_active=False)
    a_recipient(wants_reminders=False)
    an_open(due=DUE)
    assert compose_reminders(on=DUE) == []


def test_concepts_and_what_awaits_a_decision_are_left_out():
    a_recipient()
    a_concept(due=DUE)
    a_confirmed(an_open(due=DUE))
    assert compose_reminders(on=DUE) == []


def test_a_withdrawn_item_is_left_out_until_it_is_restored():
    a_recipient()
    item = an_open(due=DUE)
    workflow.withdraw(item, by=None, on=before(10), reason="Dubbel")
    assert compose_reminders(on=before(3)) == []
    workflow.restore(item, by=None, on=before(2), reason="Toch niet")
    assert len(compose_reminders(on=before(2))) == 1


def test_text_and_html_say_how_far_off_it_is_and_where_to_look():
    a_recipient()
    item = an_open(due=DUE)
    (mail,) = compose_reminders(on=before(9))
    for part in (mail.text, mail.html):
        assert "over 9 dagen" in part
        assert f"/toezeggingen/{item.number}/" in part


def test_queries_do_not_grow_with_the_list():
    a_recipient()
    an_open(due=DUE)
    with CaptureQueriesContext(connection) as for_one:
        compose_reminders(on=before(14))
    for _ in range(2):
        an_open(due=DUE)
    with CaptureQueriesContext(connection) as for_three:
        compose_reminders(on=before(3))
    assert len(steps_told()) == 4
    assert len(for_one) == len(for_three)


def test_a_term_that_moved_with_its_recess_is_told_once_for_its_new_day():
    a_recipient()
    toezegging = a_concept()
    toezegging.deadline = resolve_deadline("voor het zomerreces", toezegging.made_on)
    toezegging.save()
    workflow.publish(toezegging, by=None, on=toezegging.made_on)
    compose_reminders(on=date(2023, 7, 1))
    Recess.objects.filter(last_meeting=date(2023, 7, 6)).update(last_meeting=date(2023, 7, 13))
    for day in (2, 3, 4):
        follow_agenda(on=date(2023, 7, day))
        compose_reminders(on=date(2023, 7, day))
    told = ReminderItem.objects.order_by("pk").values_list("due", "step")
    assert list(told) == [(date(2023, 7, 6), Step.AHEAD), (date(2023, 7, 13), Step.AHEAD)]
