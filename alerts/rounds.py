"""Makes the mail rounds (daily reminders, and the digest on Monday), and finds rounds that were missed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from alerts.digest import compose_digests
from alerts.models import Mail, MailKind, Round
from alerts.reminders import compose_reminders
from alerts.schedule import DIGEST_AT, REMINDERS_AT

# How long the scheduled task has to make its round before `find_missed` reports the round as missed.
GRACE_PERIOD = timedelta(minutes=2)

_COMPOSE = {MailKind.DIGEST: compose_digests, MailKind.REMINDER: compose_reminders}


def make_round(kind: MailKind, *, on: date) -> list[Mail]:
    """Write the mails of the round for that day, record the round as done, and return the new, unsent mails.

    Safe to run twice, even at the same time: nobody gets a second mail.
    """
    mails = _COMPOSE[kind](on=on)
    Round.objects.get_or_create(kind=kind, period=kind.period(on))
    return mails


def find_missed(now: datetime) -> list[MailKind]:
    """Today's and this week's rounds that should have been made by `now` (an Amsterdam time) but were not.

    Reads the database only, so a round is also found if its task was lost in a crash of the worker or the broker.
    """
    due = {
        MailKind.REMINDER: datetime.combine(now.date(), REMINDERS_AT, now.tzinfo),
        MailKind.DIGEST: datetime.combine(now.date() - timedelta(days=now.weekday()), DIGEST_AT, now.tzinfo),
    }
    return [
        kind
        for kind, moment in due.items()
        if now >= moment + GRACE_PERIOD and not Round.objects.filter(kind=kind, period=kind.period(now.date())).exists()
    ]
