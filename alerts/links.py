"""The signed links in mails. A link needs no password: whoever has it, has the mailbox.

A link holds the key of the recipient and a digest of the address, so it works until the address changes. It does not
hold the address itself, because links end up in logs.
"""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from alerts.models.recipient import Recipient

_signer = Signer(salt="alerts.links")


def token_of(recipient: Recipient) -> str:
    """The part of a link that stands for the recipient."""
    return _signer.sign(f"{recipient.pk}-{_digest(recipient.address)}")


def find_recipient(token: str) -> Recipient | None:
    """The recipient of a link; None if it was not made here, or the address has changed, or is erased."""
    try:
        key, _, digest = _signer.unsign(token).partition("-")
    except BadSignature:
        return None
    recipient = Recipient.objects.filter(pk=key).first()
    return recipient if recipient and constant_time_compare(digest, _digest(recipient.address)) else None


def manage_address(recipient: Recipient) -> str:
    """The full address of the page with all subscriptions."""
    return f"{settings.SITE_URL}{reverse('follow-manage', args=[token_of(recipient)])}"


def stop_address(recipient: Recipient, kind: str) -> str:
    """The full address that ends all subscriptions behind mails of this kind."""
    return f"{settings.SITE_URL}{reverse('follow-stop', args=[token_of(recipient), kind])}"


def _digest(address: str) -> str:
    return salted_hmac("alerts.links", address).hexdigest()[:16]
