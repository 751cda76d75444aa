"""A reader asks for mail. Nothing is sent but one question, until the owner of the mailbox confirms.

Only a task asks (`alerts/following/tasks.py`), so the answer and its time are the same for a known and an unknown
address. An address gets at most one question an hour; what was asked meanwhile stands on the page behind its link.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from alerts import links
from alerts.choices import Choice
from alerts.models import Mail, MailKind, Recipient
from alerts.news.gathering import news_before
from alerts.writing import render

MOST = 50  # subscriptions of one address
PAUSE = timedelta(hours=1)
QUESTION = "Bevestig dat u toezeggingen wilt volgen"
LINK = "Uw abonnementen op toezeggingen"


@transaction.atomic
def ask(address: str, choice: str, rhythm: str) -> None:
    """Keep what the reader asked, and ask the owner of the mailbox whether it is right."""
    recipient = _lock(address, create=True)
    if recipient is None or not recipient.is_active:
        return
    if recipient.subscriptions.count() < MOST:
        recipient.subscriptions.get_or_create(choice=choice, defaults={"rhythm": rhythm})
    recipient.subscriptions.pending().filter(choice=choice).update(rhythm=rhythm, asked_at=timezone.now())
    _send_link(recipient)


@transaction.atomic
def send_link(address: str) -> None:
    """Send a known address the link to its page."""
    recipient = _lock(address, create=False)
    if recipient is not None and recipient.is_active:
        _send_link(recipient)


def confirm(recipient: Recipient) -> None:
    """Confirm all that was asked. From now on the address hears the news.

    Whoever confirms gets mail, so earlier bounces no longer count.
    """
    now = timezone.now()
    Recipient.objects.filter(pk=recipient.pk).update(bounces=0)
    recipient.subscriptions.pending().update(confirmed_at=now, told_until=news_before(now))


def _lock(address: str, *, create: bool) -> Recipient | None:
    """The recipient with this address in any case, locked."""
    known = Recipient.objects.filter(address__iexact=address).first()
    if known is None and create:
        known, _ = Recipient.objects.get_or_create(address=address)
    return known and Recipient.objects.select_for_update().get(pk=known.pk)


def was_mailed_lately(recipient: Recipient, address: str) -> bool:
    """Whether this address got a link of this recipient within the last hour."""
    recent = recipient.mails.filter(kind=MailKind.CONFIRMATION, address=address)
    return recent.filter(written_at__gt=timezone.now() - PAUSE).exists()


def _send_link(recipient: Recipient) -> None:
    """One mail an hour, however often it is asked."""
    if was_mailed_lately(recipient, recipient.address):
        return
    today = timezone.localdate()
    pending = [Choice(row.choice, today).sentence for row in recipient.subscriptions.pending()]
    subject = QUESTION if pending else LINK
    text, html = render("link", {"subject": subject, "pending": pending, "manage": links.manage_address(recipient)})
    period = MailKind.CONFIRMATION.period(today)
    Mail.objects.create(
        recipient=recipient, address=recipient.address, kind=MailKind.CONFIRMATION, period=period,
        subject=subject, text=text, html=html,
    )  # fmt: skip
