"""Load an existing list of toezeggingen."""

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from opendata.lists import ListedToezegging, UnreadableRow, rows
from opendata.load import load
from toezeggingen.models.register_version import is_demo

NumberedRow = tuple[int, ListedToezegging | UnreadableRow]
AT_ONCE = 200  # rows per transaction: the most that a killed run can lose


class Command(BaseCommand):
    help = "Neemt een bestaande lijst van toezeggingen over, uit JSON-regels of CSV."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, file: Path, **options: Any) -> None:
        """Load the rows of the file. List rows that cannot be loaded on standard error, and then exit with code 1."""
        if is_demo():
            raise CommandError("In dit register staan voorbeeldgegevens; neem de lijst over in een leeg register.")
        self.seen: dict[str, tuple[int, ListedToezegging]] = {}
        added = failures = total = 0
        try:
            numbered = rows(file)
            while batch := list(islice(numbered, AT_ONCE)):
                total += len(batch)
                for nr, outcome in self._load(batch):
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

    def _load(self, numbered: list[NumberedRow]) -> Iterator[tuple[int, bool | ValidationError]]:
        """Load these rows, and yield the outcome of each by its line number."""
        refused = {nr: ValidationError(why) for nr, row in numbered if (why := self._fault_of(nr, row))}
        readable = {nr: row for nr, row in numbered if isinstance(row, ListedToezegging) and nr not in refused}
        outcomes = dict(zip(readable, load(list(readable.values())), strict=True)) | refused
        yield from sorted(outcomes.items())

    def _fault_of(self, nr: int, row: ListedToezegging | UnreadableRow) -> str:
        """What is wrong with a row, judged by the file alone (in Dutch); "" if nothing is."""
        if isinstance(row, UnreadableRow):
            return str(row)
        first, known = self.seen.setdefault(row.number, (nr, row))
        return "" if known == row else f"{row.number} staat ook op regel {first}, met andere gegevens."
