"""The processes of `make run`: start them, stop them, and kill what an earlier kill -9 left running."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from config.embedded.places import CHECKOUT

# Every process that `make run` starts has this environment variable. Its value is the path of the checkout.
RUN_MARK = "TOEZEGGINGEN_RUN"
AS_ROOT = "You're running the worker with superuser privileges"  # a warning of Celery that `make run` hides
KILL_PATIENCE = 10  # seconds for the kernel to remove killed processes


@dataclass
class ChildProcess:
    """One process of `make run`, which runs a Python module."""

    name: str
    module: str
    arguments: tuple[str, ...]
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process in a new session, so that Ctrl-C in the terminal reaches only `make run` itself."""
        self.process = subprocess.Popen(
            [sys.executable, "-W", f"ignore:{AS_ROOT}", "-m", self.module, *self.arguments],
            cwd=CHECKOUT,
            env={**os.environ, RUN_MARK: str(CHECKOUT)},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def describe_exit(self) -> str | None:
        """Return in words how the process ended, or None before its start and while it runs."""
        code = self.process.poll() if self.process else None
        if code is None:
            return None
        return f"exit code {code}" if code >= 0 else f"killed by {signal.Signals(-code).name}"


def stop_children(children: list[ChildProcess], patience: float) -> bool:
    """Ask the children to finish, then kill what is left. Return whether all finished within `patience` seconds.

    Only the main processes get SIGTERM; each stops its own workers. A worker process of Celery would drop its task if
    it got SIGTERM too.
    """
    processes = [child.process for child in children if child.process]
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + patience
    while (is_late := any(process.poll() is None for process in processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    kill_leftovers()
    for process in processes:
        process.wait()
    return not is_late


def kill_leftovers() -> None:
    """Kill every process with `RUN_MARK` of this checkout, such as children of a `make run` that was killed with -9."""
    kill_all(lambda process: (process.info["environ"] or {}).get(RUN_MARK) == str(CHECKOUT))


def kill_server(program: str, folder: Path) -> None:
    """Kill every `program` that has `folder` as its working directory.

    Program and folder identify our servers, because each server changes into its own data folder.
    """
    kill_all(lambda process: (process.info["name"], process.info["cwd"]) == (program, str(folder)))


def kill_all(matches: Callable[[psutil.Process], bool]) -> None:
    """Kill every matching process and wait at most `KILL_PATIENCE` seconds until all are gone.

    `process.info` has the name, the working directory and the environment, or None for those of another account.
    """
    deadline = time.monotonic() + KILL_PATIENCE
    while found := [process for process in psutil.process_iter(["name", "cwd", "environ"]) if matches(process)]:
        for process in found:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        while any(map(is_alive, found)) and time.monotonic() < deadline:
            time.sleep(0.02)
        if time.monotonic() > deadline:
            return


def is_alive(process: psutil.Process) -> bool:
    """Return whether the process still has resources, such as its port.

    A zombie has none and only waits for its parent. But the main thread of a killed process may be a zombie while
    its other threads still end, and until then the process keeps its port.
    """
    try:
        return process.is_running() and (process.status() != psutil.STATUS_ZOMBIE or process.num_threads() > 1)
    except psutil.NoSuchProcess:
        return False
