"""Gunicorn's configuration for development and production. Settings that differ are on the command line.

Threads are needed because browsers open spare connections without sending a request. Each spare connection would
otherwise block a process.
"""

import gc
import socket
from typing import Any

worker_class = "gthread"
threads = 4

# No limit. Gunicorn's own limit is at most 8 kB, and its error page is in English. The proxy refuses a URL of more than
# 1 MB, and the site handles all others.
limit_request_line = 0

SEND_TIMEOUT = 60  # seconds; a client that reads nothing for so long loses its connection


def when_ready(server: Any) -> None:
    """Let the kernel close connections to clients that stopped reading.

    Connections inherit this option from the listening socket.
    """
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SEND_TIMEOUT * 1000)


def post_worker_init(worker: Any) -> None:
    """Freeze long-lived objects, so that the garbage collector skips them. To scan them takes longer than a page."""
    gc.collect()
    gc.freeze()
