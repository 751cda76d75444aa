"""The base class of `send_digest` and `send_reminders`."""

from datetime import date
from smtplib import SMTPException
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from alerts import outbox
from alerts.models import Mail, MailKind
from alerts.rounds import make_round


class RoundCommand(BaseCommand):
    """Makes the mail round of a given day by hand, in the same way as the schedule."""

    kind: MailKind

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", metavar="DATUM", help="alsof het die dag is, bijvoorbeeld 2023-04-24")
        parser.add_argument("--dry-run", action="store_true", help="toon wat er uit zou gaan; bewaar en verstuur niets")

    def handle(self, *, on: str | None, dry_run: bool, **options: Any) -> None:
        day = _parse(on) if on else timezone.localdate()
        if dry_run:
            self._show(day)
            return
        if day > timezone.localdate():
            self.stderr.write(f"Let op: {day} komt nog; wat nu uitgaat, gaat dan niet nog eens uit.")
        mails = make_round(self.kind, on=day)
        try:
            outbox.deliver()
        except (OSError, SMTPException) as error:
            raise CommandError(f"De mailserver is niet bereikbaar ({error}); de berichten gaan later uit.") from error
        self.stdout.write(f"{_count(mails)} geschreven.")

    def _show(self, day: date) -> None:
        with transaction.atomic():
            mails = make_round(self.kind, on=day)
            transaction.set_rollback(True)
        for mail in mails:
            self.stdout.write(f"Aan: {mail.address}\nOnderwerp: {mail.subject}\n\n{mail.text}\n")
        self.stdout.write(f"{_count(mails)}; niets bewaard en niets verstuurd.")


def _count(mails: list[Mail]) -> str:
    return f"{len(mails)} {'bericht' if len(mails) == 1 else 'berichten'}"


def _parse(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"“{text}” is geen datum. Schrijf bijvoorbeeld 2023-04-24.") from error
