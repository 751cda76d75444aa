"""What the clock calls; config/celery.py says when. Each may run twice at the same time."""

import logging

from celery import shared_task
from django.utils import timezone

from alerts import outbox
from alerts.models import Kind
from alerts.rounds import find_missed, make_round

logger = logging.getLogger(__name__)


@shared_task
def send_digest() -> None:
    """Monday's list of what is overdue."""
    _send(Kind.DIGEST)


@shared_task
def send_reminders() -> None:
    """This morning's reminders."""
    _send(Kind.REMINDER)


@shared_task
def send_waiting_mail() -> None:
    """What stayed behind: rounds that were not made to the end, and mail that waits or whose sender died."""
    _send(*find_missed(timezone.localtime()))


def _send(*kinds: Kind) -> None:
    """Make these rounds, then send for one stint; mail that waits goes out even where a round fails."""
    try:
        for kind in kinds:
            mails = make_round(kind, on=timezone.localdate())
            logger.info("%s: %s written", kind, len(mails))
    finally:
        outbox.deliver()
