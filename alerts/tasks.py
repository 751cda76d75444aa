"""The tasks that send mail, scheduled by config/celery.py. It is safe to run a task twice at the same time."""

import logging

from celery import shared_task
from django.utils import timezone

from alerts import outbox
from alerts.models import MailKind
from alerts.rounds import find_missed, make_round

logger = logging.getLogger(__name__)


@shared_task
def send_digest() -> None:
    """Send Monday's digest of overdue toezeggingen."""
    _send(MailKind.DIGEST)


@shared_task
def send_reminders() -> None:
    """Send this morning's reminders."""
    _send(MailKind.REMINDER)


@shared_task
def send_waiting_mail() -> None:
    """Make the missed rounds. Send mail that is waiting, and mail left behind by a crashed worker."""
    _send(*find_missed(timezone.localtime()))


def _send(*kinds: MailKind) -> None:
    """Make these rounds and send the mail. Mail that is already waiting is sent even if a round fails."""
    try:
        for kind in kinds:
            mails = make_round(kind, on=timezone.localdate())
            logger.info("%s: %s written", kind, len(mails))
    finally:
        outbox.deliver()
