"""Claim, send, settle: each mail goes out once, and after a crash again under the same Message-ID.

A claim is committed before anything is sent and ends by itself after `LEASE`. It outlasts a send, whoever calls: the
connection is there before the claim, and a mail then takes five waits of EMAIL_TIMEOUT at most: for the answers to its
sender, its recipient and "data", for the text to leave, and for the last answer. Recovery asks the database only, never
the broker.
docs/decisions/0007-outbox.md says why.
"""

from __future__ import annotations

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

from alerts.models import Mail, Recipient
from alerts.models.mail import MAX_ATTEMPTS, State

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
STINT = 45  # seconds; a task stops claiming well before its time limit, and the next minute's task goes on


def deliver() -> None:
    """Send what is due, over one connection, for at most `STINT` seconds.

    Raises OSError or SMTPException when the mail server cannot be reached; nothing is claimed then.
    """
    _give_up()
    stop_at = time.monotonic() + STINT
    with closing(get_connection()) as connection:
        while time.monotonic() < stop_at and Mail.objects.due().exists():
            connection.open()
            mail = claim()
            if mail:
                settle(mail, **attempt(mail, connection))


@transaction.atomic(durable=True)
def claim() -> Mail | None:
    """Take the mail that waits longest, so that no other worker sends it before the lease ends."""
    mail = Mail.objects.due().select_for_update(skip_locked=True, of=("self",)).order_by("due_at", "pk").first()
    if mail:
        mail.attempts += 1
        Mail.objects.filter(pk=mail.pk).update(state=State.BUSY, attempts=mail.attempts, due_at=Now() + LEASE)
    return mail


def attempt(mail: Mail, connection: BaseEmailBackend) -> dict[str, object]:
    """Try to send; what there is to settle. The server's "no" to this mail is final, all else is tried again."""
    try:
        connection.send_messages([mail.message()])
    except (SMTPException, OSError) as error:
        code, words = _answer(error)
        logger.warning("Mail %s to %s: %s", mail.pk, mail.address, words)
        if code >= 500:
            return {"state": State.REFUSED, "error": words}
        connection.close()
        pause = timedelta(minutes=2**mail.attempts)
        return {"state": State.WAITING, "error": words, "due_at": Now() + pause}
    return {"state": State.SENT, "error": "", "sent_at": Now()}


def settle(mail: Mail, **outcome: object) -> None:
    """Record how the attempt ended, unless the claim has passed to another worker meanwhile."""
    Mail.objects.filter(pk=mail.pk, attempts=mail.attempts).update(**outcome)


def retry(mails: QuerySet[Mail]) -> int:
    """Put refused mails back in the queue, to the address that the recipient has now; how many."""
    address = Recipient.objects.filter(pk=OuterRef("recipient")).values("address")
    return mails.filter(state=State.REFUSED).update(
        state=State.WAITING, attempts=0, due_at=Now(), error="", address=Subquery(address)
    )


def _give_up() -> None:
    said = Value(f"Opgegeven na {MAX_ATTEMPTS} pogingen. ")
    Mail.objects.exhausted().update(state=State.REFUSED, error=Concat(said, F("error")))


def _answer(error: SMTPException | OSError) -> tuple[int, str]:
    """The server's code and words; code 0 when it did not speak of this mail (log-in, sender, a lost connection)."""
    if isinstance(error, SMTPRecipientsRefused):
        ((code, words),) = error.recipients.values()
        return code, _told(code, words)
    if isinstance(error, SMTPResponseException):
        return error.smtp_code if isinstance(error, SMTPDataError) else 0, _told(error.smtp_code, error.smtp_error)
    return 0, str(error) or type(error).__name__


def _told(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
