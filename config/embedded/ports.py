"""The site's port: the port in PORT, or the first free one from 8000 on."""

import socket

from config.embedded.places import VAR

LOCALHOST = "127.0.0.1"
DEFAULT_PORT = 8000
TRIES = 20
# `make run` writes its port here, so that commands beside it link to the running site.
PORT_FILE = VAR / "port"


class PortTakenError(Exception):
    """No port to serve on; the message says what to do."""


def choose_port(wanted: str | None) -> int:
    """Return `wanted`, or without a wish the first free port. Raises PortTakenError when that fails."""
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


def read_port() -> int:
    """The port of the running site; 8000 when none runs. A stale file after kill -9 only makes a link that fails."""
    try:
        return int(PORT_FILE.read_text())
    except (FileNotFoundError, ValueError):
        return DEFAULT_PORT


def is_free(port: int) -> bool:
    """Whether we could listen on this port now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOCALHOST, port))
        except OSError:
            return False
    return True


def find_free_port() -> int:
    """Any free port."""
    with socket.socket() as probe:
        probe.bind((LOCALHOST, 0))
        port: int = probe.getsockname()[1]
    return port
