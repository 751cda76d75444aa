"""Gunicorn's configuration, for development and production. The command line has what differs.

Browsers open spare connections without sending a request; without threads each of those would block a process.
"""

import gc
import socket
from typing import Any

worker_class = "gthread"
threads = 4

# No limit: gunicorn's is 8 kB at most with an error page in English. The proxy refuses a URL of more than 1 MB, and the
# site answers the rest.
limit_request_line = 0

SEND_TIMEOUT = 60  # seconds; after that a client that does not read loses its connection


def when_ready(server: Any) -> None:
    """Let the kernel close connections to clients that stopped reading. Connections inherit this from the listener."""
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SEND_TIMEOUT * 1000)


def post_worker_init(worker: Any) -> None:
    """Freeze long-lived objects so that the garbage collector skips them. Scanning them takes longer than a page."""
    gc.collect()
    gc.freeze()
