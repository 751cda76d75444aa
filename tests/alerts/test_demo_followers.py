"""The followers of the demo get mail that is marked as example data."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from alerts import outbox
from alerts.models import MailKind, Recipient
from alerts.rounds import make_round
from tests.alerts.mailroom import a_recipient
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db


def test_the_demo_has_followers_who_get_mail_on_monday(mail_server):
    call_command("load_demo")
    today = timezone.localdate()
    make_round(MailKind.DAILY, on=today + timedelta(days=7 - today.weekday()))
    outbox.deliver()
    assert sorted(mail_server.addresses) == ["buza@voorbeeld.example", "griffie@voorbeeld.example"]
    for mail in mail_server.received:
        assert "te laat" in mail["Subject"]
        assert "Voorbeeldgegevens" in mail.get_body(("plain",)).get_content()
        assert "Voorbeeldgegevens" in mail.get_body(("html",)).get_content()


def test_the_demo_refuses_a_register_with_recipients():
    a_recipient()
    with pytest.raises(CommandError, match="er zijn al ontvangers"):
        call_command("load_demo")
    assert Recipient.objects.count() == 1
    assert not Toezegging.objects.exists()
