"""Takes over a list of toezeggingen that exists already."""

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from opendata.lists import Listed, UnreadableRow, rows
from opendata.load import load
from toezeggingen.models.register_version import is_demo

AT_ONCE = 200  # rows of one transaction: as many as a killed run has to do again


class Command(BaseCommand):
    help = "Neemt een bestaande lijst van toezeggingen over, uit JSON-regels of CSV."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, file: Path, **options: Any) -> None:
        """A row that cannot be taken over is named on standard error and makes the exit code 1; the others are."""
        if is_demo():
            raise CommandError("In dit register staan voorbeeldgegevens; neem de lijst over in een leeg register.")
        self.seen: dict[str, tuple[int, Listed]] = {}
        added = failures = total = 0
        try:
            numbered = rows(file)
            while some := list(islice(numbered, AT_ONCE)):
                total += len(some)
                for nr, outcome in self._load(some):
                    if isinstance(outcome, ValidationError):
                        failures += 1
                        self.stderr.write(f"Regel {nr}: {' '.join(outcome.messages)}")
                    else:
                        added += outcome
        except OSError as error:
            raise CommandError(f"{file} kan niet worden geopend: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{file} is geen tekst in UTF-8; bewaar het bestand zo en probeer opnieuw.") from error
        self.stdout.write(f"{added} overgenomen, {total - added - failures} stonden er al.")
        if failures:
            raise CommandError(f"{failures} van {total} regels zijn niet overgenomen.")

    def _load(self, numbered: list[tuple[int, Listed | UnreadableRow]]) -> Iterator[tuple[int, bool | ValidationError]]:
        """What came of each line."""
        refused = {nr: ValidationError(why) for nr, row in numbered if (why := self._wrong(nr, row))}
        taken = {nr: row for nr, row in numbered if isinstance(row, Listed) and nr not in refused}
        outcomes = dict(zip(taken, load(list(taken.values())), strict=True)) | refused
        yield from sorted(outcomes.items())

    def _wrong(self, nr: int, row: Listed | UnreadableRow) -> str:
        """Why a row cannot be taken over, as far as the file says."""
        if isinstance(row, UnreadableRow):
            return str(row)
        first, same = self.seen.setdefault(row.number, (nr, row))
        return "" if same == row else f"{row.number} staat ook op regel {first}, met andere gegevens."
