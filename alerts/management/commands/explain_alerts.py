from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alerts.explaining import explain
from alerts.management.round_command import parse_day
from alerts.models import Recipient


class Command(BaseCommand):
    help = "Leg uit wat een adres krijgt en waarom, en wat niet en waarom niet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", metavar="ADRES")
        parser.add_argument("--on", metavar="DATUM", help="alsof het die dag is, bijvoorbeeld 2023-04-24")

    def handle(self, *, address: str, on: str | None, **options: Any) -> None:
        day: date = parse_day(on) if on else timezone.localdate()
        recipient = Recipient.objects.filter(address__iexact=address).first()
        if recipient is None:
            raise CommandError(f"“{address}” staat niet bij de ontvangers.")
        for line in explain(recipient, on=day):
            self.stdout.write(line)
