"""The morning's reminders: each step of each due date once, and only the current step."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alerts.models import Mail, MailKind, ReminderItem, ReminderStep
from alerts.rounds import make_round
from matching.deadlines import resolve_deadline
from parliament.models import Recess
from tests.alerts.mailroom import a_recipient
from tests.factories import a_committee, a_concept, a_confirmed, a_deadline, a_debate, an_open, clerk
from toezeggingen import workflow
from toezeggingen.rescheduling import follow_agenda

pytestmark = pytest.mark.django_db

DUE = date(2023, 9, 15)


def before(days: int) -> date:
    """The day `days` before the due date; negative for after."""
    return DUE - timedelta(days=days)


def steps_told() -> list[str]:
    return list(ReminderItem.objects.order_by("pk").values_list("step", flat=True))


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (14, ReminderStep.AHEAD),
        (4, ReminderStep.AHEAD),
        (3, ReminderStep.CLOSE),
        (0, ReminderStep.CLOSE),
        (-1, ReminderStep.LATE),
        (-400, ReminderStep.LATE),
    ],
)
def test_the_current_step_is_sent(days, step):
    a_recipient()
    an_open(due=DUE)
    make_round(MailKind.REMINDER, on=before(days))
    assert steps_told() == [step]


def test_deadlines_further_away_are_left_out():
    a_recipient()
    an_open(due=DUE)
    an_open()
    assert make_round(MailKind.REMINDER, on=before(15)) == []


def test_each_step_is_sent_once():
    a_recipient()
    an_open(due=DUE)
    for days in range(20, -20, -1):
        make_round(MailKind.REMINDER, on=before(days))
    assert steps_told() == [ReminderStep.AHEAD, ReminderStep.CLOSE, ReminderStep.LATE]
    assert list(Mail.objects.order_by("pk").values_list("period", flat=True)) == [
        before(days).isoformat() for days in (14, 3, -1)
    ]


def test_after_an_outage_only_the_current_step_is_sent():
    a_recipient()
    an_open(due=DUE)
    make_round(MailKind.REMINDER, on=before(14))
    make_round(MailKind.REMINDER, on=before(-5))
    assert steps_told() == [ReminderStep.AHEAD, ReminderStep.LATE]


def test_a_postponed_toezegging_starts_its_steps_again():
    a_recipient()
    item = an_open(due=DUE)
    make_round(MailKind.REMINDER, on=before(2))
    later = DUE + timedelta(days=60)
    workflow.postpone(item, by=clerk(), on=before(1), deadline=a_deadline(later), reason="Meer tijd")
    assert make_round(MailKind.REMINDER, on=before(-1)) == []
    make_round(MailKind.REMINDER, on=later - timedelta(days=10))
    make_round(MailKind.REMINDER, on=later - timedelta(days=1))
    told = ReminderItem.objects.order_by("pk").values_list("due", "step")
    assert list(told) == [(DUE, ReminderStep.CLOSE), (later, ReminderStep.AHEAD), (later, ReminderStep.CLOSE)]


def test_a_second_round_on_the_same_day_writes_nothing():
    a_recipient()
    an_open(due=DUE)
    make_round(MailKind.REMINDER, on=before(3))
    an_open(due=DUE)
    assert make_round(MailKind.REMINDER, on=before(3)) == []
    (mail,) = make_round(MailKind.REMINDER, on=before(2))
    assert mail.items.count() == 1


def test_one_mail_holds_all_new_steps():
    a_recipient()
    for days in (14, 2, -3, -4):
        an_open(due=before(0) + timedelta(days=days))
    (mail,) = make_round(MailKind.REMINDER, on=DUE)
    assert mail.kind == MailKind.REMINDER
    assert mail.subject == "Herinnering: 2 toezeggingen te laat, 1 binnen 3 dagen, 1 binnen 14 dagen"
    assert mail.items.count() == 4


def test_every_recipient_gets_a_reminder():
    a_recipient()
    a_recipient()
    an_open(due=DUE)
    assert len(make_round(MailKind.REMINDER, on=DUE)) == 2


def test_a_reminder_follows_the_choice_of_the_recipient():
    committee = a_committee()
    a_recipient(committees=[committee])
    chosen, _ = an_open(due=DUE, debate=a_debate(committee=committee)), an_open(due=DUE)
    (mail,) = make_round(MailKind.REMINDER, on=DUE)
    assert [item.toezegging for item in mail.items.all()] == [chosen]


def test_a_step_sent_to_one_recipient_is_still_sent_to_another():
    a_recipient()
    an_open(due=DUE)
    make_round(MailKind.REMINDER, on=before(3))
    newcomer = a_recipient()
    (mail,) = make_round(MailKind.REMINDER, on=before(2))
    assert mail.recipient == newcomer


def test_inactive_recipients_and_those_who_opted_out_get_nothing():
    a_recipient(is_active=False)
    a_recipient(wants_reminders=False)
    an_open(due=DUE)
    assert make_round(MailKind.REMINDER, on=DUE) == []


def test_concepts_and_toezeggingen_that_await_a_decision_are_left_out():
    a_recipient()
    a_concept(due=DUE)
    a_confirmed(an_open(due=DUE))
    assert make_round(MailKind.REMINDER, on=DUE) == []


def test_a_withdrawn_toezegging_is_left_out_until_it_is_restored():
    a_recipient()
    item = an_open(due=DUE)
    workflow.withdraw(item, by=clerk(), on=before(10), reason="Dubbel")
    assert make_round(MailKind.REMINDER, on=before(3)) == []
    workflow.restore(item, by=clerk(), on=before(2), reason="Toch niet")
    assert len(make_round(MailKind.REMINDER, on=before(2))) == 1


def test_text_and_html_hold_the_distance_and_the_link():
    a_recipient()
    item = an_open(due=DUE)
    (mail,) = make_round(MailKind.REMINDER, on=before(9))
    for part in (mail.text, mail.html):
        assert "over 9 dagen" in part
        assert f"/toezeggingen/{item.number}/" in part


def test_the_number_of_queries_is_constant():
    a_recipient()
    an_open(due=DUE)
    with CaptureQueriesContext(connection) as for_one:
        make_round(MailKind.REMINDER, on=before(14))
    for _ in range(2):
        an_open(due=DUE)
    with CaptureQueriesContext(connection) as for_three:
        make_round(MailKind.REMINDER, on=before(3))
    assert len(steps_told()) == 4
    assert len(for_one) == len(for_three)


def test_a_deadline_that_moved_with_its_recess_is_sent_once_for_its_new_date():
    a_recipient()
    toezegging = a_concept()
    toezegging.deadline = resolve_deadline("voor het zomerreces", toezegging.made_on)
    toezegging.save()
    workflow.publish(toezegging, by=clerk(), on=toezegging.made_on)
    make_round(MailKind.REMINDER, on=date(2023, 7, 1))
    Recess.objects.filter(last_meeting=date(2023, 7, 6)).update(last_meeting=date(2023, 7, 13))
    for day in (2, 3, 4):
        follow_agenda(on=date(2023, 7, day))
        make_round(MailKind.REMINDER, on=date(2023, 7, day))
    told = ReminderItem.objects.order_by("pk").values_list("due", "step")
    assert list(told) == [(date(2023, 7, 6), ReminderStep.AHEAD), (date(2023, 7, 13), ReminderStep.AHEAD)]
