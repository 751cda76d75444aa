"""What the site that runs here chose, so that commands beside it link to that site and mail to its mailbox.

The file stays locked while `make run` lives. The kernel lets go of it at a kill -9, so that a choice of the past is
never taken for one of now.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.embedded.places import VAR

CHOICES = VAR / "running.json"


@contextmanager
def announced(choices: dict[str, str], path: Path = CHOICES) -> Iterator[None]:
    """Settings by name, for every process of this checkout that starts inside the block."""
    draft = path.with_suffix(".new")
    with draft.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        json.dump(choices, file)
        file.flush()
        draft.rename(path)  # locked before it has its name, so that nobody finds it without its lock
        try:
            yield
        finally:
            path.unlink()


def find_running(path: Path = CHOICES) -> dict[str, str]:
    """Settings that the running site chose; none when no site runs."""
    try:
        file = path.open()
    except FileNotFoundError:
        return {}
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            choices: dict[str, str] = json.load(file)
            return choices
    return {}
