"""Sends the mail in the outbox: claim a mail, send it, record the outcome.

Each mail is sent once. Only after a crash may a mail be sent a second time, under the same Message-ID.

A claim is committed before the mail is sent and expires after `LEASE`. The lease is longer than sending can take: the
connection is opened before the claim, and sending then waits at most five times for EMAIL_TIMEOUT (sender, recipient,
DATA, the text, the final answer). Recovery reads the database only, never the broker. docs/decisions/0007-outbox.md
explains why.
"""

import logging
import time
from contextlib import closing
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat, Now
from django.utils import timezone

from alerts import bounces
from alerts.messages import message_of
from alerts.models import Mail, MailKind, Recipient, Subscription
from alerts.models.mail import IN_OUTBOX, MAX_ATTEMPTS, WITH_NEWS, DeliveryState
from alerts.models.subscription import SubscriptionQuerySet
from alerts.news.edition import Edition, has_overview
from alerts.writing import fill
from toezeggingen.models import PublicChange, Toezegging

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MAX_SECONDS = 45  # well below the time limit of the task; the next minute's task sends the rest


def deliver() -> None:
    """Send all due mail over one connection. Stop after `MAX_SECONDS`.

    Raises OSError or SMTPException if the mail server cannot be reached. In that case no mail is claimed.
    """
    _give_up()
    stop_at = time.monotonic() + MAX_SECONDS
    with closing(get_connection()) as connection:
        while time.monotonic() < stop_at and Mail.objects.due().exists():
            _open(connection)
            mail = claim()
            if mail and _is_true(mail):
                outcome = attempt(mail, connection)
                settle(mail, **outcome)
                if outcome["state"] == DeliveryState.REFUSED:
                    bounces.note(mail, str(outcome["error"]))


def _open(connection: BaseEmailBackend) -> None:
    """Open the connection. An error that stops all mail is recorded beside each mail that is due, and raised."""
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        Mail.objects.due().update(error=_server_answer(error)[1])
        raise


@transaction.atomic(durable=True)
def claim() -> Mail | None:
    """Claim the mail that has waited longest, so that no other worker sends it before the lease ends."""
    due = Mail.objects.due().select_related("recipient").order_by("due_at", "pk")
    mail = due.select_for_update(skip_locked=True, of=("self",)).first()
    if mail:
        mail.attempts += 1
        Mail.objects.filter(pk=mail.pk).update(state=DeliveryState.BUSY, attempts=mail.attempts, due_at=Now() + LEASE)
    return mail


def _is_true(mail: Mail) -> bool:
    """Whether the mail may go out as it is. What changed since it was written is written again.

    A mail that may have been sent already keeps its bytes, and so does a rappel. Either is dropped if it names a
    toezegging that is no longer public, or if the reader follows nothing of it any more.
    """
    changed = PublicChange.objects.filter(toezegging__in=mail.names, at__gt=mail.written_at)
    has_ended = _followed(mail).count() < len(_told(mail))
    if not has_ended and not changed.exists():
        return True
    is_new = mail.attempts == 1 and mail.kind in WITH_NEWS
    if is_new and _write_again(mail):
        return True
    if has_ended and not _followed(mail).exists():
        return _drop(mail, "de lezer volgt dit niet meer.")
    hidden = len(mail.names) - Toezegging.objects.published().filter(pk__in=mail.names).count()
    return _drop(mail, "wat erin stond, is niet meer openbaar.") if is_new or hidden else True


def _told(mail: Mail) -> dict[str, int]:
    """The keys of the subscriptions that the mail is about, each with the news up to which it had told before."""
    after: dict[str, int] = mail.told.get("after", {})
    return after


def _followed(mail: Mail) -> SubscriptionQuerySet:
    """The subscriptions of the mail that have not ended and are not paused since."""
    return Subscription.objects.active().filter(pk__in=_told(mail), recipient=mail.recipient)


def _drop(mail: Mail, reason: str) -> bool:
    settle(mail, state=DeliveryState.DROPPED, error=f"Niet verstuurd: {reason}")
    return False


def _write_again(mail: Mail) -> bool:
    """Write the mail again with the same news as it reads now. False if nothing is left to say."""
    after, until = _told(mail), mail.told["until"]
    told = [(row, after[str(row.pk)]) for row in _followed(mail).order_by("pk")]
    on = timezone.localdate(mail.written_at)
    overview = has_overview(MailKind(mail.kind), on)
    edition = Edition(on=on, after=min(after.values()), until=until, has_overview=overview)
    mail.written_at = timezone.now()
    if not fill(mail, told, edition):
        return False
    mail.save(update_fields=["subject", "text", "html", "names", "written_at"])
    return True


def attempt(mail: Mail, connection: BaseEmailBackend) -> dict[str, object]:
    """Try to send the mail, and return the field values for `settle`.

    If the server permanently refuses this mail (5xx), it is not retried. After any other error it is.
    """
    try:
        connection.send_messages([message_of(mail)])
    except (SMTPException, OSError) as error:
        code, answer = _server_answer(error)
        logger.warning("Mail %s to %s: %s", mail.pk, mail.address, answer)
        if code >= 500:
            return {"state": DeliveryState.REFUSED, "error": answer}
        connection.close()
        delay = timedelta(minutes=2**mail.attempts)
        return {"state": DeliveryState.WAITING, "error": answer, "due_at": Now() + delay}
    return {"state": DeliveryState.SENT, "error": "", "sent_at": Now()}


def settle(mail: Mail, **outcome: object) -> None:
    """Record the outcome of an attempt, unless another worker has claimed the mail since."""
    Mail.objects.filter(pk=mail.pk, attempts=mail.attempts).update(**outcome)


def retry(mails: QuerySet[Mail]) -> int:
    """Put refused and held mails in the queue, addressed to the recipient's current address. Return their number."""
    address = Recipient.objects.filter(pk=OuterRef("recipient")).values("address")
    return mails.filter(state__in=(DeliveryState.REFUSED, DeliveryState.HELD)).update(
        state=DeliveryState.WAITING, attempts=0, due_at=Now(), error="", address=Subquery(address)
    )


def hold(reason: str) -> int:
    """Refuse all mail in the outbox, until someone retries it. Only for when no worker runs. Return the number."""
    return Mail.objects.filter(state__in=IN_OUTBOX).update(state=DeliveryState.REFUSED, error=reason)


def _give_up() -> None:
    prefix = Value(f"Opgegeven na {MAX_ATTEMPTS} pogingen. ")
    Mail.objects.exhausted().update(state=DeliveryState.REFUSED, error=Concat(prefix, F("error")))


def _server_answer(error: SMTPException | OSError) -> tuple[int, str]:
    """The SMTP code and text. The code is 0 if the error is not about this mail (login, sender, lost connection)."""
    text: bytes | str
    if isinstance(error, SMTPRecipientsRefused):
        ((code, text),) = error.recipients.values()
    elif isinstance(error, SMTPResponseException):
        code, text = error.smtp_code, error.smtp_error
    else:
        return 0, str(error) or type(error).__name__
    answer = f"{code} {text.decode(errors='replace') if isinstance(text, bytes) else text}"
    return code if isinstance(error, SMTPRecipientsRefused | SMTPDataError) else 0, answer
