"""The process beside this one in which a file is taken apart, so that a hostile file costs a message and no more."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import IO

from letters.extraction.kinds import Kind
from letters.extraction.limits import SECONDS
from letters.extraction.refusal import UnreadableLetter

TOO_LONG = f"Het bestand kost meer dan {SECONDS} seconden om te lezen. Plak dan de tekst van de brief."
GAVE_UP = "Het bestand kan niet worden gelezen: het is beschadigd of vraagt te veel geheugen. Plak dan de tekst."
_ROOT = Path(__file__).parents[2]


class Child:
    """A worker process that is started when it is first needed, and anew after a file that ended it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def text_of(self, kind: Kind, data: bytes) -> str:
        """The text of a file of this kind. UnreadableLetter when the worker says why not, dies or takes too long."""
        answer = self._answer(kind, data)
        if "refused" in answer:
            raise UnreadableLetter(answer["refused"])
        return answer["text"]

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        to, back = _pipes(self._process)
        with suppress(BrokenPipeError):  # what the worker did not take any more
            to.close()
        back.close()
        self._process.wait()
        self._process = None

    def _answer(self, kind: Kind, data: bytes) -> dict[str, str]:
        if self._process and self._process.poll() is not None:
            self.stop()  # it was ended between two files, which says nothing of this one
        process = self._process = self._process or _start()
        clock = Timer(SECONDS, process.kill)
        clock.start()
        line = _exchange(process, kind, data)
        is_late = not clock.is_alive()
        clock.cancel()
        if line.endswith(b"\n"):
            answer: dict[str, str] = json.loads(line)
            return answer
        self.stop()
        return {"refused": TOO_LONG if is_late else GAVE_UP}


def _start() -> subprocess.Popen[bytes]:
    """A worker of its own process group, so that Ctrl-C is ours to handle, and without our environment: whoever took
    it over would find no password there."""
    return subprocess.Popen(
        [sys.executable, "-m", "letters.extraction.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        env={},
        process_group=0,
    )


def _exchange(process: subprocess.Popen[bytes], kind: Kind, data: bytes) -> bytes:
    """The worker's line of answer; cut short or empty when it died over this file."""
    to, back = _pipes(process)
    try:
        to.write(f"{kind} {len(data)}\n".encode() + data)
        to.flush()
    except BrokenPipeError:
        return b""
    return back.readline()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None  # noqa: S101 - both were asked for
    assert process.stdout is not None  # noqa: S101
    return process.stdin, process.stdout
