"""Write the whole register to one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.backup import BackupError, back_up
from monitoring.heartbeats import record_backup


class Command(BaseCommand):
    help = "Writes the whole register, files of letters included, to one file."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        choice = parser.add_mutually_exclusive_group(required=True)
        choice.add_argument("--recipients", type=Path, help="a file with the public keys that can read it (age1…)")
        choice.add_argument("--unencrypted", action="store_true", help="write a file that everyone can read")

    def handle(self, *, file: Path, recipients: Path | None, **_: Any) -> None:
        try:
            back_up(file, recipients=recipients)
            record_backup()
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{file}: {file.stat().st_size:,} bytes")
