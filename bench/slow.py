"""`python -m bench.slow`: twenty readers beside forty clients that send one byte every three seconds.

The slow clients and the readers come to the site directly, and through Caddy with deploy/systemd/Caddyfile,
which has the same limits as deploy/Caddyfile.
The bar: no reader is refused, and 95 of 100 pages come within two seconds.
"""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import Event, Thread

import django

from config.embedded.places import CHECKOUT
from config.embedded.ports import LOCALHOST, find_free_port

SLOW, READERS = 40, 20
BAR = 2.0  # seconds for 95 of 100 pages
SECONDS = 20  # for each measurement
PAUSE = 3  # seconds between two bytes of a slow client
PATIENCE = 30  # seconds before a reader gives up
PAGES = ("/", "/toezeggingen/", "/toezeggingen/?status=openstaand&commissie=vws", "/zoeken/?woorden=stikstofbeleid",
         "/api/v1/toezeggingen", "/toezeggingen/?formaat=atom")  # fmt: skip

_POST = "POST /beheer/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\nusername="
BEGINNINGS = {"headers": "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "body": _POST}


@dataclass(frozen=True)
class Door:
    """Where clients come in: the port of the site itself or of the proxy in front."""

    name: str
    port: int
    is_encrypted: bool

    def connect(self, timeout: float = PATIENCE) -> socket.socket:
        client = socket.create_connection((LOCALHOST, self.port), timeout)
        return _unverified().wrap_socket(client, server_hostname="localhost") if self.is_encrypted else client

    def open(self) -> HTTPConnection:
        if self.is_encrypted:
            return HTTPSConnection("localhost", self.port, timeout=PATIENCE, context=_unverified())
        return HTTPConnection("localhost", self.port, timeout=PATIENCE)


@dataclass
class Figures:
    """What the readers noticed: the seconds of each page, and what went wrong."""

    seconds: list[float]
    refusals: list[str]
    reconnected: int = 0  # how often a slow client had lost its connection and came back

    @property
    def p95(self) -> float:
        return quantiles(self.seconds, n=20)[-1]

    @property
    def is_good(self) -> bool:
        return not self.refusals and self.p95 <= BAR


def _unverified() -> ssl.SSLContext:
    """Caddy signs the certificate of localhost itself."""
    return ssl._create_unverified_context()  # noqa: S323


def measure(door: Door, part: str) -> Figures:
    """Read for SECONDS beside clients that are slow with this part of their request."""
    figures, stop = Figures([], []), Event()
    threads = [Thread(target=_be_slow, args=(door, part, figures, stop))]
    threads += [Thread(target=_read, args=(door, nr, figures, stop)) for nr in range(READERS)]
    for thread in threads:
        thread.start()
    stop.wait(SECONDS)
    stop.set()
    for thread in threads:
        thread.join()
    return figures


def _be_slow(door: Door, part: str, figures: Figures, stop: Event) -> None:
    """Keep SLOW connections that each send a byte per PAUSE. A client that loses its connection opens a new one."""
    with ExitStack() as opened:
        clients = [opened.enter_context(_begin(door, part)) for _ in range(SLOW)]
        while not stop.wait(PAUSE):
            for nr, client in enumerate(clients):
                try:
                    client.sendall(b"a")
                except OSError:
                    figures.reconnected += 1
                    clients[nr] = opened.enter_context(_begin(door, part))


def _begin(door: Door, part: str) -> socket.socket:
    client = door.connect()
    client.sendall(BEGINNINGS[part].encode())
    return client


def _read(door: Door, nr: int, figures: Figures, stop: Event) -> None:
    """Read page after page, each on a new connection, as different readers do."""
    while not stop.is_set():
        address = PAGES[nr % len(PAGES)]
        nr += 1
        started = time.perf_counter()
        try:
            status = _fetch(door, address)
        except (OSError, HTTPException) as error:
            figures.refusals.append(f"{address}: {error!r}")
        else:
            figures.seconds.append(time.perf_counter() - started)
            if status != 200:
                figures.refusals.append(f"{address}: {status}")


def _fetch(door: Door, address: str) -> int:
    client = door.open()
    try:
        client.request("GET", address, headers={"X-Forwarded-Proto": "https"})
        response = client.getresponse()
        response.read()
        return response.status
    finally:
        client.close()


@contextmanager
def caddy(upstream: int) -> Iterator[int]:
    """Run Caddy with deploy/systemd/Caddyfile before the site on this port, and yield Caddy's own port."""
    port = find_free_port()
    with TemporaryDirectory() as folder:
        config = Path(folder, "Caddyfile")
        text = (CHECKOUT / "deploy/systemd/Caddyfile").read_text()
        text = text.replace("toezeggingen.example.nl", f"https://localhost:{port}")
        text = text.replace("localhost:8001 localhost:8002 localhost:8003", f"localhost:{upstream}")
        # Only what this machine needs: no administration, no certificate in its store, no port 80.
        config.write_text(text.replace("{", "{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects", 1))
        with Path(folder, "log").open("w") as log:
            process = subprocess.Popen(
                ["caddy", "run", "--config", config],
                env={**os.environ, "XDG_DATA_HOME": folder, "HOME": folder}, stderr=log,
            )  # fmt: skip
        try:
            _wait_for(lambda: _fetch(Door("proxy", port, is_encrypted=True), "/gezond/") == 200)
            yield port
        finally:
            process.terminate()
            process.wait()


def _wait_for(is_ready: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + PATIENCE
    while time.monotonic() < give_up_at:
        with suppress(OSError, HTTPException):
            if is_ready():
                return
        time.sleep(0.2)
    raise TimeoutError("The proxy does not answer.")


def measure_all() -> dict[str, Figures]:
    """Measure each door with each kind of slow client. Without Caddy on this machine, only the site itself."""
    from bench.site.measures import SMALL
    from bench.site.server import served

    with served(SMALL) as site, ExitStack() as stack:
        doors = [Door("direct", site.port, is_encrypted=False)]
        if shutil.which("caddy"):
            doors.append(Door("through Caddy", stack.enter_context(caddy(site.port)), is_encrypted=True))
        return {f"{door.name}, slow {part}": measure(door, part) for door in doors for part in BEGINNINGS}


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    if not shutil.which("caddy"):
        sys.stdout.write("Caddy is not installed: measuring the site without a proxy only.\n")
    results = measure_all()
    for name, figures in results.items():
        sys.stdout.write(
            f"{name:28} {len(figures.seconds):5} pages, p95 {figures.p95:.2f} s, slowest {max(figures.seconds):.2f} s, "
            f"{len(figures.refusals)} refused; slow clients cut off {figures.reconnected} times\n"
        )
        sys.stdout.writelines(f"    {refusal}\n" for refusal in sorted(set(figures.refusals))[:5])
    return 0 if all(figures.is_good for figures in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
