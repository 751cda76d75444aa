"""Load a backup into an empty register."""

from pathlib import Path
from typing import Any

import pyrage
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from alerts.restored import hold_mail
from config.backup import BackupError, restore


class Command(BaseCommand):
    help = "Loads a backup into an empty register, migrates it to this release, and holds mail that may have gone out."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--identities", type=Path, help="a file with the private key of an encrypted backup")

    def handle(self, *, file: Path, identities: Path | None, **_: Any) -> None:
        try:
            restore(file, identities=identities)
        except (BackupError, OSError, pyrage.DecryptError) as error:
            raise CommandError(f"Nothing was restored. {error}") from None
        self.stdout.write("The rows are back. Do not start the register before the last line.")
        call_command("migrate", interactive=False, verbosity=0)
        held = hold_mail(timezone.localtime())
        self.stdout.write(f"Restored. Mail held back, because it may have gone out already: {held}.")
