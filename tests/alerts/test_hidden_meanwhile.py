"""What is hidden between writing and sending is in no mail, and neither in a preview."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from alerts import outbox
from alerts.models import HowOften, Mail, MailKind, News
from alerts.models.mail import DeliveryState
from alerts.news.gathering import gather
from alerts.rounds import make_round, tell_at_once
from parliament.models import Debate
from tests.alerts.mailroom import a_follower, let_minutes_pass
from tests.factories import a_concept, a_confirmed, a_deadline, a_debate, a_letter, an_open, clerk
from toezeggingen import workflow

# The moment of a public change is set at commit.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("limits")]

MONDAY = date(2023, 9, 4)
LATE = date(2023, 6, 30)


def withdraw(toezegging) -> None:
    toezegging.refresh_from_db()
    workflow.withdraw(toezegging, by=clerk(), on=MONDAY, reason="Dubbel")


def text_of(message) -> str:
    return message.get_body(("plain",)).get_content()


def test_a_withdrawn_toezegging_is_taken_out_of_a_waiting_mail(mail_server):
    a_follower()
    hidden, kept = an_open(due=LATE), an_open(due=LATE)
    make_round(MailKind.DIGEST, on=MONDAY)
    message_id = Mail.objects.get().message_id
    withdraw(hidden)
    outbox.deliver()
    (message,) = mail_server.received
    assert hidden.number not in text_of(message)
    assert kept.number in text_of(message)
    assert message["Subject"] == "Toezeggingen: 1 te laat"
    assert message["Message-ID"] == message_id


def test_a_mail_with_nothing_left_is_not_sent(mail_server):
    a_follower()
    hidden = an_open(due=LATE)
    make_round(MailKind.DIGEST, on=MONDAY)
    withdraw(hidden)
    outbox.deliver()
    assert mail_server.received == []
    assert Mail.objects.get().state == DeliveryState.DROPPED


def test_a_mail_that_may_have_gone_out_keeps_its_words_or_is_dropped(mail_server):
    follower = a_follower("", HowOften.WEEKLY)
    changed = an_open(due=LATE)
    make_round(MailKind.DIGEST, on=MONDAY)
    mail = Mail.objects.get()
    mail_server.on_data[follower.address] = "451 later"
    outbox.deliver()
    mail_server.on_data.clear()
    changed.refresh_from_db()
    workflow.edit(changed, by=clerk(), on=MONDAY, reason="Tikfout", text="Een andere tekst.")
    let_minutes_pass(10)
    outbox.deliver()
    (message,) = mail_server.received
    assert "Een andere tekst." not in text_of(message)
    assert message["Message-ID"] == mail.message_id

    make_round(MailKind.DIGEST, on=date(2023, 9, 11))
    mail_server.on_data[follower.address] = "451 later"
    outbox.deliver()
    mail_server.on_data.clear()
    withdraw(changed)
    let_minutes_pass(10)
    outbox.deliver()
    assert len(mail_server.received) == 1


def test_a_debate_that_became_confidential_is_not_named(mail_server):
    a_follower()
    debate = a_debate(kind="technische-briefing", title="Geheime dreigingen", is_confidential=False)
    an_open(debate=debate, due=LATE)
    make_round(MailKind.DIGEST, on=MONDAY)
    Debate.objects.filter(pk=debate.pk).update(is_confidential=True)
    outbox.deliver()
    (message,) = mail_server.received
    assert "Geheime dreigingen" not in text_of(message)
    assert "vertrouwelijke technische briefing" in text_of(message)


def test_news_of_a_letter_that_is_not_released_is_told_when_it_is(mail_server):
    a_follower(rhythm=HowOften.AT_ONCE)
    toezegging = an_open()
    gather(timezone.now())
    tell_at_once(on=MONDAY)
    letter = a_letter(released=False, subject="Geheim onderwerp")
    a_confirmed(toezegging, letter=letter)
    gather(timezone.now())
    assert tell_at_once(on=MONDAY) == 0
    letter.versions.update(released_at=timezone.now())
    gather(timezone.now())
    assert tell_at_once(on=MONDAY) == 1
    assert Mail.objects.order_by("-pk")[0].subject == "Toezeggingen: 1 brief ontvangen"


def test_a_concept_is_no_news():
    a_concept(due=timezone.localdate())
    assert gather(timezone.now()) == 0
    assert not News.objects.exists()


def test_too_much_news_waits_for_a_griffier(mail_server, monkeypatch, admin_client):
    monkeypatch.setattr("alerts.news.edition.STORM", 2)
    a_follower(rhythm=HowOften.AT_ONCE)
    for _ in range(3):
        an_open(due=LATE)
    gather(timezone.now())
    assert tell_at_once(on=MONDAY) == 1
    outbox.deliver()
    assert mail_server.received == []
    mail = Mail.objects.get()
    assert mail.state == DeliveryState.HELD
    chosen = {"action": "try_again", "_selected_action": [mail.pk]}
    assert "verstuurd: 1" in admin_client.post("/beheer/alerts/mail/", chosen, follow=True).content.decode()
    outbox.deliver()
    assert len(mail_server.received) == 1


def test_a_postponement_after_writing_is_in_the_mail(mail_server):
    a_follower()
    late, other = an_open(due=LATE), an_open(due=LATE)
    make_round(MailKind.DIGEST, on=MONDAY)
    late.refresh_from_db()
    workflow.postpone(late, by=clerk(), on=MONDAY, deadline=a_deadline(date(2099, 1, 1)), reason="Meer tijd")
    outbox.deliver()
    (message,) = mail_server.received
    assert message["Subject"] == "Toezeggingen: 1 te laat"
    assert other.number in text_of(message)
