"""What a follower changes on the page behind the link in each mail."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from alerts import links
from alerts.following import asking
from alerts.models import HowOften, Mail, MailKind, Recipient
from alerts.models.mail import IN_OUTBOX
from alerts.news.gathering import news_before
from alerts.rounds import RHYTHM_OF
from alerts.writing import render

ADDRESS_SALT = "alerts.new-address"
ADDRESS_AGE = 24 * 60 * 60  # seconds that the link to a new address works
ADDRESS_SUBJECT = "Bevestig uw nieuwe e-mailadres"


def change_rhythm(recipient: Recipient, key: str, rhythm: str) -> None:
    if rhythm in HowOften.values:
        recipient.subscriptions.filter(pk=key).update(rhythm=rhythm)


def pause(recipient: Recipient, key: str) -> None:
    recipient.subscriptions.filter(pk=key).update(is_paused=True)


def resume(recipient: Recipient, key: str) -> None:
    """What happened during the pause is not told."""
    paused = recipient.subscriptions.filter(pk=key, is_paused=True)
    paused.update(is_paused=False, told_until=news_before(timezone.now()))


def stop(recipient: Recipient, key: str) -> None:
    recipient.subscriptions.filter(pk=key).delete()


@transaction.atomic
def stop_kind(recipient: Recipient, kind: MailKind) -> None:
    """End all subscriptions behind mails of this kind, and drop what waits to be sent."""
    recipient.subscriptions.filter(rhythm=RHYTHM_OF[kind]).delete()
    recipient.mails.filter(kind=kind, state__in=IN_OUTBOX).delete()


@transaction.atomic
def ask_new_address(recipient: Recipient, address: str) -> None:
    """Send a link to the new address, which counts once its owner confirms. One mail an hour to each address."""
    Recipient.objects.select_for_update().get(pk=recipient.pk)
    if asking.was_mailed_lately(recipient, address):
        return
    period = f"{MailKind.CONFIRMATION.period(timezone.localdate())} {address}"
    mail = recipient.mails.create(
        address=address, kind=MailKind.CONFIRMATION, period=period, subject=ADDRESS_SUBJECT, text="", html=""
    )
    confirm = f"{settings.SITE_URL}{reverse('follow-address', args=[token_of_mail(mail)])}"
    mail.text, mail.html = render("new_address", {"subject": ADDRESS_SUBJECT, "confirm": confirm})
    mail.save(update_fields=["text", "html"])


def token_of_mail(mail: Mail) -> str:
    """The part of a link that stands for the address of this mail. Without the address: links end up in logs."""
    return signing.dumps([links.token_of(mail.recipient), mail.pk], salt=ADDRESS_SALT)


def read_new_address(token: str) -> tuple[Recipient, str] | None:
    """The recipient and the new address of a link; None if the link is not ours, too old or used."""
    try:
        link, key = signing.loads(token, salt=ADDRESS_SALT, max_age=ADDRESS_AGE)
    except signing.BadSignature:
        return None
    recipient = links.find_recipient(link)
    mail = recipient and recipient.mails.filter(pk=key).first()
    return (recipient, mail.address) if recipient and mail else None


@transaction.atomic
def take_new_address(recipient: Recipient, address: str) -> bool:
    """Give the recipient this address. False if the address follows toezeggingen already.

    The questions that were mailed go, so that their links end for good, also if the old address ever comes back.
    """
    if Recipient.objects.filter(address__iexact=address).exclude(pk=recipient.pk).exists():
        return False
    recipient.mails.filter(kind=MailKind.CONFIRMATION).delete()
    recipient.address, recipient.bounces = address, 0
    recipient.save(update_fields=["address", "bounces"])
    return True
