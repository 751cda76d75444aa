"""Makes the mail rounds (daily reminders, and the digest on Monday), and finds rounds that were missed."""

from datetime import date, datetime, timedelta

from django.db import transaction

from alerts.models import Mail, MailKind, Recipient, Round
from alerts.schedule import DIGEST_AT, REMINDERS_AT
from alerts.writing import write_digest, write_reminder

# How long the scheduled task has to make its round before `find_missed` reports the round as missed.
GRACE_PERIOD = timedelta(minutes=2)

# For each kind of mail, the field with which a recipient chooses it, and the function that writes it.
_ROUNDS = {
    MailKind.DIGEST: ("wants_digest", write_digest),
    MailKind.REMINDER: ("wants_reminders", write_reminder),
}


def make_round(kind: MailKind, *, on: date) -> list[Mail]:
    """Write the mails of the round for that day, record the round as done, and return the new, unsent mails.

    Safe to run twice, even at the same time: nobody gets a second mail.
    """
    chosen, _ = _ROUNDS[kind]
    recipients = Recipient.objects.filter(is_active=True, **{chosen: True})
    mails = [mail for recipient in recipients if (mail := _write_once(recipient, kind, on=on))]
    Round.objects.get_or_create(kind=kind, period=kind.period(on))
    return mails


@transaction.atomic
def _write_once(recipient: Recipient, kind: MailKind, *, on: date) -> Mail | None:
    """Write this recipient's mail of the round. None if it was written before or has nothing to say.

    The lock stops two workers from writing the same mail.
    """
    Recipient.objects.select_for_update().get(pk=recipient.pk)
    if recipient.mails.filter(kind=kind, period=kind.period(on)).exists():
        return None
    _, write = _ROUNDS[kind]
    return write(recipient, on=on)


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
