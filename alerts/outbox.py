"""Claim, send, settle: each mail goes out once, and after a crash again under the same Message-ID.

A claim is committed before its mail is sent and expires after `LEASE`. The lease is longer than any send: the
connection is open before the claim, and a mail then waits at most five times EMAIL_TIMEOUT (sender, recipient, DATA,
the text, the final answer). Recovery reads the database only, never the broker. docs/decisions/0007-outbox.md
explains why.
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
from alerts.models.mail import MAX_ATTEMPTS, DeliveryState

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MAX_SECONDS = 45  # stop claiming well before the task's time limit; the task of the next minute continues


def deliver() -> None:
    """Send the mail that is due over one connection, for at most `MAX_SECONDS`.

    Raises OSError or SMTPException when the mail server cannot be reached; then nothing is claimed.
    """
    _give_up()
    stop_at = time.monotonic() + MAX_SECONDS
    with closing(get_connection()) as connection:
        while time.monotonic() < stop_at and Mail.objects.due().exists():
            connection.open()
            mail = claim()
            if mail:
                settle(mail, **attempt(mail, connection))


@transaction.atomic(durable=True)
def claim() -> Mail | None:
    """Lease the mail that has waited longest: no other worker sends it before the lease ends."""
    mail = Mail.objects.due().select_for_update(skip_locked=True, of=("self",)).order_by("due_at", "pk").first()
    if mail:
        mail.attempts += 1
        Mail.objects.filter(pk=mail.pk).update(state=DeliveryState.BUSY, attempts=mail.attempts, due_at=Now() + LEASE)
    return mail


def attempt(mail: Mail, connection: BaseEmailBackend) -> dict[str, object]:
    """Try to send the mail, and return the values to settle it with.

    A permanent refusal of this mail (5xx) is final; any other error is retried.
    """
    try:
        connection.send_messages([mail.message()])
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
    """Put refused mails back in the queue, for the current address of the recipient. Returns how many."""
    address = Recipient.objects.filter(pk=OuterRef("recipient")).values("address")
    return mails.filter(state=DeliveryState.REFUSED).update(
        state=DeliveryState.WAITING, attempts=0, due_at=Now(), error="", address=Subquery(address)
    )


def _give_up() -> None:
    prefix = Value(f"Opgegeven na {MAX_ATTEMPTS} pogingen. ")
    Mail.objects.exhausted().update(state=DeliveryState.REFUSED, error=Concat(prefix, F("error")))


def _server_answer(error: SMTPException | OSError) -> tuple[int, str]:
    """The SMTP code and text; code 0 if the error is not about this mail (log-in, sender, lost connection)."""
    if isinstance(error, SMTPRecipientsRefused):
        ((code, text),) = error.recipients.values()
        return code, _format_answer(code, text)
    if isinstance(error, SMTPResponseException):
        return error.smtp_code if isinstance(error, SMTPDataError) else 0, _format_answer(
            error.smtp_code, error.smtp_error
        )
    return 0, str(error) or type(error).__name__


def _format_answer(code: int, text: bytes | str) -> str:
    return f"{code} {text.decode(errors='replace') if isinstance(text, bytes) else text}"
