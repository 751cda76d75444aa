"""What reading finds in a letter."""

from pathlib import Path
from typing import Any

from letters.management.each_letter import EachLetterCommand
from letters.reading import as_json


class Command(EachLetterCommand):
    help = "Reads letters and prints one line of JSON for each. Needs no database."

    def handle(self, files: list[Path], **options: Any) -> None:
        self.tell_each(files, as_json)
