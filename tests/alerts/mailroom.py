"""A real mail server that records its mail, and factories for the outbox."""

from __future__ import annotations

import email
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import default
from itertools import count

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db.models import F
from django.urls import reverse

from alerts import links
from alerts.following.changes import token_of_mail
from alerts.models import HowOften, Mail, MailKind, Recipient, Subscription
from config.embedded.ports import LOCALHOST, find_free_port

_serial = count(1)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class MailServer:
    """Answers `on_sender` to MAIL, `answers[address]` to RCPT and `on_data[address]` to DATA; else accepts the mail."""

    received: list[EmailMessage] = field(default_factory=list)
    contents: list[bytes] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    on_data: dict[str, str] = field(default_factory=dict)
    on_sender: str = ""
    greetings: int = 0

    def __post_init__(self) -> None:
        self.controller = Controller(self, hostname=LOCALHOST, port=find_free_port())

    async def handle_EHLO(self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list):  # noqa: N802
        session.host_name = hostname
        self.greetings += 1
        return responses

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list):  # noqa: N802
        envelope.mail_from = address
        return self.on_sender or "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list):  # noqa: N802
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope):  # noqa: N802
        (address,) = envelope.rcpt_tos
        if address in self.on_data:
            if self.on_data[address] == "hang up":
                server.transport.abort()
            return self.on_data[address]
        self.addresses.append(address)
        self.contents.append(envelope.content)
        self.received.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 OK"


def a_recipient(address: str = "", **fields: object) -> Recipient:
    return Recipient.objects.create(address=address or f"lezer{next(_serial)}@example.nl", **fields)


def a_follower(choice: str = "", rhythm: str = HowOften.WEEKLY, **fields: object) -> Recipient:
    """An address that follows a choice since long ago."""
    recipient = a_recipient(**fields)
    recipient.subscriptions.create(choice=choice, rhythm=rhythm, asked_at=LONG_AGO, confirmed_at=LONG_AGO)
    return recipient


def pages_of(follower: Recipient, new_address: str = "nieuw@example.nl") -> dict[str, str]:
    """The path of each page that a follower reaches by a link in a mail, by kind."""
    token = links.token_of(follower)
    mail = a_mail(follower, kind=MailKind.CONFIRMATION, address=new_address)
    return {
        "follow manage": reverse("follow-manage", args=[token]),
        "follow stop": reverse("follow-stop", args=[token, MailKind.DIGEST]),
        "follow address": reverse("follow-address", args=[token_of_mail(mail)]),
    }


def many_followers(number: int) -> list[str]:
    """Addresses that get a digest of the whole register."""
    recipients = Recipient.objects.bulk_create(Recipient(address=f"lezer{nr}@example.nl") for nr in range(number))
    Subscription.objects.bulk_create(
        Subscription(recipient=recipient, asked_at=LONG_AGO, confirmed_at=LONG_AGO) for recipient in recipients
    )
    return [recipient.address for recipient in recipients]


def a_mail(recipient: Recipient | None = None, **fields: object) -> Mail:
    recipient = recipient or a_recipient()
    values = {
        "kind": MailKind.DIGEST,
        "period": "2023-W16",
        "subject": "Weekoverzicht",
        "text": "Dag.",
        "html": "<p>Dag.</p>",
    }
    return Mail.objects.create(recipient=recipient, **{"address": recipient.address, **values, **fields})


def let_minutes_pass(minutes: int) -> None:
    """Shift the times in the outbox, because the clock of the database cannot be set."""
    Mail.objects.update(due_at=F("due_at") - timedelta(minutes=minutes))
