"""Parse files in a subprocess, so that a hostile file can do no more harm than cause an error message."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from letters.extraction.file_types import FileType
from letters.extraction.limits import SECONDS, UnreadableLetter

REFUSED = 3  # exit code of a worker that refuses the file and writes the reason instead of the text
TOO_LONG = f"Het bestand kost meer dan {SECONDS} seconden om te lezen. Plak dan de tekst van de brief."
GAVE_UP = "Het bestand kan niet worden gelezen: het is beschadigd of vraagt te veel geheugen. Plak dan de tekst."
_ROOT = Path(__file__).parents[2]


def extract_in_sandbox(file_type: FileType, data: bytes) -> str:
    """Return a file's text. Raise UnreadableLetter when the worker refuses the file, dies or takes too long.

    The worker has an empty environment, so it knows no passwords.
    """
    command = [sys.executable, "-m", "letters.extraction.worker", file_type]
    try:
        worker = subprocess.run(
            command, input=data, stdout=subprocess.PIPE, cwd=_ROOT, env={}, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableLetter(TOO_LONG) from error
    if worker.returncode == REFUSED:
        raise UnreadableLetter(worker.stdout.decode())
    if worker.returncode:
        raise UnreadableLetter(GAVE_UP)
    return worker.stdout.decode()
