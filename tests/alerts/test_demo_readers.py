"""The recipients of the demo get mail that is marked as example data."""

import pytest
from django.core.management import CommandError, call_command

from alerts import tasks
from alerts.models import Recipient
from tests.alerts.mailroom import a_recipient
from toezeggingen.models import Toezegging

pytestmark = pytest.mark.django_db


def test_the_demo_has_recipients_who_get_a_digest(mail_server):
    call_command("load_demo")
    tasks.send_digest()
    assert sorted(mail_server.addresses) == ["buza@voorbeeld.example", "griffie@voorbeeld.example"]
    for mail in mail_server.received:
        assert "Voorbeeldgegevens" in mail.get_body(("plain",)).get_content()
        assert "Voorbeeldgegevens" in mail.get_body(("html",)).get_content()


def test_the_demo_refuses_a_register_with_recipients():
    a_recipient()
    with pytest.raises(CommandError, match="er zijn al ontvangers"):
        call_command("load_demo")
    assert Recipient.objects.count() == 1
    assert not Toezegging.objects.exists()
