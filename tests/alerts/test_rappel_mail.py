"""The mail with a rappel: its letter goes along, it names nothing that is hidden meanwhile, and it stays."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from django.utils import timezone

from alerts import outbox
from alerts.following import forgetting
from alerts.models import Mail, Rappel, Recipient
from parliament import dates
from tests import factories as make
from tests.alerts.mailroom import LONG_AGO, MailServer
from tests.desk.rappels import a_post, a_sent, late
from toezeggingen import workflow

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "parlement@voorbeeld.nl"


def test_the_letter_goes_along_and_the_text_is_complete(mail_server: MailServer):
    post = a_post()
    toezegging = late(post, text="De minister stuurt de nota over de dijken.")
    rappel = a_sent(post, ADDRESS)
    outbox.deliver()
    (message,) = mail_server.received
    (letter,) = message.iter_attachments()
    assert letter.get_filename() == f"rappel-{rappel.number}.docx"
    assert letter.get_content() == bytes(rappel.document or b"")
    assert docx.Document(BytesIO(letter.get_content())).tables
    plain, html = (message.get_body([kind]) for kind in ("plain", "html"))
    for part in (plain, html):
        words = " ".join(part.get_content().split())  # type: ignore[union-attr]
        for said in (toezegging.number, toezegging.text, rappel.number, dates.dutch(rappel.reply_by), rappel.addressee):
            assert said in words
    assert "List-Unsubscribe" not in message
    assert all(len(line) <= 998 for line in mail_server.contents[0].splitlines())
    assert Mail.objects.get().state == "verzonden"


def test_a_changed_toezegging_goes_out_as_it_was_and_a_withdrawn_one_stops_the_mail(mail_server: MailServer):
    post = a_post()
    toezegging = late(post)
    rappel = a_sent(post, ADDRESS)
    workflow.lapse(toezegging, by=make.clerk(), on=timezone.localdate(), reason="Achterhaald.")
    outbox.deliver()
    assert len(mail_server.received) == 1
    second = late(post)
    a_sent(post, ADDRESS)
    workflow.withdraw(second, by=make.clerk(), on=timezone.localdate(), reason="Dubbel.")
    outbox.deliver()
    assert len(mail_server.received) == 1
    assert list(Mail.objects.order_by("pk").values_list("state", flat=True)) == ["verzonden", "vervallen"]
    assert rappel.mails.get().state == "verzonden"


def test_what_was_sent_stays_when_addresses_are_forgotten_and_erased():
    post = a_post()
    late(post)
    rappel = a_sent(post, ADDRESS)
    Mail.objects.update(written_at=LONG_AGO)
    idle = Recipient.objects.create(address="niemand@voorbeeld.nl")
    assert forgetting.forget(timezone.now()) == 1
    assert not Recipient.objects.filter(pk=idle.pk).exists()
    recipient = Recipient.objects.get(address=ADDRESS)
    recipient.subscriptions.create(choice="", asked_at=LONG_AGO, confirmed_at=LONG_AGO)
    recipient.mails.create(address=ADDRESS, kind="proef", period="x", subject="Proef", text="x", html="x")
    forgetting.erase(recipient)
    assert Rappel.objects.get().mails.get().address == ADDRESS
    assert not recipient.subscriptions.exists()
    assert list(recipient.mails.all()) == list(rappel.mails.all())
