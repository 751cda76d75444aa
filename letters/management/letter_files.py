"""Commands that tell one line of JSON of each letter; for scripts, for measuring, and for whoever tunes the rules."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.extraction import Extraction, UnreadableLetter
from letters.reading import Reading, read


class LetterFilesCommand(BaseCommand):
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def print_each(self, files: Sequence[Path], tell: Callable[[Reading, str], dict[str, Any]]) -> None:
        """Of each letter what `tell` makes of its reading and its path. One that cannot be read is named on standard
        error and makes the exit code 1; the others are told."""
        failures = []
        with Extraction() as extraction:
            for path in files:
                try:
                    reading = read(extraction.text(path.read_bytes(), path.name))
                except (UnreadableLetter, OSError) as error:
                    failures.append(path)
                    self.stderr.write(f"{path}: {error.strerror if isinstance(error, OSError) else error}")
                    continue
                self.stdout.write(json.dumps(tell(reading, str(path)), ensure_ascii=False))
        if failures:
            raise CommandError(f"{len(failures)} van {len(files)} bestanden zijn niet gelezen.")
