"""A mail server that delivers everything to var/mail; `python -m config.embedded.mailbox` shows the newest mail."""

import email
import logging
import sys
from email import policy
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from config.embedded.mail_folder import MAIL, keep
from config.embedded.ports import LOCALHOST, find_free_port


class Mailbox:
    """Keeps each mail in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's name)
        """Accept, whoever it is for."""
        keep(envelope.original_content or b"", self._folder)
        return "250 OK"


def open_mailbox(folder: Path) -> Controller:
    """A running mail server on a free port of this machine; `stop()` closes it."""
    controller = Controller(Mailbox(folder), hostname=LOCALHOST, port=find_free_port())
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # else six lines a mail
    controller.start()
    return controller


def show_newest(folder: Path) -> str:
    """The newest mail as a person reads it: its headers and its plain text."""
    mails = sorted(folder.glob("*.eml"))
    if not mails:
        return f"No mail in {folder} yet."
    message = email.message_from_bytes(mails[-1].read_bytes(), policy=policy.default)
    body = message.get_body(("plain",))
    headers = [f"{name}: {message[name]}" for name in ("From", "To", "Date", "Subject")]
    return "\n".join([str(mails[-1]), *headers, "", body.get_content() if body else ""])


if __name__ == "__main__":
    sys.stdout.write(show_newest(MAIL) + "\n")
