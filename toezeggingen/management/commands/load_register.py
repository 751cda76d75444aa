"""Takes over a list of toezeggingen that exists already."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from toezeggingen.context import is_demo
from toezeggingen.listed import Listed, UnreadableRow, rows
from toezeggingen.loading import Desk


class Command(BaseCommand):
    help = "Neemt een bestaande lijst van toezeggingen over, uit JSON-regels of CSV."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, file: Path, **options: Any) -> None:
        """A row that cannot be taken over is named on standard error and makes the exit code 1; the others are."""
        if is_demo():
            raise CommandError("In dit register staan voorbeeldgegevens; neem de lijst over in een leeg register.")
        self.desk = Desk()
        self.seen: dict[str, tuple[int, Listed]] = {}
        added = failures = total = 0
        try:
            for nr, row in rows(file):
                total += 1
                try:
                    added += self._load(nr, row)
                except ValidationError as refusal:
                    failures += 1
                    self.stderr.write(f"Regel {nr}: {' '.join(refusal.messages)}")
        except OSError as error:
            raise CommandError(f"{file} kan niet worden geopend: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{file} is geen tekst in UTF-8; bewaar het bestand zo en probeer opnieuw.") from error
        self.stdout.write(f"{added} overgenomen, {total - added - failures} stonden er al.")
        if failures:
            raise CommandError(f"{failures} van {total} regels zijn niet overgenomen.")

    def _load(self, nr: int, row: Listed | UnreadableRow) -> bool:
        if isinstance(row, UnreadableRow):
            raise ValidationError(str(row))
        first, same = self.seen.setdefault(row.number, (nr, row))
        if same != row:
            raise ValidationError(f"{row.number} staat ook op regel {first}, met andere gegevens.")
        return self.desk.load(row)
