"""`make run`: keeps the site, the worker, the clock and their servers running until it is told to stop."""

import fcntl
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

from config.embedded.children import Child, stop_children
from config.embedded.places import VAR
from config.embedded.ports import LOCALHOST
from config.embedded.sharing import Server, revive

PATIENCE = 15  # seconds for a running task to finish
TOO_SOON = 5  # a child that ends so soon after its start would only end again


class StoppedError(Exception):
    """It cannot go on; the message says what happened."""


def say(line: str) -> None:
    """A line for the person at the terminal, if there still is one: a closed terminal must not spoil the stopping."""
    with suppress(BrokenPipeError):
        print(line, flush=True)  # noqa: T201


@contextmanager
def only_one() -> Iterator[None]:
    """At most one `make run` a checkout. Raises StoppedError when there is one."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "run.lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoppedError("This checkout is running already; stop that one first (Ctrl-C).") from None
        yield


def stop_on_signals() -> None:
    """Ctrl-C, a polite kill and a closed terminal all mean: stop, in good order."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)


@contextmanager
def stopping(children: list[Child]) -> Iterator[None]:
    """Children may be started inside the block; after it none of them is left."""
    try:
        yield
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        say("Stopping; a running task may finish first.")
        if not stop_children(children, PATIENCE):
            say(f"Not everything ended within {PATIENCE} seconds; an unfinished task runs again after the next start.")


def wait_for_page(port: int, web: Child) -> None:
    """Until the site answers. Raises StoppedError when its process ends before that."""
    while not _is_answering(port):
        _refuse_early_end(web)
        time.sleep(0.05)


def watch(children: list[Child], servers: list[Server]) -> NoReturn:
    """Start again what ends. Raises StoppedError for a child that will not stay, KeyboardInterrupt at a signal."""
    while True:
        time.sleep(1)
        for server in servers:
            if revive(server):
                say(f"{server.name} had ended; started again.")
        for child in children:
            if ending := child.ending():
                _refuse_early_end(child)
                say(f"{child.name} had ended ({ending}); started again.")
                child.start()


def _refuse_early_end(child: Child) -> None:
    ending = child.ending()
    if ending and child.age() < TOO_SOON:
        raise StoppedError(f"{child.name} ended right after its start ({ending}); its last lines say why.")


def _is_answering(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{LOCALHOST}:{port}/gezond/", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
