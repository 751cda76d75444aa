"""The tasks that send mail, scheduled by config/celery.py. It is safe to run a task twice at the same time."""

import logging

from celery import shared_task
from django.utils import timezone

from alerts import outbox
from alerts.following import forgetting
from alerts.models import MailKind
from alerts.news.gathering import gather
from alerts.rounds import find_missed, make_round, tell_at_once

logger = logging.getLogger(__name__)


@shared_task
def send_digest() -> None:
    """Send Monday's mail to whoever wants to hear once a week."""
    _send(MailKind.DIGEST)


@shared_task
def send_daily_news() -> None:
    """Send this morning's news."""
    _send(MailKind.DAILY)


@shared_task
def send_waiting_mail() -> None:
    """Gather the news, and tell it to whoever wants to hear at once. Make the missed rounds. Send waiting mail."""
    _send(*find_missed(timezone.localtime()))


@shared_task
def forget_unconfirmed() -> None:
    """Erase the addresses that did not confirm."""
    logger.info("%s addresses erased", forgetting.forget(timezone.now()))


def _send(*kinds: MailKind) -> None:
    """Make these rounds and send the mail. Mail that is already waiting is sent even if a round fails."""
    today = timezone.localdate()
    try:
        gather(timezone.now())
        for kind in kinds:
            logger.info("%s: %s written", kind, make_round(kind, on=today))
        tell_at_once(on=today)
    finally:
        outbox.deliver()
