"""Mail as files in var/mail, one .eml file per mail. `python -m config.embedded.mailbox` shows the newest one.

`make run` and commands write mail in this way when EMAIL_URL names no mail server.
"""

import email
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from email import policy
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from config.embedded.places import VAR

MAIL_FOLDER = VAR / "mail"


class EmailBackend(BaseEmailBackend):
    """Write each mail to its own file in EMAIL_FILE_PATH. Django's file backend puts several mails in one file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write all mails and return how many there were."""
        for message in email_messages:
            write_mail(message.message().as_bytes(), Path(settings.EMAIL_FILE_PATH))
        return len(email_messages)


def write_mail(mail: bytes, folder: Path) -> None:
    """Write a mail atomically. The file is named after the time in UTC, so sorted names are in order of arrival."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.part"
    draft.write_bytes(mail)
    draft.rename(draft.with_suffix(".eml"))


def show_newest(folder: Path) -> str:
    """Return the main headers and the plain text of the newest mail."""
    mails = sorted(folder.glob("*.eml"))
    if not mails:
        return f"No mail in {folder} yet."
    message = email.message_from_bytes(mails[-1].read_bytes(), policy=policy.default)
    body = message.get_body(("plain",))
    headers = [f"{name}: {message[name]}" for name in ("From", "To", "Date", "Subject")]
    return "\n".join([str(mails[-1]), *headers, "", body.get_content() if body else ""])


if __name__ == "__main__":
    sys.stdout.write(show_newest(MAIL_FOLDER) + "\n")
