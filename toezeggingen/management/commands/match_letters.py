"""Which toezeggingen of a register letters settle, one line of JSON for each letter; for scripts and for measuring."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.extraction import UnreadableLetter, extract
from letters.reading import read
from toezeggingen.linking import complete, debates_meant
from toezeggingen.matching import Promise, lines, match


class Command(BaseCommand):
    help = "Matches letters with a register in JSON lines and prints one line of JSON for each. Needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--register", required=True, type=Path, metavar="FILE")
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def handle(self, register: Path, files: list[Path], **options: Any) -> None:
        """A letter that cannot be read is named on standard error and makes the exit code 1; the others are matched."""
        promises = self._promises(register)
        agenda = lines.agenda(promises)
        failures = 0
        for path in files:
            try:
                reading = read(extract(path.read_bytes(), path.name))
            except (UnreadableLetter, OSError) as error:
                failures += 1
                self.stderr.write(f"{path}: {error.strerror if isinstance(error, OSError) else error}")
                continue
            reading = complete(reading, debates_meant(reading, agenda))
            self.stdout.write(json.dumps(lines.as_json(match(reading, promises), str(path)), ensure_ascii=False))
        if failures:
            raise CommandError(f"{failures} van {len(files)} bestanden zijn niet gelezen.")

    def _promises(self, register: Path) -> list[Promise]:
        try:
            return lines.promises(register.read_text(encoding="utf-8").splitlines())
        except OSError as error:
            raise CommandError(f"{register} kan niet worden geopend: {error.strerror}.") from error
        except ValueError as error:
            raise CommandError(f"{register} is geen register in JSON-regels: {error}") from error
