"""What a follower hears in the morning: each event and each due date once, and several as one line."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alerts.models import DateNews, HowOften, Mail, MailKind, News, Subscription
from alerts.news.edition import last_news
from alerts.news.gathering import gather
from alerts.rounds import make_round
from matching.deadlines import resolve_deadline
from parliament.models import Recess
from tests.alerts.mailroom import a_follower
from tests.factories import (
    a_committee,
    a_concept,
    a_confirmed,
    a_deadline,
    a_debate,
    a_ministry,
    a_settled,
    an_open,
    clerk,
)
from toezeggingen import workflow
from toezeggingen.models import Toezegging
from toezeggingen.permissions import REGISTER
from toezeggingen.rescheduling import follow_agenda
from toezeggingen.successors import follow_successors

pytestmark = pytest.mark.django_db

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DUE = date(2023, 9, 15)  # a Friday
SOON, LATE = DateNews.SOON.label, DateNews.LATE.label
LINE = re.compile(r"^\* (\S+): (.+)$", re.MULTILINE)


def before(days: int) -> date:
    """The day `days` before the due date; negative for after."""
    return DUE - timedelta(days=days)


def a_daily(choice: str = "", **fields: object):
    return a_follower(choice, HowOften.DAILY, **fields)


def an_old(due: date | None = DUE, **fields: object) -> Toezegging:
    """A toezegging of which every follower has heard that it is in the register."""
    toezegging = an_open(due=due, **fields)
    all_heard()
    return toezegging


def all_heard() -> None:
    """All that happened so far was told, long before a due date comes near."""
    gather(datetime(2023, 1, 2, tzinfo=AMSTERDAM))
    Subscription.objects.update(told_until=last_news())


def told_on(day: date) -> list[tuple[str, str]]:
    """Make the round of that morning, and read each line of its mails: the number, and what is said of it."""
    gather(datetime.combine(day, datetime.min.time(), AMSTERDAM))
    make_round(MailKind.DAILY, on=day)
    mails = Mail.objects.filter(kind=MailKind.DAILY, period=day.isoformat()).order_by("pk")
    return [line for mail in mails for line in LINE.findall(mail.text)]


class TestDueDates:
    @pytest.mark.parametrize(
        ("days", "told"),
        [
            (15, []),
            (14, [SOON]),
            (1, [SOON]),
            (0, [SOON]),
            (-1, [LATE]),
            (-14, [LATE]),
            (-15, []),
        ],
    )
    def test_a_due_date_is_news_two_weeks_ahead_and_until_two_weeks_after(self, days, told):
        a_daily()
        an_old()
        assert [what for _, what in told_on(before(days))] == told

    def test_each_is_told_once(self):
        a_daily()
        number = an_old().number
        days = [before(days) for days in range(20, -20, -1)]
        told = {day: lines for day in days if day.weekday() != 0 and (lines := told_on(day))}
        assert told == {before(14): [(number, SOON)], before(-1): [(number, LATE)]}

    def test_what_was_missed_is_told_as_it_is_now(self):
        """Nothing was gathered for a while: the reader hears that it is late, and not that it would be."""
        a_daily()
        number = an_old().number
        gather(datetime(2023, 9, 12, 9, tzinfo=AMSTERDAM))
        assert told_on(before(-1)) == [(number, LATE)]
        assert News.objects.filter(event=None).count() == 2

    def test_a_new_deadline_is_told_again(self):
        a_daily()
        toezegging = an_old()
        told_on(before(2))
        later = DUE + timedelta(days=60)
        workflow.postpone(toezegging, by=clerk(), on=before(1), deadline=a_deadline(later), reason="Meer tijd")
        assert told_on(before(1)) == [(toezegging.number, "uitgesteld")]
        assert told_on(before(-1)) == []
        assert told_on(later - timedelta(days=10)) == [(toezegging.number, SOON)]
        assert told_on(later + timedelta(days=1)) == [(toezegging.number, LATE)]

    def test_a_deadline_that_moved_with_its_recess_is_told_for_its_new_date(self):
        a_daily()
        toezegging = a_concept()
        toezegging.deadline = resolve_deadline("voor het zomerreces", toezegging.made_on)
        toezegging.save()
        workflow.publish(toezegging, by=clerk(), on=toezegging.made_on)
        all_heard()
        assert told_on(date(2023, 7, 1)) == [(toezegging.number, SOON)]
        Recess.objects.filter(last_meeting=date(2023, 7, 6)).update(last_meeting=date(2023, 7, 13))
        follow_agenda(on=date(2023, 7, 2))
        assert len(told_on(date(2023, 7, 2))) == 1
        assert told_on(date(2023, 7, 4)) == []
        dues = News.objects.filter(event=None).order_by("pk").values_list("due", "date_kind")
        assert list(dues) == [(date(2023, 7, 6), DateNews.SOON), (date(2023, 7, 13), DateNews.SOON)]

    def test_what_awaits_a_decision_or_is_no_longer_open_is_not_told(self):
        a_daily()
        a_concept(due=DUE)
        a_confirmed(an_open(due=DUE))
        a_settled(an_open(due=DUE))
        all_heard()
        assert told_on(before(3)) == []

    def test_a_withdrawn_toezegging_is_not_told_until_it_is_restored(self):
        a_daily()
        toezegging = an_old()
        workflow.withdraw(toezegging, by=clerk(), on=before(10), reason="Dubbel")
        assert told_on(before(3)) == []
        workflow.restore(toezegging, by=clerk(), on=before(2), reason="Toch niet")
        assert [number for number, _ in told_on(before(2))] == [toezegging.number]

    @pytest.mark.parametrize("part", ["text", "html"])
    def test_text_and_html_hold_the_distance_and_the_link(self, part):
        a_daily()
        toezegging = an_old()
        told_on(before(9))
        told = getattr(Mail.objects.get(), part)
        assert "De termijn loopt af over 9 dagen, op 15 september 2023." in told
        assert f"/toezeggingen/{toezegging.number}/" in told


class TestWhoHears:
    def test_every_follower_hears_it(self):
        a_daily()
        a_daily()
        number = an_old().number
        assert told_on(DUE) == [(number, SOON)] * 2

    def test_only_who_follows_it_hears_it(self):
        committee = a_committee()
        a_daily(f"commissie={committee.slug}")
        chosen = an_old(debate=a_debate(committee=committee))
        an_old()
        assert told_on(DUE) == [(chosen.number, SOON)]

    def test_who_is_inactive_or_paused_hears_nothing(self):
        a_daily(is_active=False)
        a_daily().subscriptions.update(is_paused=True)
        an_old()
        assert told_on(DUE) == []

    def test_who_follows_from_now_on_does_not_hear_what_happened_before(self):
        a_daily()
        an_old()
        told_on(before(3))
        newcomer = a_daily()
        newcomer.subscriptions.update(confirmed_at=timezone.now(), told_until=last_news())
        new = an_open(on=before(2))
        assert told_on(before(2)) == [(new.number, "nieuw")] * 2

    def test_a_second_round_on_the_same_day_writes_nothing(self):
        a_daily()
        an_old()
        told_on(before(3))
        second = an_open(due=DUE)
        assert make_round(MailKind.DAILY, on=before(3)) == 0
        assert [number for number, _ in told_on(before(2))] == [second.number]


class TestEvents:
    def test_several_events_are_one_line_that_says_how_it_ended(self):
        a_daily()
        toezegging = an_open(due=DUE)
        for month in (10, 11):
            deadline = a_deadline(date(2023, month, 1))
            workflow.postpone(toezegging, by=clerk(), on=before(30), deadline=deadline, reason="Meer tijd")
        assert told_on(before(20)) == [(toezegging.number, "uitgesteld")]
        text = " ".join(Mail.objects.get().text.split())
        assert (
            "Nieuw in het register, daarna uitgesteld van 15 september 2023 naar 1 november 2023, tweede keer." in text
        )

    def test_a_decision_is_told_with_its_day(self):
        a_daily()
        toezegging = an_old(due=None)
        a_settled(toezegging)
        assert told_on(before(20)) == [(toezegging.number, "voldaan")]
        assert "Voldaan op 10 mei 2023" in " ".join(Mail.objects.get().text.split())

    def test_a_ministry_that_took_it_over_hears_it(self):
        a_daily("ministerie=nieuw")
        old, new = a_ministry("oud"), a_ministry("nieuw", name="Nieuwe Zaken")
        an_old(due=None, ministry_then=new)
        toezegging = an_old(due=None, ministry_then=old)
        old.periods.update(until=before(21), successor=new)
        follow_successors(on=before(20))
        assert [number for number, _ in told_on(before(19))] == [toezegging.number]

    def test_what_was_taken_over_from_a_list_is_no_news(self):
        a_daily()
        workflow.publish(a_concept(), by=REGISTER, on=before(20))
        assert told_on(before(19)) == []

    def test_news_of_what_is_late_already_says_how_late(self):
        a_daily()
        late = an_open(due=DUE)
        assert told_on(before(-30)) == [(late.number, "nieuw, ruim vier weken te laat")]


def test_the_number_of_queries_is_constant():
    a_daily()
    an_old()
    with CaptureQueriesContext(connection) as for_one:
        assert len(told_on(before(14))) == 1
    later = DUE + timedelta(days=60)
    for _ in range(3):
        an_old(due=later)
    with CaptureQueriesContext(connection) as for_three:
        assert len(told_on(later - timedelta(days=14))) == 3
    assert len(for_one) == len(for_three)
