"""The site as production serves it, with one worker, over loopback; and the one client that asks it."""

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

PATIENCE = 60  # seconds for a server to start, and for an answer
# A deployment as the settings know it; nothing of it exists, and nothing is asked for it.
DEPLOYMENT = {
    "SECRET_KEY": "a key of the length that production asks for, and of no use to anyone",
    "SITE_URL": "https://toezeggingen.example.nl",
    "ALLOWED_HOSTS": LOCALHOST,
    "DEFAULT_FROM_EMAIL": "toezeggingen@example.nl",
    "EMAIL_URL": "smtp://mail.example.nl",
    "BROKER_URL": broker_url(CLUSTER),
    "DJANGO_SETTINGS_MODULE": "bench.site.settings",
}
AS_THE_PROXY_ASKS = {"X-Forwarded-Proto": "https"}


class UnmeasurableError(Exception):
    """The site did not start, or answered something else than what is measured; the message says what."""


@dataclass(frozen=True)
class Answer:
    status: int
    etag: str
    body: bytes
    seconds: float


class Site:
    """One running site, on the register of one database."""

    def __init__(self, database: str, port: int, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._client = http.client.HTTPConnection(LOCALHOST, port, timeout=PATIENCE)
        self._register = psycopg.connect(url(database, SUPERUSER), autocommit=True)

    def get(self, address: str, *, etag: str = "") -> Answer:
        """The whole answer, and the time from asking to its last byte. Raises UnmeasurableError unless it is as asked:
        a page, or with an ETag that it still holds."""
        headers = AS_THE_PROXY_ASKS | ({"If-None-Match": etag} if etag else {})
        started = time.perf_counter()
        self._client.request("GET", address, headers=headers)
        response = self._client.getresponse()
        body = response.read()
        seconds = time.perf_counter() - started
        if response.status != (304 if etag else 200):
            raise UnmeasurableError(f"{address} answered {response.status}.")
        return Answer(response.status, response.headers.get("ETag", ""), body, seconds)

    def pieces(self, address: str) -> Iterator[bytes]:
        """An answer as it comes in."""
        self._client.request("GET", address, headers=AS_THE_PROXY_ASKS)
        with self._client.getresponse() as response:
            while piece := response.read1():
                yield piece

    def renew(self) -> None:
        """Give the register another version, so that nothing serves that was kept."""
        self._register.execute("UPDATE toezeggingen_registerversion SET version = gen_random_uuid()")

    def ask(self, query: LiteralString) -> list[Any]:
        """What the database answers, of each row the first column."""
        return [row[0] for row in self._register.execute(query)]

    def memory(self) -> int:
        """Bytes that the process takes which answers."""
        (worker,) = psutil.Process(self._process.pid).children()
        return int(worker.memory_info().rss)


@contextmanager
def served(size: int) -> Iterator[Site]:
    """The site with so many toezeggingen."""
    database, port = made(size), find_free_port()
    environment = {**os.environ, **DEPLOYMENT, "DATABASE_URL": url(database)}
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"],
        check=True, cwd=CHECKOUT, env=environment,
    )  # fmt: skip
    one = ("--bind", f"{LOCALHOST}:{port}", "--workers", "1", "--keep-alive", str(PATIENCE), "--log-level", "warning")
    command = (sys.executable, "-m", "gunicorn", "config.wsgi", "--config", "python:config.gunicorn", *one)
    process = subprocess.Popen(command, cwd=CHECKOUT, env=environment)
    try:
        _wait_for(port, process)
        yield Site(database, port, process)
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _is_answered(port):
        if process.poll() is not None or time.monotonic() > deadline:
            raise UnmeasurableError("The site did not start.")
        time.sleep(0.05)


def _is_answered(port: int) -> bool:
    """A server holds its port before it listens there."""
    with socket.socket() as caller:
        return caller.connect_ex((LOCALHOST, port)) == 0
