"""How gunicorn serves the site, on a developer's machine and in production; what differs stands on its command line.

Without threads a connection on which nothing comes holds a whole process, and browsers open such ones ahead of need.
"""

import gc
import socket
from typing import Any

worker_class = "gthread"
threads = 4

# Gunicorn's own bound is 8 kB at most, and its complaint English. The proxy in front refuses what is longer than 1 MB;
# what comes through gets the site's own answer.
limit_request_line = 0

PATIENCE = 60  # seconds in which a reader who takes nothing in keeps his thread


def when_ready(server: Any) -> None:
    """Let the system end a connection whose other side has stopped reading. Each one inherits this of its listener."""
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, PATIENCE * 1000)


def post_worker_init(worker: Any) -> None:
    """What stays as long as the process does is not looked through for garbage: that takes longer than most pages."""
    gc.collect()
    gc.freeze()
