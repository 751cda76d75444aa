"""What a server that was killed with -9 leaves running, found by what it is and not by a number in a file."""

from pathlib import Path

import psutil


def end_remains(program: str, folder: Path) -> None:
    """Kill every `program` that works in `folder`: its leader is gone or does not answer, so it serves nobody.

    Our servers change into their data folder, so name and folder together are theirs alone.
    """
    remains = [process for process in psutil.process_iter() if _is_remnant(process, program, folder)]
    for process in remains:
        process.kill()
    psutil.wait_procs(remains, timeout=10)


def _is_remnant(process: psutil.Process, program: str, folder: Path) -> bool:
    try:
        return process.name() == program and process.cwd() == str(folder)
    except psutil.Error:  # it ended meanwhile, or is another account's
        return False
