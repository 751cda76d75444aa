"""Share one server between processes: site, worker, commands and tests. The first starts it, the last stops it.

Each process that uses a server holds a shared lock on the server's `.users` file. A process that can lock this file
exclusively is the last user. With the `.gate` lock only one process at a time checks, starts or stops the server. The
kernel releases both locks when a process dies, so nothing needs repair after a kill -9.
"""

import atexit
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from config.embedded.account import make_private
from config.embedded.places import VAR, socket_folder
from config.embedded.postgres import Postgres
from config.embedded.valkey import Valkey

Server = Postgres | Valkey

_held: dict[Server, BinaryIO] = {}


def hold(server: Server) -> None:
    """Start the server if needed, and keep it running until this process ends or calls `leave`."""
    if server in _held:
        return
    with _gate(server):
        if not server.is_answering():
            make_private(socket_folder(server.cluster))
            server.start()
        _held[server] = (VAR / f"{server.cluster}-{server.name}.users").open("wb")
        fcntl.flock(_held[server], fcntl.LOCK_SH)


def leave(server: Server) -> None:
    """Stop using the server. If this process is the last user, stop the server."""
    with _gate(server), _held.pop(server) as users:
        if _is_last_user(users) and server.is_answering():
            server.stop()


def _leave_all() -> None:
    for server in list(_held):
        leave(server)


def _forget_all() -> None:
    """Close the copies of the locks in a forked child. The parent process keeps its locks."""
    for users in _held.values():
        users.close()
    _held.clear()


atexit.register(_leave_all)
os.register_at_fork(after_in_child=_forget_all)


@contextmanager
def _gate(server: Server) -> Iterator[None]:
    VAR.mkdir(exist_ok=True)
    with (VAR / f"{server.cluster}-{server.name}.gate").open("wb") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _is_last_user(users: BinaryIO) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
