"""The message of a mail in the outbox, as it goes to the mail server."""

from __future__ import annotations

from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from alerts import links
from alerts.models import Mail, MailKind
from alerts.models.mail import WITH_NEWS, site_host

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def message_of(mail: Mail) -> EmailMultiAlternatives:
    """The message to send. Every attempt sends the same bytes, except for the MIME boundary.

    No program answers it by itself (RFC 3834); a person who answers reaches the griffie.
    """
    headers = {
        "Message-ID": mail.message_id,
        "Date": format_datetime(mail.written_at),
        "Auto-Submitted": "auto-generated",
        **_list_headers(mail),
    }
    reply_to = [settings.CONTACT_EMAIL]
    message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.address], reply_to=reply_to, headers=headers)
    message.attach_alternative(mail.html, "text/html")
    if mail.kind == MailKind.RAPPEL:
        rappel = mail.rappels.get()
        message.attach(rappel.file_name, bytes(rappel.document or b""), DOCX)
    return message


def _list_headers(mail: Mail) -> dict[str, str]:
    """Tell a mail program that this is a mailing, and how one click ends it (RFC 2919, 2369 and 8058)."""
    if mail.kind not in WITH_NEWS:
        return {}
    return {
        "List-Id": f"<{mail.kind}.{site_host()}>",
        "List-Unsubscribe": f"<{links.stop_address(mail.recipient, mail.kind)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
