"""The reminder of the morning: what falls due within 14 days, within 3, or has passed; each step told once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from django.db import transaction

from alerts.entry import Entry, read_entries
from alerts.message import compose, count
from alerts.models import Kind, Mail, Recipient, ReminderItem, Step
from alerts.models.reminder import DAYS_AHEAD
from toezeggingen.models import Toezegging

INTRO = "De uiterste dag van deze toezeggingen is dichtbij of voorbij."


def compose_reminders(*, on: date) -> list[Mail]:
    """Write one reminder for everyone who was not told the step that something has reached by that day.

    Asks what was not told yet and not what changed since yesterday, so that a pause is caught up with the nearest
    step only.
    """
    until = on + timedelta(days=DAYS_AHEAD)
    pressing = read_entries(Toezegging.objects.chasable().filter(due_latest__lte=until), on=on)
    readers = Recipient.objects.active().filter(wants_reminders=True).with_choice()
    mails = (_compose_reminder(reader, reader.select(pressing), on=on) for reader in readers)
    return [mail for mail in mails if mail]


@transaction.atomic
def _compose_reminder(reader: Recipient, pressing: list[Entry], *, on: date) -> Mail | None:
    reader.lock()
    period = Kind.REMINDER.period(on)
    if reader.mails.filter(kind=Kind.REMINDER, period=period).exists():
        return None
    new = _untold(reader, pressing, on=on)
    if not new:
        return None
    words = compose(_subject(list(new.values())), INTRO, list(new))
    mail = reader.mails.create(address=reader.address, kind=Kind.REMINDER, period=period, **words)
    ReminderItem.objects.bulk_create(
        ReminderItem(mail=mail, recipient=reader, toezegging=entry.toezegging, due=entry.due, step=step)
        for entry, step in new.items()
    )
    return mail


def _untold(reader: Recipient, pressing: list[Entry], *, on: date) -> dict[Entry, Step]:
    """The step of each entry, where this reader was not told it for this due date."""
    pressing_ones = [entry.toezegging for entry in pressing]
    told = set(reader.reminders.filter(toezegging__in=pressing_ones).values_list("toezegging", "due", "step"))
    steps = {entry: Step.nearest(entry.due, on=on) for entry in pressing}
    return {entry: step for entry, step in steps.items() if (entry.toezegging.pk, entry.due, step) not in told}


def _subject(steps: list[Step]) -> str:
    """How many at each step: "Herinnering: 2 toezeggingen te laat, 1 binnen 3 dagen"."""
    counts = Counter(steps)
    first, *rest = [step for step in (Step.LATE, Step.CLOSE, Step.AHEAD) if counts[step]]
    parts = [f"{count(counts[first])} {first.label}", *(f"{counts[step]} {step.label}" for step in rest)]
    return f"Herinnering: {', '.join(parts)}"
