"""Find the debate that each letter means."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from letters.management.letter_files import LetterFilesCommand
from letters.reading import Reading
from matching.debates import Agenda, main_debate
from opendata.agenda import read_debates


class Command(LetterFilesCommand):
    help = "Finds the debate that each letter means in a file of the House's open data. Needs no database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--debates", type=Path, required=True, metavar="FILE", help="activiteiten, JSON lines")
        super().add_arguments(parser)

    def handle(self, debates: Path, files: list[Path], **options: Any) -> None:
        agenda = self._agenda(debates)

        def as_json(reading: Reading, path: str) -> dict[str, Any]:
            link = main_debate(reading, agenda)
            return {"path": path, "debate": link and link.debate.number, "because": link and link.because}

        self.print_each(files, as_json)

    def _agenda(self, path: Path) -> Agenda:
        try:
            return Agenda(read_debates(path))
        except OSError as error:
            raise CommandError(f"{path} kan niet worden geopend: {error.strerror}.") from error
        except (ValueError, KeyError) as error:
            raise CommandError(f"{path} is geen bestand met activiteiten van de Kamer.") from error
