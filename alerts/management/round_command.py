"""The base class of `send_digest` and `send_daily_news`."""

from datetime import date
from smtplib import SMTPException
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from alerts import outbox
from alerts.models import Mail, MailKind
from alerts.news.gathering import gather
from alerts.rounds import make_round


class RoundCommand(BaseCommand):
    """Makes the mail round of a given day by hand, in the same way as the schedule."""

    kind: MailKind

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", metavar="DATUM", help="alsof het die dag is, bijvoorbeeld 2023-04-24")
        parser.add_argument("--dry-run", action="store_true", help="toon wat er uit zou gaan; bewaar en verstuur niets")

    def handle(self, *, on: str | None, dry_run: bool, **options: Any) -> None:
        day = parse_day(on) if on else timezone.localdate()
        if dry_run:
            self._show(day)
            return
        if day > timezone.localdate():
            self.stderr.write(f"Let op: {day} komt nog; wat nu uitgaat, gaat dan niet nog eens uit.")
        gather(timezone.now())
        number = make_round(self.kind, on=day)
        try:
            outbox.deliver()
        except (OSError, SMTPException) as error:
            raise CommandError(f"De mailserver is niet bereikbaar ({error}); de berichten gaan later uit.") from error
        self.stdout.write(f"{_count(number)} geschreven.")

    def _show(self, day: date) -> None:
        with transaction.atomic():
            last = Mail.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            gather(timezone.now())
            number = make_round(self.kind, on=day)
            for mail in Mail.objects.filter(pk__gt=last, kind=self.kind).order_by("pk").iterator():
                self.stdout.write(f"Aan: {mail.address}\nOnderwerp: {mail.subject}\n\n{mail.text}\n")
            transaction.set_rollback(True)
        self.stdout.write(f"{_count(number)}; niets bewaard en niets verstuurd.")


def _count(number: int) -> str:
    return f"{number} {'bericht' if number == 1 else 'berichten'}"


def parse_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"“{text}” is geen datum. Schrijf bijvoorbeeld 2023-04-24.") from error
