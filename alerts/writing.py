"""Writes the mails: the weekly digest of what is overdue, and the daily reminder in three steps."""

from collections import Counter
from datetime import date, timedelta

import css_inline
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from alerts.entries import Entry, read_entries
from alerts.models import Mail, MailKind, Recipient, ReminderItem, ReminderStep
from alerts.models.reminder import DAYS_AHEAD
from toezeggingen.models import Toezegging
from toezeggingen.models.register_version import is_demo

DIGEST_INTRO = "Van deze toezeggingen is de uiterste dag voorbij, en er ligt geen brief waarover nog een besluit volgt."
REMINDER_INTRO = "De uiterste dag van deze toezeggingen is dichtbij of voorbij."
TRIAL_SUBJECT = "Proefbericht van het register van toezeggingen"
TRIAL_INTRO = "De griffie probeert of e-mail van het register bij u aankomt. U hoeft niets te doen."

# A mail has no remote content, so remote style sheets are not loaded.
_inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)


def write_digest(recipient: Recipient, *, on: date) -> Mail | None:
    """Write the digest of what is overdue; None if nothing is."""
    overdue = _overdue(recipient, on)
    if not overdue:
        return None
    return _write(recipient, MailKind.DIGEST, _digest_subject(overdue), DIGEST_INTRO, overdue, on=on)


def preview_digest(recipient: Recipient, *, on: date) -> tuple[str, str]:
    """The subject and the text of the digest as it would be that day. Nothing is stored or sent."""
    overdue = _overdue(recipient, on)
    subject = _digest_subject(overdue)
    return subject, render_to_string("emails/mail.txt", _context(subject, DIGEST_INTRO, overdue)) if overdue else ""


@transaction.atomic
def write_trial(recipient: Recipient, *, on: date) -> Mail:
    """Put a mail in the outbox that shows whether mail arrives. One minute, one mail: a double click sends one."""
    Recipient.objects.select_for_update().get(pk=recipient.pk)
    known = recipient.mails.filter(kind=MailKind.TRIAL, period=MailKind.TRIAL.period(on)).first()
    return known or _write(recipient, MailKind.TRIAL, TRIAL_SUBJECT, TRIAL_INTRO, [], on=on)


def _overdue(recipient: Recipient, on: date) -> list[Entry]:
    return read_entries(recipient.select(Toezegging.objects.overdue(on=on)), on=on)


def _digest_subject(overdue: list[Entry]) -> str:
    return f"Weekoverzicht: {_count(len(overdue))} te laat"


def write_reminder(recipient: Recipient, *, on: date) -> Mail | None:
    """Write a reminder of each toezegging whose current step was not sent to this recipient; None if there are none.

    Only the current step counts. So after an outage a recipient gets the current steps, not the missed ones.
    """
    near = Toezegging.objects.due_by(on + timedelta(days=DAYS_AHEAD))
    entries = read_entries(recipient.select(near), on=on)
    steps = {entry: ReminderStep.nearest(entry.due, on=on) for entry in entries}
    sent = set(recipient.reminders.values_list("toezegging", "due", "step"))
    unsent = {entry: step for entry, step in steps.items() if (entry.toezegging.pk, entry.due, step) not in sent}
    if not unsent:
        return None
    mail = _write(recipient, MailKind.REMINDER, _subject(list(unsent.values())), REMINDER_INTRO, list(unsent), on=on)
    ReminderItem.objects.bulk_create(
        ReminderItem(mail=mail, recipient=recipient, toezegging=entry.toezegging, due=entry.due, step=step)
        for entry, step in unsent.items()
    )
    return mail


def _subject(steps: list[ReminderStep]) -> str:
    """A subject line that counts the toezeggingen per step: "Herinnering: 2 toezeggingen te laat, 1 binnen 3 dagen"."""
    counts = Counter(steps)
    first, *rest = [step for step in (ReminderStep.LATE, ReminderStep.CLOSE, ReminderStep.AHEAD) if counts[step]]
    parts = [f"{_count(counts[first])} {first.label}", *(f"{counts[step]} {step.label}" for step in rest)]
    return f"Herinnering: {', '.join(parts)}"


def _write(recipient: Recipient, kind: MailKind, subject: str, intro: str, entries: list[Entry], *, on: date) -> Mail:
    """Put a mail in the outbox, as plain text and as HTML. Headings are in the order of their first entries."""
    context = _context(subject, intro, entries)
    return recipient.mails.create(
        address=recipient.address,
        kind=kind,
        period=kind.period(on),
        subject=subject,
        text=render_to_string("emails/mail.txt", context),
        html=_inliner.inline(render_to_string("emails/mail.html", context)),
    )


def _context(subject: str, intro: str, entries: list[Entry]) -> dict[str, object]:
    headings: dict[str, list[Entry]] = {}
    for entry in entries:
        headings.setdefault(entry.heading, []).append(entry)
    site = settings.SITE_URL
    return {"subject": subject, "intro": intro, "headings": headings, "site": site, "is_demo": is_demo()}


def _count(number: int) -> str:
    return f"{number} {'toezegging' if number == 1 else 'toezeggingen'}"
