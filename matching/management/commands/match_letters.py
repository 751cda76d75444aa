"""Which toezeggingen of a register letters settle."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from letters.management.letter_files import LetterFilesCommand
from letters.reading import Reading
from matching.debates import complete, debates_meant
from matching.promises import Promise, lines, match


class Command(LetterFilesCommand):
    help = "Matches letters with a register in JSON lines and prints one line of JSON for each. Needs no database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--register", required=True, type=Path, metavar="FILE")
        super().add_arguments(parser)

    def handle(self, register: Path, files: list[Path], **options: Any) -> None:
        promises = self._promises(register)
        agenda = lines.agenda(promises)

        def tell(reading: Reading, path: str) -> dict[str, Any]:
            complete_reading = complete(reading, debates_meant(reading, agenda))
            return lines.as_json(match(complete_reading, promises), path)

        self.print_each(files, tell)

    def _promises(self, register: Path) -> list[Promise]:
        try:
            return lines.promises(register.read_text(encoding="utf-8").splitlines())
        except OSError as error:
            raise CommandError(f"{register} kan niet worden geopend: {error.strerror}.") from error
        except ValueError as error:
            raise CommandError(f"{register} is geen register in JSON-regels: {error}") from error
