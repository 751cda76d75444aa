"""The web server: `python -m config.server HOST:PORT` serves the site in one process with a few threads.

Waitress reads a whole request before it takes a thread, and sends the response after the thread is free again. So a
slow client takes memory, but no thread. docs/decisions/0026 compares it with other servers.
"""

import gc
import sys
from typing import Any

import waitress

from config.environment import env

THREADS = 4
IDLE_SECONDS = 60  # a client that sends and reads nothing for so long loses its connection
MAX_HEADER_BYTES = 128 * 1024  # the longest query that the site itself can refuse in Dutch
MAX_BODY_BYTES = 12 * 1024 * 1024  # a form with one letter; Django refuses a smaller one first
PROXY_HEADERS = {"x-forwarded-for", "x-forwarded-proto"}


def options(*, proxy: str) -> dict[str, Any]:
    """Return the arguments of `waitress.serve`. Only `proxy`, an IP address, may say whom it forwards for; the
    forwarded headers of all others are dropped."""
    trust = {"trusted_proxy": proxy, "trusted_proxy_headers": PROXY_HEADERS} if proxy else {}
    return {
        "threads": THREADS,
        "connection_limit": 1000,
        "asyncore_use_poll": True,  # select() fails from connection 1,024 on
        "channel_timeout": IDLE_SECONDS,
        "max_request_header_size": MAX_HEADER_BYTES,
        "max_request_body_size": MAX_BODY_BYTES,
        "ident": None,
        "clear_untrusted_proxy_headers": True,
        **trust,
    }


def serve(**where: Any) -> None:
    """Serve until the process gets SIGTERM. `where` is `listen` or `sockets`, as for `waitress.serve`."""
    from config.wsgi import application

    # The garbage collector need not scan the code and settings that stay. To scan them takes longer than a page.
    gc.collect()
    gc.freeze()
    waitress.serve(application, **where, **options(proxy=env.str("PROXY_ADDRESS", "")))


if __name__ == "__main__":
    serve(listen=sys.argv[1])
