"""Which debate of the House a letter means, one line of JSON for each file; for scripts and whoever tunes the rules."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.extraction import Extraction, UnreadableLetter
from letters.reading import read
from toezeggingen.linking import Agenda, debate_meant
from toezeggingen.linking.opendata import read_meetings


class Command(BaseCommand):
    help = "Finds the debate that each letter means in a file of the House's open data. Needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--debates", type=Path, required=True, metavar="FILE", help="activiteiten, JSON lines")
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, debates: Path, files: list[Path], **options: Any) -> None:
        """A letter that cannot be read is named on standard error and makes the exit code 1; the others are linked."""
        agenda = self._agenda(debates)
        failures = 0
        with Extraction() as extraction:
            for path in files:
                try:
                    reading = read(extraction.text(path.read_bytes(), path.name))
                except (UnreadableLetter, OSError) as error:
                    failures += 1
                    self.stderr.write(f"{path}: {error.strerror if isinstance(error, OSError) else error}")
                    continue
                link = debate_meant(reading, agenda)
                found = {"path": str(path), "debate": link and link.number, "because": link and link.because}
                self.stdout.write(json.dumps(found, ensure_ascii=False))
        if failures:
            raise CommandError(f"{failures} van {len(files)} bestanden zijn niet gelezen.")

    def _agenda(self, path: Path) -> Agenda:
        try:
            return Agenda(read_meetings(path))
        except OSError as error:
            raise CommandError(f"{path} kan niet worden geopend: {error.strerror}.") from error
        except (ValueError, KeyError) as error:
            raise CommandError(f"{path} is geen bestand met activiteiten van de Kamer.") from error
