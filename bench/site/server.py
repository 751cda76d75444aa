"""Run the site as in production, in one process over loopback, and request its pages."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, LiteralString

import psutil
import psycopg

from bench.made.databases import CLUSTER, made, url
from config.embedded.places import CHECKOUT, broker_url
from config.embedded.ports import LOCALHOST, find_free_port
from config.embedded.postgres import SUPERUSER

PATIENCE = 60  # seconds to wait for the server to start or to answer
# The environment of a deployment. Nothing connects to these addresses.
DEPLOYMENT = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "a key that is long enough for the checks of a deployment",
    "SITE_URL": "https://toezeggingen.example.nl",
    "ALLOWED_HOSTS": LOCALHOST,
    "DEFAULT_FROM_EMAIL": "toezeggingen@example.nl",
    "EMAIL_URL": "smtp://mail.example.nl",
    "BROKER_URL": broker_url(CLUSTER),
    "DJANGO_SETTINGS_MODULE": "bench.site.settings",
}
PROXY_HEADERS = {"X-Forwarded-Proto": "https"}


class UnmeasurableError(Exception):
    """The site did not start or gave an unexpected answer; the message says which."""


@dataclass(frozen=True)
class Answer:
    status: int
    etag: str
    body: bytes
    seconds: float


class Site:
    """A running site on one database."""

    def __init__(self, database: str, port: int, process: subprocess.Popen[bytes]) -> None:
        self._process, self.port = process, port
        self._client = http.client.HTTPConnection(LOCALHOST, port, timeout=PATIENCE)
        self._register = psycopg.connect(url(database, SUPERUSER), autocommit=True)

    def get(self, address: str, *, etag: str = "") -> Answer:
        """Return the whole answer, with the seconds from the request to the last byte.

        Raises UnmeasurableError unless the status is 200 or, if an ETag was sent, 304.
        """
        headers = PROXY_HEADERS | ({"If-None-Match": etag} if etag else {})
        started = time.perf_counter()
        self._client.request("GET", address, headers=headers)
        response = self._client.getresponse()
        body = response.read()
        seconds = time.perf_counter() - started
        if response.status != (304 if etag else 200):
            raise UnmeasurableError(f"{address} answered {response.status}.")
        return Answer(response.status, response.headers.get("ETag", ""), body, seconds)

    def pieces(self, address: str) -> Iterator[bytes]:
        """Yield the pieces of the answer as they arrive."""
        self._client.request("GET", address, headers=PROXY_HEADERS)
        with self._client.getresponse() as response:
            while piece := response.read1():
                yield piece

    def renew(self) -> None:
        """Give the register a new version, so that no cached page is valid."""
        self._register.execute("UPDATE toezeggingen_registerversion SET version = gen_random_uuid()")

    def ask(self, query: LiteralString) -> list[Any]:
        """Return the first column of the result of a query."""
        return [row[0] for row in self._register.execute(query)]

    def memory(self) -> int:
        """Return the resident memory of the server, in bytes."""
        return int(psutil.Process(self._process.pid).memory_info().rss)


@contextmanager
def served(size: int) -> Iterator[Site]:
    """Run the site on a register with `size` toezeggingen."""
    database, port = made(size), find_free_port()
    environment = {**os.environ, **DEPLOYMENT, "PROXY_ADDRESS": LOCALHOST, "DATABASE_URL": url(database)}
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"],
        check=True, cwd=CHECKOUT, env=environment,
    )  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "config.server", f"{LOCALHOST}:{port}"], cwd=CHECKOUT, env=environment
    )
    try:
        _wait_for(port, process)
        yield Site(database, port, process)
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _is_listening(port):
        if process.poll() is not None or time.monotonic() > deadline:
            raise UnmeasurableError("The site did not start.")
        time.sleep(0.05)


def _is_listening(port: int) -> bool:
    """Whether the port accepts connections. A bound port is not enough: a server binds its port before it listens."""
    with socket.socket() as caller:
        return caller.connect_ex((LOCALHOST, port)) == 0
