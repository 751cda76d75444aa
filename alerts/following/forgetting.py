"""Erases an address with all that is kept of it: when its owner asks, and when nobody confirmed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from alerts.models import Mail, Rappel, Recipient, Subscription

KEPT = timedelta(days=7)  # that an address has to confirm


@transaction.atomic
def erase(recipient: Recipient) -> None:
    """Erase the address, what it follows, and its mails.

    A rappel stays with the address to which it was sent, so then only the rest goes.
    """
    recipient.mails.filter(rappels=None).delete()
    if recipient.mails.exists():
        recipient.subscriptions.all().delete()
    else:
        recipient.delete()


def forget(now: datetime) -> int:
    """Drop what was not confirmed in time. Erase addresses that follow nothing and got no mail lately.

    The address of a rappel stays with it. Return the number of erased addresses.
    """
    Subscription.objects.pending().filter(asked_at__lt=now - KEPT).delete()
    follows = Subscription.objects.filter(recipient=OuterRef("pk"))
    recent = Mail.objects.filter(recipient=OuterRef("pk"), written_at__gte=now - KEPT)
    reminded = Rappel.objects.filter(mails__recipient=OuterRef("pk"))
    silent = Recipient.objects.exclude(Exists(follows) | Exists(recent) | Exists(reminded))
    idle = silent.filter(name="", is_active=True)
    recipients = list(idle)
    for recipient in recipients:
        erase(recipient)
    return len(recipients)
