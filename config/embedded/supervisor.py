"""Run the site, the worker, the scheduler and their servers together, until a user stops them or one of them ends."""

import fcntl
import signal
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

from config.embedded.places import VAR
from config.embedded.ports import LOCALHOST
from config.embedded.processes import ChildProcess, stop_children
from config.embedded.sharing import Server

STOP_PATIENCE = 15  # seconds for a running task to finish
_STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StoppedError(Exception):
    """`make run` cannot continue. The message says why."""


def say(line: str) -> None:
    """Print a line. Ignore a closed terminal, so that the shutdown continues."""
    with suppress(BrokenPipeError):
        print(line, flush=True)  # noqa: T201


@contextmanager
def run_lock() -> Iterator[None]:
    """Allow one `make run` per checkout. Raises StoppedError when another `make run` holds the lock."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "run.lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoppedError("This checkout is running already; stop that one first (Ctrl-C).") from None
        yield


def interrupt_on_signals() -> None:
    """Raise KeyboardInterrupt on Ctrl-C, on SIGTERM and when the terminal closes."""
    for number in _STOP_SIGNALS:
        signal.signal(number, signal.default_int_handler)


@contextmanager
def stopping(children: list[ChildProcess]) -> Iterator[None]:
    """Stop the children at the end of the block, as far as they were started."""
    try:
        yield
    finally:
        for number in _STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        say("Stopping; a running task may finish first.")
        if not stop_children(children, STOP_PATIENCE):
            say(f"Not everything ended within {STOP_PATIENCE} seconds; an unfinished task runs again next time.")


def wait_for_page(port: int, web: ChildProcess) -> None:
    """Wait until the site responds. Raises StoppedError when the process of the site ends before that."""
    while not _is_answering(port):
        _stop_if_ended([web])
        time.sleep(0.05)


def watch(children: list[ChildProcess], servers: list[Server]) -> NoReturn:
    """Wait for a signal, which raises KeyboardInterrupt. Raises StoppedError as soon as a child or a server ends."""
    while True:
        time.sleep(1)
        _stop_if_ended(children)
        for server in servers:
            if not server.is_answering():
                raise StoppedError(f"{server.name} no longer answers; its log is beside its data.")


def _stop_if_ended(children: list[ChildProcess]) -> None:
    """Raise StoppedError if one of the children has ended."""
    for child in children:
        if ending := child.describe_exit():
            raise StoppedError(f"{child.name} ended ({ending}); its last lines say why.")


def _is_answering(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{LOCALHOST}:{port}/gezond/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
