"""The site's port: the port in the variable PORT, or the first free port from 8000."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from config.embedded.places import VAR

LOCALHOST = "127.0.0.1"
DEFAULT_PORT = 8000
TRIES = 20
PORT_FILE = VAR / "port"  # of the running site


class PortTakenError(Exception):
    """There is no port to serve the site on. The message says what to do."""


def choose_port(wanted: str | None) -> int:
    """Return the port `wanted`, or the first free port if none is wanted. Raises PortTakenError if that fails."""
    if wanted:
        if not wanted.isdigit() or not 0 < int(wanted) < 65536:
            raise PortTakenError(f"PORT={wanted} is no port number; choose one: PORT=8765 make run")
        if not is_free(int(wanted)):
            raise PortTakenError(f"Port {wanted} is taken by another program; choose another: PORT=8765 make run")
        return int(wanted)
    for port in range(DEFAULT_PORT, DEFAULT_PORT + TRIES):
        if is_free(port):
            return port
    raise PortTakenError(
        f"Ports {DEFAULT_PORT} to {DEFAULT_PORT + TRIES - 1} are all taken; choose one: PORT=8765 make run"
    )


@contextmanager
def announced(port: int) -> Iterator[None]:
    """Let other commands know the port of the running site, until the end of the block."""
    PORT_FILE.write_text(str(port))
    try:
        yield
    finally:
        PORT_FILE.unlink(missing_ok=True)


def read_port() -> int:
    """Return the port of the running site, or 8000 when no site runs.

    After a kill -9 the file may be stale. The only harm is a link that does not work.
    """
    try:
        return int(PORT_FILE.read_text())
    except (FileNotFoundError, ValueError):
        return DEFAULT_PORT


def is_free(port: int) -> bool:
    """Return whether we could listen on this port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOCALHOST, port))
        except OSError:
            return False
    return True


def find_free_port() -> int:
    """Return any free port."""
    with socket.socket() as probe:
        probe.bind((LOCALHOST, 0))
        port: int = probe.getsockname()[1]
    return port
