"""Mail as files, one each, as mail programs open them: what the mailbox takes in and what is sent without one."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from config.embedded.places import VAR

MAIL = VAR / "mail"


def keep(mail: bytes, folder: Path) -> None:
    """Lay down a mail whole or not at all, under the moment of its arrival in UTC: names sort as the mails came."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.part"
    draft.write_bytes(mail)
    draft.rename(draft.with_suffix(".eml"))


class EmailBackend(BaseEmailBackend):
    """Django's mail into the folder EMAIL_FILE_PATH; its own backend for files puts several mails in one."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many were laid down: all."""
        for message in email_messages:
            keep(message.message().as_bytes(), Path(settings.EMAIL_FILE_PATH))
        return len(email_messages)
