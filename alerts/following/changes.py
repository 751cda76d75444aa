"""What a follower changes on the page behind the link in each mail."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from alerts import links
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


def ask_new_address(recipient: Recipient, address: str) -> None:
    """Send a link to the new address, which counts once its owner confirms. The link holds it, and works one day."""
    token = signing.dumps([links.token_of(recipient), address], salt=ADDRESS_SALT)
    confirm = f"{settings.SITE_URL}{reverse('follow-address', args=[token])}"
    text, html = render("new_address", {"subject": ADDRESS_SUBJECT, "confirm": confirm})
    period = MailKind.CONFIRMATION.period(timezone.localdate())
    Mail.objects.get_or_create(
        recipient=recipient, kind=MailKind.CONFIRMATION, period=period,
        defaults={"address": address, "subject": ADDRESS_SUBJECT, "text": text, "html": html},
    )  # fmt: skip


def read_new_address(token: str) -> tuple[Recipient, str] | None:
    """The recipient and the new address of a link; None if the link is not ours, too old or used."""
    try:
        link, address = signing.loads(token, salt=ADDRESS_SALT, max_age=ADDRESS_AGE)
    except signing.BadSignature:
        return None
    recipient = links.find_recipient(link)
    return (recipient, address) if recipient else None


def take_new_address(recipient: Recipient, address: str) -> bool:
    """Give the recipient this address. False if the address follows toezeggingen already."""
    if Recipient.objects.filter(address__iexact=address).exclude(pk=recipient.pk).exists():
        return False
    recipient.address = address
    recipient.save(update_fields=["address"])
    return True
