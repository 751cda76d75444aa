"""The example data: its contents, on any day, and the registers that refuse it."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from alerts.models import Subscription
from demo.clerks import LOGINS, password_of
from demo.loading import LETTER, RegisterNotEmpty, load_demo
from desk.models import MeetingItem
from letters.models import Letter
from matching.intake import take_in
from parliament.models import Committee, Debate, Minister
from tests.factories import a_debate
from toezeggingen.buckets import Firmness
from toezeggingen.models import Event, Fulfilment, Postponement, Relation, Toezegging
from toezeggingen.models.fulfilment import Means, Outcome, Proposer, State
from toezeggingen.status import Status

pytestmark = pytest.mark.django_db
REAL = ("TZ202303-K002", "TZ202303-K004", "TZ202303-K005")


@pytest.fixture(scope="class")
def _demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo, loaded once for all tests of a class that only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo()
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("_demo")
class TestContents:
    def test_about_twelve_debates_and_sixty_toezeggingen(self):
        assert Toezegging.objects.count() in range(60, 71)
        assert Debate.objects.filter(toezeggingen__isnull=False).distinct().count() in range(12, 17)

    def test_every_status_and_every_kind_of_deadline(self):
        assert set(Toezegging.objects.values_list("status", flat=True)) == set(Status.values)
        assert set(Toezegging.objects.values_list("firmness", flat=True)) == set(Firmness.values)

    def test_every_kind_of_event_that_a_reader_may_meet(self):
        kinds = set(Event.objects.values_list("kind", flat=True))
        rare = {Event.Kind.RESTORED, Event.Kind.HANDED_OVER, Event.Kind.SERIES_ENDED, Event.Kind.SERIES_RESUMED}
        assert kinds == set(Event.Kind.values) - rare

    def test_every_means_and_every_outcome(self):
        assert set(Fulfilment.objects.values_list("means", flat=True)) == set(Means.values)
        assert set(Fulfilment.objects.values_list("outcome", flat=True)) == {"", *Outcome.values}
        assert set(Fulfilment.objects.values_list("state", flat=True)) == set(State.values)
        assert set(Fulfilment.objects.values_list("proposed_by", flat=True)) == set(Proposer.values)
        assert set(Fulfilment.objects.filter(means=Means.BRIEFING).values_list("confidential", flat=True)) == {True}

    def test_something_to_chase_to_remind_of_and_to_review(self):
        today = timezone.localdate()
        toezeggingen = Toezegging.objects
        assert toezeggingen.overdue(on=today).count() >= 5
        soon = [row.due_latest - today for row in toezeggingen.chasable().filter(due_latest__gte=today)]
        assert sum(left <= timedelta(days=14) for left in soon) > sum(left <= timedelta(days=3) for left in soon) > 0
        assert toezeggingen.awaiting_decision().exists()
        assert toezeggingen.open().filter(due_latest=None).exists()

    def test_postponements_threads_and_a_promise_made_in_a_letter(self):
        assert Postponement.objects.count() >= 8
        assert set(Relation.objects.values_list("kind", flat=True)) == {
            "herhaling-van",
            "aanvulling-op",
            "volgende-termijn-van",
        }
        assert Toezegging.objects.filter(letter__isnull=False).exists()

    def test_a_postponement_is_taken_back_and_a_reason_is_corrected(self, client: Client):
        revoked = Event.objects.get(kind=Event.Kind.REVOKED)
        assert revoked.toezegging.due_latest == revoked.revokes.old_latest
        corrected = Event.objects.get(kind=Event.Kind.REASON_CORRECTED)
        page = client.get(corrected.toezegging.get_absolute_url()).content.decode()
        assert corrected.reason in page
        assert corrected.corrects.reason not in page

    def test_a_coming_meeting_has_a_list(self):
        meeting = Debate.objects.meetings().get(day__gt=timezone.localdate())
        assert set(MeetingItem.objects.filter(meeting=meeting).values_list("proposal", flat=True)) == {
            "voldaan", "rappel"
        }  # fmt: skip

    def test_letters_released_and_not(self):
        released = Letter.objects.released().count()
        assert 0 < released < Letter.objects.count()

    def test_every_passage_is_in_its_letter(self):
        for fulfilment in Fulfilment.objects.exclude(letter=None).select_related("version"):
            assert fulfilment.passage.rstrip(".") in " ".join(fulfilment.version.text.split())

    def test_several_ministries_some_with_a_successor(self):
        moved = Toezegging.objects.exclude(ministry_now__key=None)
        pairs = {(row.ministry_then.key, row.ministry_now.key) for row in moved}
        assert ("lnv", "lvvn") in pairs
        assert len({then for then, _ in pairs}) >= 9

    def test_mail_goes_to_addresses_that_cannot_exist(self):
        choices = dict(Subscription.objects.order_by("recipient").values_list("recipient__address", "choice"))
        assert all(address.endswith(".example") for address in choices)
        assert sorted(choices.values()) == ["", f"commissie={Committee.objects.get(abbreviation='BuZa').slug}"]

    def test_a_debate_that_moved_takes_its_deadline_along(self):
        event = Event.objects.get(kind=Event.Kind.RESCHEDULED)
        debate = event.toezegging.deadline_debate
        assert debate.day == event.toezegging.deadline_debate_day
        assert debate.state == "gepland"

    def test_the_house_gave_one_toezegging_its_own_number(self):
        renumbered = Toezegging.objects.get(number__endswith="-101")
        assert renumbered.number == f"TZ{renumbered.made_on:%Y%m}-101"
        assert [str(row) for row in renumbered.former_numbers.all()] == [f"TZ{renumbered.made_on:%Y%m}-K001"]

    def test_what_is_internal_stays_off_the_page(self, client: Client):
        event = Event.objects.get(kind=Event.Kind.LAPSED, internal_reason="Afgestemd met de commissievoorzitter.")
        page = client.get(event.toezegging.get_absolute_url()).content.decode()
        assert event.reason in page
        assert event.internal_reason not in page

    def test_debates_planned_moved_and_held(self):
        assert set(Debate.objects.values_list("state", flat=True)) == {"gepland", "verplaatst", "gehouden"}
        assert Debate.objects.get(state="verplaatst").replaced_by.state == "gepland"

    def test_a_second_demo_is_refused(self):
        count = Toezegging.objects.count()
        with pytest.raises(RegisterNotEmpty):
            load_demo()
        assert Toezegging.objects.count() == count

    def test_one_real_debate_with_its_minister(self):
        debate = Debate.objects.get(number="2023A01686")
        assert (debate.title, debate.day) == ("NAVO Ministeriële 4-5 april 2023", date(2023, 3, 22))
        assert (debate.committee.abbreviation, debate.report) == ("BuZa", "28676-430")
        assert [row.number for row in debate.toezeggingen.order_by("number")] == [
            f"TZ202303-K00{serial}" for serial in range(1, 7)
        ]
        tenure = Minister.objects.get(name="W.B. Hoekstra").tenures.get()
        assert (tenure.since, tenure.until) == (date(2022, 1, 10), date(2023, 9, 1))

    def test_three_real_promises_open_and_made_to_nobody_known(self):
        for promise in Toezegging.objects.filter(number__in=REAL):
            assert promise.status == Status.OPEN
            assert not promise.members.exists()
            assert not promise.parties.exists()

    def test_invented_toezeggingen_beside_them_are_marked(self):
        beside = Toezegging.objects.filter(debate__committee__abbreviation="BuZa").exclude(number__in=REAL)
        assert beside.count() == 6
        assert all("(Voorbeeld)" in promise.text for promise in beside)
        assert Toezegging.objects.filter(debate__number="2023A00642").count() == 2


@pytest.mark.parametrize("day", [date(2027, 1, 4), date(2028, 2, 29)])
def test_it_can_be_loaded_on_any_day(day: date):
    with time_machine.travel(f"{day}T12:00:00+01:00"):
        load_demo()
        assert Toezegging.objects.overdue(on=day).exists()


class TestLogins:
    def test_are_printed_and_work(self):
        out, request = StringIO(), RequestFactory().post("/beheer/login/")
        call_command("load_demo", stdout=out)
        for username, group in LOGINS.items():
            user = authenticate(request, username=username, password=password_of(username))
            assert user.is_staff
            assert not user.is_superuser
            assert [row.name for row in user.groups.all()] == [group]
            assert f"{username}  {password_of(username)}" in out.getvalue()

    def test_are_of_no_use_in_another_installation(self, settings):
        here = password_of("griffier-demo")
        settings.SECRET_KEY = "een andere sleutel"
        assert password_of("griffier-demo") != here


class TestRefusal:
    def test_of_a_register_with_other_rows(self):
        a_debate()
        with pytest.raises(CommandError, match="Het register is niet leeg: er zijn al debatten"):
            call_command("load_demo")
        assert not Toezegging.objects.exists()
        assert not User.objects.exists()

    def test_of_log_ins_that_somebody_has(self):
        User.objects.create_user("griffier-demo")
        with pytest.raises(RegisterNotEmpty, match="gebruikers"):
            load_demo()
        assert not Debate.objects.exists()


def test_its_letter_finds_its_toezeggingen():
    """`kamerbrief.txt` is a letter to try the intake with."""
    load_demo()
    letter = take_in(LETTER.read_text(encoding="utf-8"), by=None, received_on=timezone.localdate()).letter
    assert {row.toezegging.number: (row.effect, row.footnote) for row in letter.fulfilments.all()} == {
        "TZ202505-K001": ("voldoet", "2"),
        "TZ202505-K003": ("voldoet", "4"),
        "TZ202505-K005": ("voldoet", "6"),
    }
