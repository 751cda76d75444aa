"""Site, worker, commands and tests share one server: the first starts it, the last to leave stops it.

Each user of a server keeps a shared lock on one file; who can take it alone is the last. A second lock, held
for moments, lets one process at a time look and act. The kernel releases both when a process dies, so nothing
needs repair after a kill -9.
"""

import atexit
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol

from config.embedded.account import make_private
from config.embedded.places import VAR, socket_folder


class Server(Protocol):
    """What can be shared: PostgreSQL or Valkey of one cluster."""

    @property
    def name(self) -> str: ...
    @property
    def cluster(self) -> str: ...
    def is_answering(self) -> bool: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...


_held: dict[Server, BinaryIO] = {}


def hold(server: Server) -> None:
    """Make sure that the server runs as long as this process does, or until it calls `leave`."""
    if server in _held:
        return
    with _alone_at(server):
        _start_unless_answering(server)
        _held[server] = (VAR / f"{server.cluster}-{server.name}.users").open("wb")
        fcntl.flock(_held[server], fcntl.LOCK_SH)


def revive(server: Server) -> bool:
    """Start a server that was killed while it was held; whether that was needed."""
    with _alone_at(server):
        return _start_unless_answering(server)


def leave(server: Server) -> None:
    """Give this process's share back, and stop the server when nobody else has one."""
    with _alone_at(server), _held.pop(server) as lock:
        if _is_last(lock) and server.is_answering():
            server.stop()
            _tidy(server.cluster)


def _leave_all() -> None:
    for server in list(_held):
        leave(server)


def _forget_all() -> None:
    """In a forked child: the shares are its parent's, and stay so when the child closes its copies."""
    for lock in _held.values():
        lock.close()
    _held.clear()


atexit.register(_leave_all)
os.register_at_fork(after_in_child=_forget_all)


@contextmanager
def _alone_at(server: Server) -> Iterator[None]:
    VAR.mkdir(exist_ok=True)
    with (VAR / f"{server.cluster}-{server.name}.gate").open("wb") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _start_unless_answering(server: Server) -> bool:
    if server.is_answering():
        return False
    with _folder_gate(server.cluster) as gate:
        fcntl.flock(gate, fcntl.LOCK_SH)  # an empty folder is wanted until the socket is there
        make_private(socket_folder(server.cluster))
        server.start()
    return True


def _tidy(cluster: str) -> None:
    """Remove the folder of the sockets with the last of them, unless one is on its way."""
    folder = socket_folder(cluster)
    with _folder_gate(cluster) as gate:
        if _is_last(gate) and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _folder_gate(cluster: str) -> BinaryIO:
    return (VAR / f"{cluster}-folder.gate").open("wb")


def _is_last(lock: BinaryIO) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
