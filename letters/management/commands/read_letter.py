"""What reading finds in a letter, one line of JSON for each file; for scripts and for whoever tunes the rules."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.extraction import Extraction, UnreadableLetter
from letters.reading import as_json, read


class Command(BaseCommand):
    help = "Reads letters and prints one line of JSON for each. Needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, files: list[Path], **options: Any) -> None:
        """A file that cannot be read is named on standard error and makes the exit code 1; the others are read."""
        failures = 0
        with Extraction() as extraction:
            for path in files:
                try:
                    reading = read(extraction.text(path.read_bytes(), path.name))
                except (UnreadableLetter, OSError) as error:
                    failures += 1
                    self.stderr.write(f"{path}: {error.strerror if isinstance(error, OSError) else error}")
                    continue
                self.stdout.write(json.dumps(as_json(reading, str(path)), ensure_ascii=False))
        if failures:
            raise CommandError(f"{failures} van {len(files)} bestanden zijn niet gelezen.")
