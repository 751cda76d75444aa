"""What a kill -9 leaves running, found by what it is and not by a number in a file."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

PATIENCE = 10  # seconds for the kernel to clear away what was killed


def end_server(program: str, folder: Path) -> None:
    """Kill every `program` that works in `folder`: its leader is gone or does not answer, so it serves nobody.

    Our servers change into their data folder, so name and folder together are theirs alone.
    """
    end_all(lambda process: process.name() == program and process.cwd() == str(folder))


def end_all(is_meant: Callable[[psutil.Process], bool]) -> None:
    """Kill every process that is meant, and wait until none is left but what only waits to be seen off."""
    deadline = time.monotonic() + PATIENCE
    while (meant := [process for process in psutil.process_iter() if _holds(is_meant, process)]) and (
        time.monotonic() < deadline
    ):
        for process in meant:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        time.sleep(0.02)


def _holds(is_meant: Callable[[psutil.Process], bool], process: psutil.Process) -> bool:
    try:
        return is_meant(process)
    except psutil.Error:  # it ended meanwhile, or is another account's
        return False
