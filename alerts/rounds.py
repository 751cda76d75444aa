"""The rounds of mail: reminders every morning, the digest on Monday, and rounds that were missed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from alerts.digest import compose_digests
from alerts.models import Mail, MailKind, Round
from alerts.reminders import compose_reminders
from alerts.schedule import DIGEST_AT, REMINDERS_AT

# The scheduled task gets this long to make its own round before `find_missed` reports it.
GRACE_PERIOD = timedelta(minutes=2)

_COMPOSE = {MailKind.DIGEST: compose_digests, MailKind.REMINDER: compose_reminders}


def make_round(kind: MailKind, *, on: date) -> list[Mail]:
    """Write the mails of this round for that day, and record the round as done. Returns the new mails, not yet sent.

    Safe to run twice, also at the same time: nobody gets a second mail.
    """
    mails = _COMPOSE[kind](on=on)
    Round.objects.get_or_create(kind=kind, period=kind.period(on))
    return mails


def find_missed(now: datetime) -> list[MailKind]:
    """Rounds of this week and today that are due at `now` (an Amsterdam time) and have not been made.

    Asks the database only, so it also finds a round whose task was lost with its worker or with the broker.
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
