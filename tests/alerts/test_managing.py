"""The page behind the link in each mail: what an address follows, and every change to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from alerts import links, tasks
from alerts.following import asking, forgetting
from alerts.models import HowOften, Mail, MailKind, Recipient, Subscription
from alerts.news.gathering import gather
from alerts.rounds import make_round, tell_at_once
from parliament.models import Recess
from tests.alerts.mailroom import LONG_AGO, a_follower, a_recipient
from tests.factories import a_committee, a_debate, a_ministry, an_open

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("limits")]

THURSDAY, MONDAY = date(2026, 12, 3), date(2026, 12, 7)


def page_of(recipient: Recipient) -> str:
    return f"/volgen/{links.token_of(recipient)}/"


def change(client, recipient: Recipient, action: str, **values: object):
    return client.post(page_of(recipient), {"doe": action, **values}, follow=True).content.decode()


def test_the_page_says_in_words_what_is_followed(client):
    committee = a_committee(name="vaste commissie voor Zorg")
    an_open(debate=a_debate(committee=committee))
    recipient = a_follower(f"commissie={committee.slug}", HowOften.DAILY)
    page = client.get(page_of(recipient)).content.decode()
    assert "de commissie Zorg" in page
    assert recipient.address in page


def test_a_committee_is_followed_with_its_predecessors(client):
    committee = a_committee(name="vaste commissie voor Zorg")
    before = a_committee(name="vaste commissie voor Welzijn", successor=committee)
    for each in (committee, before):
        an_open(debate=a_debate(committee=each))
    client.post(f"/volgen/?commissie={committee.slug}", {"adres": "lezer@example.nl", "wanneer": HowOften.DAILY})
    chosen = sorted([committee.slug, before.slug])
    assert Subscription.objects.get().choice == "&".join(f"commissie={slug}" for slug in chosen)


def test_a_reader_changes_the_rhythm(client):
    recipient = a_follower()
    key = recipient.subscriptions.get().pk
    assert "opgeslagen" in change(client, recipient, "wanneer", abonnement=key, wanneer=HowOften.AT_ONCE)
    assert recipient.subscriptions.get().rhythm == HowOften.AT_ONCE


def test_what_happened_during_a_pause_is_not_told(client):
    recipient = a_follower(rhythm=HowOften.AT_ONCE)
    key = recipient.subscriptions.get().pk
    change(client, recipient, "pauzeer", abonnement=key)
    an_open(on=timezone.localdate())
    gather(timezone.now())
    assert tell_at_once(on=THURSDAY) == 0
    change(client, recipient, "hervat", abonnement=key)
    assert tell_at_once(on=THURSDAY) == 0
    an_open(on=timezone.localdate())
    gather(timezone.now())
    assert tell_at_once(on=THURSDAY) == 1
    assert Mail.objects.get().subject == "Toezeggingen: 1 nieuw"


def test_a_reader_stops_one_and_keeps_the_other(client):
    recipient = a_follower()
    other = recipient.subscriptions.create(choice="woorden=dijk", confirmed_at=LONG_AGO)
    change(client, recipient, "stop", abonnement=recipient.subscriptions.first().pk)
    assert recipient.subscriptions.get() == other


def test_one_click_drops_what_waits_to_be_sent(client):
    recipient = a_follower()
    an_open(due=date(2023, 6, 30))
    make_round(MailKind.DIGEST, on=MONDAY)
    client.post(f"{page_of(recipient)}stoppen/{MailKind.DIGEST}/")
    assert not Mail.objects.exists()


def test_a_reader_takes_all_data_along_and_erases_it(client):
    recipient = a_follower()
    an_open(due=date(2023, 6, 30))
    make_round(MailKind.DIGEST, on=MONDAY)
    kept = client.get(f"{page_of(recipient)}gegevens/").json()
    assert (kept["adres"], len(kept["abonnementen"]), len(kept["berichten"])) == (recipient.address, 1, 1)
    assert "gewist" in change(client, recipient, "wis")
    assert not Recipient.objects.exists()
    assert not Mail.objects.exists()


def test_an_unknown_action_is_refused(client):
    recipient = a_follower()
    assert client.post(page_of(recipient), {"doe": "iets"}).status_code == 404
    assert client.post(page_of(recipient), {"doe": "stop", "abonnement": "x"}).status_code == 404


def test_whoever_rests_in_recess_hears_on_monday_only():
    Recess.objects.create(kind=Recess.Kind.CHRISTMAS, last_meeting=date(2026, 11, 30), next_meeting=date(2026, 12, 14))
    a_follower(rhythm=HowOften.DAILY, rests_in_recess=True)
    a_follower(rhythm=HowOften.DAILY)
    an_open(on=timezone.localdate())
    gather(timezone.now())
    assert make_round(MailKind.DAILY, on=THURSDAY) == 1
    assert make_round(MailKind.DAILY, on=MONDAY) == 1
    told = Mail.objects.values_list("recipient", flat=True)
    assert len(set(told)) == 2


def test_an_unconfirmed_address_vanishes_after_seven_days():
    asking.ask("lezer@example.nl", "", HowOften.WEEKLY)
    follower = a_follower()
    with time_machine.travel(timezone.now() + timedelta(days=6), tick=False):
        assert forgetting.forget(timezone.now()) == 0
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        tasks.forget_unconfirmed()
    assert [*Recipient.objects.all()] == [follower]
    assert not Mail.objects.exists()


def test_an_address_that_a_griffier_keeps_or_blocked_stays():
    kept, blocked = a_recipient(name="Griffie"), a_recipient(is_active=False)
    assert forgetting.forget(timezone.now()) == 0
    assert {*Recipient.objects.all()} == {kept, blocked}


def test_a_subscription_whose_subject_is_gone_says_so_once():
    an_open(due=date(2023, 6, 30))
    recipient = a_follower("ministerie=dd", HowOften.WEEKLY)
    assert make_round(MailKind.DIGEST, on=MONDAY) == 1
    mail = Mail.objects.get()
    assert "staat niet meer in het register" in mail.text
    assert "te laat" not in mail.text  # and not everything instead
    assert make_round(MailKind.DIGEST, on=MONDAY + timedelta(days=7)) == 0

    an_open(ministry_then=a_ministry("dd"), due=date(2023, 6, 30))
    assert make_round(MailKind.DIGEST, on=MONDAY + timedelta(days=14)) == 1
    assert not recipient.subscriptions.get().absence_told


def test_a_toezegging_stands_once_in_a_mail_with_two_choices():
    ministry = a_ministry("dd")
    late = an_open(ministry_then=ministry, due=date(2023, 6, 30))
    recipient = a_follower("ministerie=dd")
    recipient.subscriptions.create(choice="", confirmed_at=LONG_AGO)
    make_round(MailKind.DIGEST, on=MONDAY)
    assert Mail.objects.get().text.count(f"{late.number}:") == 1


@pytest.mark.parametrize("kind", ["herinnering", "proef"])
def test_only_mail_with_news_can_be_stopped(client, kind):
    assert client.get(f"{page_of(a_follower())}stoppen/{kind}/").status_code == 404
