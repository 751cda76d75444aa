"""Which port the site gets: the one that was asked for, or the first free one."""

import socket

LOCALHOST = "127.0.0.1"
USUAL = 8000
TRIES = 20


class PortTakenError(Exception):
    """No port to serve on; the message says what to do."""


def choose_port(wanted: str | None) -> int:
    """`wanted` if it is free, and nothing else; without a wish the first free one from 8000 on.

    Raises PortTakenError with what to do when there is none.
    """
    if wanted:
        if not wanted.isdigit() or not 0 < int(wanted) < 65536:
            raise PortTakenError(f"PORT={wanted} is no port number; choose one: PORT=8765 make run")
        if not is_free(int(wanted)):
            raise PortTakenError(f"Port {wanted} is taken by another program; choose another: PORT=8765 make run")
        return int(wanted)
    for port in range(USUAL, USUAL + TRIES):
        if is_free(port):
            return port
    raise PortTakenError(f"Ports {USUAL} to {USUAL + TRIES - 1} are all taken; choose one: PORT=8765 make run")


def is_free(port: int) -> bool:
    """Whether a server of our own could listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOCALHOST, port))
        except OSError:
            return False
    return True


def find_free_port() -> int:
    """Any port that nobody uses."""
    with socket.socket() as probe:
        probe.bind((LOCALHOST, 0))
        port: int = probe.getsockname()[1]
    return port
