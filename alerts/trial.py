"""What a griffier tries: a preview of someone's Monday mail, and a mail that shows whether mail arrives."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from alerts.models import Mail, MailKind, Recipient, Subscription
from alerts.news.edition import Edition
from alerts.writing import render, write

TRIAL_SUBJECT = "Proefbericht van het register van toezeggingen"


def preview_digest(recipient: Recipient, *, on: date) -> Mail | None:
    """The mail on all that this recipient follows, as it would be that day. Nothing is stored or sent."""
    told = [(row, row.told_until) for row in Subscription.objects.active().filter(recipient=recipient)]
    after = min((until for _, until in told), default=0)
    return write(recipient, MailKind.DIGEST, told, Edition(on=on, after=after, has_overview=True))


@transaction.atomic
def write_trial(recipient: Recipient, *, on: date) -> Mail:
    """Put a mail in the outbox that shows whether mail arrives. One minute, one mail: a double click sends one."""
    Recipient.objects.select_for_update().get(pk=recipient.pk)
    period = MailKind.TRIAL.period(on)
    known = recipient.mails.filter(kind=MailKind.TRIAL, period=period).first()
    if known:
        return known
    text, html = render("trial", {"subject": TRIAL_SUBJECT})
    return recipient.mails.create(
        address=recipient.address, kind=MailKind.TRIAL, period=period, subject=TRIAL_SUBJECT, text=text, html=html
    )
