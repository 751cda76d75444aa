"""Print what the rules for reading find in letters."""

from pathlib import Path
from typing import Any

from letters.management.letter_files import LetterFilesCommand
from letters.reading import as_json


class Command(LetterFilesCommand):
    help = "Reads letters and prints one line of JSON for each. Needs no database."

    def handle(self, files: list[Path], **options: Any) -> None:
        self.print_each(files, as_json)
