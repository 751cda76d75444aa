"""When everyone is written to: each morning the reminders, on Monday the digest, and later when that was missed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from alerts.digest import compose_digests
from alerts.models import Kind, Mail, Round
from alerts.reminders import compose_reminders

REMINDERS_AT = time(6, 30)
DIGEST_AT = time(7)
# The round's own task comes first; only what it left undone is taken up.
PATIENCE = timedelta(minutes=2)

_COMPOSE = {Kind.DIGEST: compose_digests, Kind.REMINDER: compose_reminders}


def make_round(kind: Kind, *, on: date) -> list[Mail]:
    """Write what there is to write on that day and note that it is done; the new mails, which wait to be sent.

    Safe to run twice, also at the same time: nobody is written to a second time.
    """
    mails = _COMPOSE[kind](on=on)
    Round.objects.get_or_create(kind=kind, period=kind.period(on))
    return mails


def find_missed(now: datetime) -> list[Kind]:
    """The rounds of this week and of today that should have been made by now, an Amsterdam time, and are not done.

    Asks the database alone: a round whose task got lost with its worker, or with the broker, is found as well.
    """
    due = {
        Kind.REMINDER: datetime.combine(now.date(), REMINDERS_AT, now.tzinfo),
        Kind.DIGEST: datetime.combine(now.date() - timedelta(days=now.weekday()), DIGEST_AT, now.tzinfo),
    }
    return [
        kind
        for kind, moment in due.items()
        if now >= moment + PATIENCE and not Round.objects.filter(kind=kind, period=kind.period(now.date())).exists()
    ]
