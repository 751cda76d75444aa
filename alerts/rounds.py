"""Makes the mail rounds: every morning, on Monday, and at once. Finds morning and Monday rounds that were missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Min

from alerts.models import HowOften, Mail, MailKind, Recipient, Round, Subscription
from alerts.models.mail import DeliveryState
from alerts.models.subscription import SubscriptionQuerySet
from alerts.news.edition import Edition, has_overview, last_news
from alerts.schedule import DAILY_AT, DIGEST_AT
from alerts.writing import write

# How long the scheduled task has to make its round before `find_missed` reports the round as missed.
GRACE_PERIOD = timedelta(minutes=2)

RHYTHM_OF = {MailKind.DIGEST: HowOften.WEEKLY, MailKind.DAILY: HowOften.DAILY, MailKind.AT_ONCE: HowOften.AT_ONCE}


def make_round(kind: MailKind, *, on: date) -> int:
    """Write the mails of the round for that day, record the round as done, and return the number of new mails.

    Safe to run twice, even at the same time: nobody gets a second mail.
    """
    written = sum(1 for _ in _write_all(kind, on=on))
    Round.objects.get_or_create(kind=kind, period=kind.period(on))
    return written


def tell_at_once(*, on: date) -> int:
    """Write a mail to everyone who wants to hear at once and has not heard all, and return the number of mails."""
    return sum(1 for _ in _write_all(MailKind.AT_ONCE, on=on))


def _write_all(kind: MailKind, *, on: date) -> Iterator[Mail]:
    due = _due(kind)
    after = due.aggregate(first=Min("told_until"))["first"]
    if after is None:
        return
    edition = Edition(on=on, after=after, has_overview=has_overview(kind, on))
    done = set(Mail.objects.filter(kind=kind, period=kind.period(on)).values_list("recipient", flat=True))
    for recipient in Recipient.objects.filter(pk__in=due.values("recipient")).order_by("pk").iterator():
        is_resting = recipient.rests_in_recess and kind is not MailKind.DIGEST and edition.is_quiet
        if recipient.pk not in done and not is_resting and (mail := _write_once(recipient, kind, edition)):
            yield mail


def _due(kind: MailKind) -> SubscriptionQuerySet:
    """The subscriptions that this kind of mail is about. At once: only those that have not told everything."""
    subscriptions = Subscription.objects.active().filter(rhythm=RHYTHM_OF[kind])
    return subscriptions.filter(told_until__lt=last_news()) if kind is MailKind.AT_ONCE else subscriptions


def _period(mail: Mail, edition: Edition) -> str:
    """The period of a mail at once is the news that it tells, by the first and the last key."""
    kind = MailKind(mail.kind)
    if kind is not MailKind.AT_ONCE:
        return kind.period(edition.on)
    return f"nieuws {min(mail.told['after'].values()) + 1}-{edition.until}"


def _write_once(recipient: Recipient, kind: MailKind, edition: Edition) -> Mail | None:
    """Write this recipient's mail of the round. None if it has nothing to say, or another worker wrote it just now."""
    try:
        with transaction.atomic():
            return _write_and_note(recipient, kind, edition)
    except IntegrityError:
        if not Mail.objects.filter(recipient=recipient, kind=kind, period=kind.period(edition.on)).exists():
            raise
        return None


def _write_and_note(recipient: Recipient, kind: MailKind, edition: Edition) -> Mail | None:
    """The lock on the subscriptions stops two workers from telling the same news in two mails."""
    active = Subscription.objects.active().filter(recipient=recipient, rhythm=RHYTHM_OF[kind])
    told = [(row, row.told_until) for row in active.select_for_update(of=("self",)).order_by("pk")]
    mail = write(recipient, kind, told, edition)
    keys = [row.pk for row, _ in told]
    Subscription.objects.filter(pk__in=keys, told_until__lt=edition.until).update(told_until=edition.until)
    _note_absence([row for row, _ in told], edition)
    if mail:
        mail.period = _period(mail, edition)
        mail.state = DeliveryState.HELD if edition.is_storm else DeliveryState.WAITING
        mail.save()
    return mail


def _note_absence(subscriptions: Iterable[Subscription], edition: Edition) -> None:
    """Keep that it was told that something followed is gone. When it comes back, this may be told once more."""
    for row in subscriptions:
        is_absent = edition.choice(row.choice).is_absent
        if row.absence_told != is_absent:
            Subscription.objects.filter(pk=row.pk).update(absence_told=is_absent)


def find_missed(now: datetime) -> list[MailKind]:
    """Today's and this week's rounds that should have been made by `now` (an Amsterdam time) but were not.

    Reads the database only, so a round is also found if its task was lost in a crash of the worker or the broker.
    """
    due = {
        MailKind.DAILY: datetime.combine(now.date(), DAILY_AT, now.tzinfo),
        MailKind.DIGEST: datetime.combine(now.date() - timedelta(days=now.weekday()), DIGEST_AT, now.tzinfo),
    }
    return [
        kind
        for kind, moment in due.items()
        if now >= moment + GRACE_PERIOD and not Round.objects.filter(kind=kind, period=kind.period(now.date())).exists()
    ]
