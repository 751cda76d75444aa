"""The processes of `make run`: started on a leash, told to stop, and none of them left behind."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

from config.embedded.places import CHECKOUT
from config.embedded.remains import end_all

# Who carries this in its environment was started by `make run` of the checkout that it names.
MARK = "TOEZEGGINGEN_RUN"


@dataclass
class Child:
    """One process and what belongs to it: `module` is run by Python, `environment` added to that of this process."""

    name: str
    module: str
    arguments: tuple[str, ...]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0

    def start(self) -> None:
        """Start in a session of its own: Ctrl-C in the terminal reaches only the supervisor."""
        leash = (sys.executable, "-m", "config.embedded.leash", str(os.getpid()))
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [*leash, sys.executable, "-m", self.module, *self.arguments],
            cwd=CHECKOUT,
            env={**os.environ, **self.environment, MARK: str(CHECKOUT)},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ending(self) -> str | None:
        """How it ended, in words; None while it runs or before its start."""
        code = self.process.poll() if self.process else None
        if code is None:
            return None
        return f"exit code {code}" if code >= 0 else f"killed by {signal.Signals(-code).name}"

    def age(self) -> float:
        """Seconds since its start."""
        return time.monotonic() - self.started


def stop_children(children: list[Child], patience: float) -> bool:
    """Ask the main processes to finish what they do; whether they all did within `patience` seconds.

    Only the main ones are asked: each tells its own workers, and a worker that got the signal too would drop its task.
    """
    processes = [child.process for child in children if child.process]
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + patience
    while (is_late := any(process.poll() is None for process in processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    end_leftovers()
    for process in processes:
        process.wait()
    return not is_late


def end_leftovers() -> None:
    """Kill whatever still carries this checkout's mark, such as workers whose main process was killed."""
    end_all(lambda process: process.environ().get(MARK) == str(CHECKOUT))


def see_off_orphans() -> None:
    """Take note of the end of every adopted process; else each would stay in the process table."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return
