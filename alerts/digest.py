"""The weekly list of what is overdue: who gets it, and what is in it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from alerts.entry import Entry, read_entries
from alerts.message import compose, count
from alerts.models import Kind, Mail, Recipient
from toezeggingen.models import Toezegging

INTRO = "Van deze toezeggingen is de uiterste dag voorbij, en er ligt geen brief waarover nog een besluit volgt."


def compose_digests(*, on: date) -> list[Mail]:
    """Write that week's digest for everyone who has none yet and who asked for something that is late."""
    overdue = read_entries(Toezegging.objects.overdue(on=on), on=on)
    readers = Recipient.objects.active().filter(wants_digest=True).with_choice()
    mails = (_compose_digest(reader, reader.select(overdue), on=on) for reader in readers)
    return [mail for mail in mails if mail]


@transaction.atomic
def _compose_digest(reader: Recipient, overdue: list[Entry], *, on: date) -> Mail | None:
    reader.lock()
    period = Kind.DIGEST.period(on)
    if not overdue or reader.mails.filter(kind=Kind.DIGEST, period=period).exists():
        return None
    words = compose(f"Weekoverzicht: {count(len(overdue))} te laat", INTRO, overdue)
    return reader.mails.create(address=reader.address, kind=Kind.DIGEST, period=period, **words)
