"""A griffier sees the digest as it would be, and sends a trial mail that goes the way of all mail."""

from datetime import timedelta

import pytest
from django.core import mail as sent
from django.utils import timezone

from alerts import outbox
from alerts.models import Mail, MailKind, News, Round
from alerts.news.edition import last_news
from alerts.news.gathering import gather
from alerts.rounds import find_missed
from tests.alerts.mailroom import a_follower, a_recipient
from tests.desk.clerks import signed_in, text_of
from tests.factories import an_open

PAGE = "/beheer/alerts/recipient/{}/voorbeeld/"


@pytest.mark.django_db
def test_preview_shows_the_digest_and_stores_nothing():
    recipient, client = a_follower(), signed_in()
    page = PAGE.format(recipient.pk)
    assert "deze ontvanger zou geen e-mail krijgen" in text_of(client.get(page))
    late = an_open(due=timezone.localdate() - timedelta(days=9), text="Een brief over sluizen.")
    new = an_open(text="Een brief over dijken.")
    gather(timezone.now())
    recipient.subscriptions.update(told_until=News.objects.get(event__toezegging=late).pk)
    shown = text_of(client.get(page))
    assert "Toezeggingen: 1 te laat, 1 nieuw" in shown
    assert f"{late.number}: te laat" in shown
    assert f"{new.number}: nieuw" in shown
    assert not Mail.objects.exists()
    before = recipient.subscriptions.get().told_until
    assert before < last_news(), "a preview tells nothing"
    assert page in text_of(client.get(f"/beheer/alerts/recipient/{recipient.pk}/change/"))


@pytest.mark.django_db(transaction=True)
def test_trial_mail_goes_through_the_outbox_once():
    recipient, client = a_recipient(), signed_in()
    page = PAGE.format(recipient.pk)
    for _ in range(2):  # a double click
        answer = client.post(page, follow=True)
    assert "binnen een minuut verstuurd" in text_of(answer)
    outbox.deliver()
    (message,) = sent.outbox
    assert (message.to, "Proefbericht" in message.subject) == ([recipient.address], True)
    assert "verzonden" in text_of(client.get(page))
    assert not Round.objects.exists()
    assert MailKind.TRIAL not in find_missed(timezone.localtime())


@pytest.mark.django_db
def test_inactive_recipient_gets_no_trial_mail():
    recipient = a_recipient(is_active=False)
    assert "krijgt niets" in text_of(signed_in().post(PAGE.format(recipient.pk), follow=True))
    assert not Mail.objects.exists()


@pytest.mark.django_db
def test_only_griffiers_see_addresses():
    assert signed_in("medewerker").get(PAGE.format(a_recipient().pk)).status_code == 403
