"""Parse files in a subprocess, so that a hostile file can do no more harm than cause an error message."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import IO

from letters.extraction.file_types import FileType
from letters.extraction.limits import SECONDS, UnreadableLetter

TOO_LONG = f"Het bestand kost meer dan {SECONDS} seconden om te lezen. Plak dan de tekst van de brief."
GAVE_UP = "Het bestand kan niet worden gelezen: het is beschadigd of vraagt te veel geheugen. Plak dan de tekst."
_ROOT = Path(__file__).parents[2]


class Sandbox:
    """A worker subprocess that starts with the first file and restarts after a file that killed it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def extract(self, file_type: FileType, data: bytes) -> str:
        """Return a file's text. Raise UnreadableLetter when the worker refuses the file, dies or takes too long."""
        answer = self._answer(file_type, data)
        if "refused" in answer:
            raise UnreadableLetter(answer["refused"])
        return answer["text"]

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        stdin, stdout = _pipes(self._process)
        with suppress(BrokenPipeError):  # the worker stopped before it read all data
            stdin.close()
        stdout.close()
        self._process.wait()
        self._process = None

    def _answer(self, file_type: FileType, data: bytes) -> dict[str, str]:
        if self._process and self._process.poll() is not None:
            self.stop()  # the worker was killed between two files, so this file is not to blame
        process = self._process = self._process or _start()
        timer = Timer(SECONDS, process.kill)
        timer.start()
        line = _exchange(process, file_type, data)
        is_late = not timer.is_alive()
        timer.cancel()
        if line.endswith(b"\n"):
            answer: dict[str, str] = json.loads(line)
            return answer
        self.stop()
        return {"refused": TOO_LONG if is_late else GAVE_UP}


def _start() -> subprocess.Popen[bytes]:
    """Start a worker with an empty environment, without passwords, in a process group that Ctrl-C does not reach."""
    return subprocess.Popen(
        [sys.executable, "-m", "letters.extraction.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        env={},
        process_group=0,
    )


def _exchange(process: subprocess.Popen[bytes], file_type: FileType, data: bytes) -> bytes:
    """Send a file to the worker and return its line of JSON, cut short or empty if the worker died."""
    stdin, stdout = _pipes(process)
    try:
        stdin.write(f"{file_type} {len(data)}\n".encode() + data)
        stdin.flush()
    except BrokenPipeError:
        return b""
    return stdout.readline()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None  # noqa: S101 - both are pipes, see _start
    assert process.stdout is not None  # noqa: S101
    return process.stdin, process.stdout
