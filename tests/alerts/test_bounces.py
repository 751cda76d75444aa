"""Mail that comes back: counted once a mail, and an address that keeps refusing gets no more."""

from __future__ import annotations

import io
import mailbox

import pytest
from django.core.management import call_command
from django.utils import timezone

from alerts import bounces, outbox
from alerts.models import Mail, Recipient
from alerts.models.mail import MAX_ATTEMPTS, DeliveryState
from tests.alerts.mailroom import a_mail, a_recipient, let_minutes_pass

pytestmark = pytest.mark.django_db

REPORT = """\
From: MAILER-DAEMON@mail.example.nl
To: toezeggingen@example.nl
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

--grens
Content-Type: text/plain; charset=utf-8

Deze mailbox bestaat niet.

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.nl

Final-Recipient: rfc822; lezer@example.nl
Action: failed
Status: {status}

--grens
Content-Type: {returned}

From: toezeggingen@example.nl
Message-ID: {message_id}
Subject: Toezeggingen: 3 te laat

--grens--
"""


def a_report(mail: Mail, status: str = "5.1.1", returned: str = "text/rfc822-headers") -> bytes:
    return REPORT.format(status=status, returned=returned, message_id=mail.message_id).encode()


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_names_the_mail_that_came_back(returned):
    mail = a_mail()
    assert bounces.read_report(a_report(mail, returned=returned)) == mail


def test_a_delay_and_any_other_message_are_no_bounce():
    mail = a_mail()
    assert bounces.read_report(a_report(mail, status="4.4.1")) is None
    assert bounces.read_report(b"Subject: Vakantie\r\n\r\nIk ben er niet. " + mail.message_id.encode()) is None
    assert bounces.read_report(b"\xff\x00 geen bericht") is None


def test_an_address_is_switched_off_after_three_bounces():
    recipient = a_recipient()
    mails = [a_mail(recipient, period=f"2023-W{week}") for week in range(10, 13)]
    for mail in mails[:2]:
        bounces.note(mail, "550")
        bounces.note(mail, "550")  # the same report once more
    recipient.refresh_from_db()
    assert (recipient.bounces, recipient.is_active) == (2, True)
    bounces.note(mails[2], "550")
    recipient.refresh_from_db()
    assert (recipient.bounces, recipient.is_active) == (3, False)


def test_bounces_count_only_in_a_row():
    """An address that gets mail in between works."""
    recipient = a_recipient()
    for week in range(10, 14):
        bounces.note(a_mail(recipient, period=f"2023-W{week}", state=DeliveryState.REFUSED), "550")
        a_mail(recipient, period=f"2023-{week}", state=DeliveryState.SENT, sent_at=timezone.now())
    recipient.refresh_from_db()
    assert (recipient.bounces, recipient.is_active) == (1, True)


def test_mail_to_another_address_does_not_count():
    """A new address that is mistyped does not switch off the one that works."""
    recipient = a_recipient()
    for week in range(10, 14):
        bounces.note(a_mail(recipient, period=f"2023-W{week}", address="tikfuot@example.nl"), "550")
    recipient.refresh_from_db()
    assert (recipient.bounces, recipient.is_active) == (0, True)


def test_a_server_that_answers_later_does_not_switch_off(mail_server):
    recipient = a_recipient("vol@example.nl")
    mail_server.answers["vol@example.nl"] = "452 4.2.2 Vol"
    mail = a_mail(recipient, attempts=MAX_ATTEMPTS - 1)
    outbox.deliver()
    let_minutes_pass(2**MAX_ATTEMPTS)
    outbox.deliver()
    mail.refresh_from_db()
    recipient.refresh_from_db()
    assert (mail.state, recipient.bounces, recipient.is_active) == (DeliveryState.REFUSED, 0, True)


def test_a_refusal_by_the_mail_server_counts(mail_server):
    mail = a_mail(a_recipient("weg@example.nl"))
    mail_server.answers["weg@example.nl"] = "550 5.1.1 Onbekend"
    outbox.deliver()
    mail.refresh_from_db()
    assert mail.state == DeliveryState.REFUSED
    assert Recipient.objects.get().bounces == 1


def test_the_command_reads_a_maildir_once(tmp_path):
    box = mailbox.Maildir(tmp_path / "bounces")
    box.add(a_report(a_mail()))
    box.add(b"Subject: Hallo\r\n\r\nEen vraag.")
    for shown in ("1 van 2 gelezen als onbestelbaar.", "0 van 0 gelezen als onbestelbaar."):
        out = io.StringIO()
        call_command("read_bounces", maildir=tmp_path / "bounces", stdout=out)
        assert out.getvalue().strip() == shown
    assert Recipient.objects.get().bounces == 1


def test_the_command_reads_standard_input(monkeypatch):
    content = a_report(a_mail())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    call_command("read_bounces", stdout=io.StringIO())
    assert Recipient.objects.get().bounces == 1
