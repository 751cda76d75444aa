"""Writes the weekly digest of overdue toezeggingen for each recipient."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from alerts.entries import Entry, read_entries
from alerts.mail_text import compose, count
from alerts.models import Mail, MailKind, Recipient
from toezeggingen.models import Toezegging

INTRO = "Van deze toezeggingen is de uiterste dag voorbij, en er ligt geen brief waarover nog een besluit volgt."


def compose_digests(*, on: date) -> list[Mail]:
    """Write this week's digest for each recipient who has overdue toezeggingen and no digest for this week yet."""
    overdue = read_entries(Toezegging.objects.overdue(on=on), on=on)
    recipients = Recipient.objects.active().filter(wants_digest=True).with_chosen_subjects()
    mails = (_compose_digest(recipient, recipient.select(overdue), on=on) for recipient in recipients)
    return [mail for mail in mails if mail]


@transaction.atomic
def _compose_digest(recipient: Recipient, overdue: list[Entry], *, on: date) -> Mail | None:
    recipient.lock()
    period = MailKind.DIGEST.period(on)
    if not overdue or recipient.mails.filter(kind=MailKind.DIGEST, period=period).exists():
        return None
    content = compose(f"Weekoverzicht: {count(len(overdue))} te laat", INTRO, overdue)
    return recipient.mails.create(address=recipient.address, kind=MailKind.DIGEST, period=period, **content)
