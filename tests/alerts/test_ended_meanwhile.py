"""What a reader ended or paused between writing and sending is in no mail."""

from __future__ import annotations

from datetime import date

import pytest

from alerts import outbox
from alerts.following import changes
from alerts.models import Mail, MailKind, Recipient
from alerts.models.mail import DeliveryState
from alerts.rounds import make_round
from tests.alerts.mailroom import LONG_AGO, a_follower, let_minutes_pass
from tests.factories import a_ministry, an_open

pytestmark = pytest.mark.django_db

MONDAY = date(2023, 9, 4)
LATE = date(2023, 6, 30)


@pytest.fixture(params=[changes.stop, changes.pause], ids=["stop", "pause"])
def end(request: pytest.FixtureRequest):
    return request.param


def a_reader_of_two() -> Recipient:
    """Someone who follows two ministries that are both late, and whose Monday mail waits."""
    keys = ("dd", "ee")
    for key in keys:
        an_open(ministry_then=a_ministry(key), text=f"Een brief van {key}.", due=LATE)
    reader = a_follower("ministerie=dd")
    reader.subscriptions.create(choice="ministerie=ee", confirmed_at=LONG_AGO)
    make_round(MailKind.DIGEST, on=MONDAY)
    return reader


def test_a_mail_leaves_out_what_was_ended(mail_server, end):
    reader = a_reader_of_two()
    end(reader, reader.subscriptions.get(choice="ministerie=dd").pk)
    outbox.deliver()
    (message,) = mail_server.received
    assert message["Subject"] == "Toezeggingen: 1 te laat"
    text = message.get_body(("plain",)).get_content()
    assert "Een brief van ee." in text
    assert "Een brief van dd." not in text


def test_a_mail_about_nothing_else_is_dropped(mail_server, end):
    reader = a_reader_of_two()
    for row in reader.subscriptions.all():
        end(reader, row.pk)
    outbox.deliver()
    assert mail_server.received == []
    mail = Mail.objects.get()
    assert (mail.state, mail.error) == (DeliveryState.DROPPED, "Niet verstuurd: de lezer volgt dit niet meer.")


def test_a_mail_that_may_have_gone_out_keeps_its_words_unless_all_ended(mail_server, end):
    reader = a_reader_of_two()
    mail_server.on_data[reader.address] = "451 later"
    outbox.deliver()
    first, second = reader.subscriptions.all()
    end(reader, first.pk)
    let_minutes_pass(5)
    outbox.deliver()
    assert Mail.objects.get().attempts == 2
    end(reader, second.pk)
    mail_server.on_data.clear()
    let_minutes_pass(9)
    outbox.deliver()
    assert mail_server.received == []
