"""Writes the daily reminders, in three steps: due within 14 days, within 3 days, overdue. Each step is sent once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from django.db import transaction

from alerts.entries import Entry, read_entries
from alerts.mail_text import compose, count
from alerts.models import Mail, MailKind, Recipient, ReminderItem, ReminderStep
from alerts.models.reminder import DAYS_AHEAD
from toezeggingen.models import Toezegging

INTRO = "De uiterste dag van deze toezeggingen is dichtbij of voorbij."


def compose_reminders(*, on: date) -> list[Mail]:
    """Write a reminder for each recipient who has not been sent the current step of one or more toezeggingen.

    Only the current step of a toezegging counts. So after an outage each recipient gets the current steps, not every
    step that was missed.
    """
    until = on + timedelta(days=DAYS_AHEAD)
    entries = read_entries(Toezegging.objects.due_by(until), on=on)
    recipients = Recipient.objects.active().filter(wants_reminders=True).with_chosen_subjects()
    mails = (_compose_reminder(recipient, recipient.select(entries), on=on) for recipient in recipients)
    return [mail for mail in mails if mail]


@transaction.atomic
def _compose_reminder(recipient: Recipient, entries: list[Entry], *, on: date) -> Mail | None:
    recipient.lock()
    period = MailKind.REMINDER.period(on)
    if recipient.mails.filter(kind=MailKind.REMINDER, period=period).exists():
        return None
    unsent = _unsent_steps(recipient, entries, on=on)
    if not unsent:
        return None
    content = compose(_subject(list(unsent.values())), INTRO, list(unsent))
    mail = recipient.mails.create(address=recipient.address, kind=MailKind.REMINDER, period=period, **content)
    ReminderItem.objects.bulk_create(
        ReminderItem(mail=mail, recipient=recipient, toezegging=entry.toezegging, due=entry.due, step=step)
        for entry, step in unsent.items()
    )
    return mail


def _unsent_steps(recipient: Recipient, entries: list[Entry], *, on: date) -> dict[Entry, ReminderStep]:
    """For each entry, the reminder step that is due but was not yet sent to this recipient."""
    toezeggingen = [entry.toezegging for entry in entries]
    sent = set(recipient.reminders.filter(toezegging__in=toezeggingen).values_list("toezegging", "due", "step"))
    steps = {entry: ReminderStep.nearest(entry.due, on=on) for entry in entries}
    return {entry: step for entry, step in steps.items() if (entry.toezegging.pk, entry.due, step) not in sent}


def _subject(steps: list[ReminderStep]) -> str:
    """A subject line that counts the toezeggingen per step: "Herinnering: 2 toezeggingen te laat, 1 binnen 3 dagen"."""
    counts = Counter(steps)
    first, *rest = [step for step in (ReminderStep.LATE, ReminderStep.CLOSE, ReminderStep.AHEAD) if counts[step]]
    parts = [f"{count(counts[first])} {first.label}", *(f"{counts[step]} {step.label}" for step in rest)]
    return f"Herinnering: {', '.join(parts)}"
