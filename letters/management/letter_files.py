"""Base class of commands that print one line of JSON per letter, for scripts, measurements and tuning the rules."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from letters.extraction import UnreadableLetter, extract
from letters.reading import Reading, read


class LetterFilesCommand(BaseCommand):
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")

    def print_each(self, files: Sequence[Path], describe: Callable[[Reading, str], dict[str, Any]]) -> None:
        """Print the result of `describe` for the reading and the path of each letter.

        Report unreadable files on standard error, continue with the others, and exit with code 1 at the end.
        """
        failures = 0
        for path in files:
            try:
                reading = read(extract(path.read_bytes(), path.name))
            except (UnreadableLetter, OSError) as error:
                failures += 1
                self.stderr.write(f"{path}: {error.strerror if isinstance(error, OSError) else error}")
            else:
                self.stdout.write(json.dumps(describe(reading, str(path)), ensure_ascii=False))
        if failures:
            raise CommandError(f"{failures} van {len(files)} bestanden zijn niet gelezen.")
