"""Mail that came back: the mail server refused the address, or sent a report later (RFC 3464).

A report names the Message-ID of what it is about, so no address of its own is needed for each follower.
"""

from __future__ import annotations

import logging
import re
from email import message_from_bytes
from email.policy import default

from django.db.models import F, Q

from alerts.models import Mail, Recipient
from alerts.models.mail import DeliveryState

logger = logging.getLogger(__name__)

MOST = 3  # in a row; after these the address gets no more mail
_MESSAGE_ID = re.compile(r"^Message-ID:\s*(<[^>\s]+>)", re.IGNORECASE | re.MULTILINE)
_FAILED = re.compile(r"^Status:\s*5\.", re.IGNORECASE | re.MULTILINE)


def read_report(content: bytes) -> Mail | None:
    """The mail that a report says was not delivered for good; None for any other message."""
    message = message_from_bytes(content, policy=default)
    if message.get_content_type() != "multipart/report":
        return None
    parts = {part.get_content_type(): part for part in message.walk()}
    status = parts.get("message/delivery-status")
    if status is None or not _FAILED.search(status.as_string()):
        return None
    returned = parts.get("message/rfc822") or parts.get("text/rfc822-headers")
    found = _MESSAGE_ID.search(returned.as_string()) if returned else None
    return Mail.objects.filter(message_id=found[1]).select_related("recipient").first() if found else None


def note(mail: Mail, answer: str) -> None:
    """Count that this mail came back, once. After `MOST` bounces in a row the address is switched off.

    A mail to an address that the recipient asked for, or left, says nothing about the present one.
    """
    if not Mail.objects.filter(pk=mail.pk, bounced=False).update(bounced=True, error=answer):
        return
    recipient = Recipient.objects.filter(pk=mail.recipient_id, address=mail.address)
    recipient.update(bounces=1 if _has_arrived_before(mail) else F("bounces") + 1)
    if recipient.filter(bounces__gte=MOST, is_active=True).update(is_active=False):
        logger.warning("Recipient %s is switched off after %s bounces", mail.recipient_id, MOST)


def _has_arrived_before(mail: Mail) -> bool:
    """Whether the previous mail to this address arrived: the server took it, and no report of it has come back."""
    ended = Mail.objects.filter(recipient=mail.recipient_id, address=mail.address, pk__lt=mail.pk)
    last = ended.filter(Q(state=DeliveryState.SENT) | Q(bounced=True)).order_by("-pk").first()
    return last is not None and not last.bounced
