"""The site behind gunicorn, with clients that misbehave."""

import gc
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection

from config import gunicorn
from config.embedded.ports import LOCALHOST
from tests import factories as make

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SMALL = 4096  # bytes of socket buffer
BEGUN = 3 * SMALL  # bytes; the headers and first rows of an answer
# As in production, but with a short timeout.
CONFIG = """
from config import gunicorn
gunicorn.SEND_TIMEOUT = 1
from config.gunicorn import *
"""
CSV = "/toezeggingen/?formaat=csv"


class Server:
    def __init__(self, port: int, log: Path) -> None:
        self.port, self.log = port, log

    def connect(self) -> HTTPConnection:
        return HTTPConnection(LOCALHOST, self.port, timeout=60)

    def stop_reading(self, address: str) -> socket.socket:
        """A connection that has read the beginning of an answer and reads no more."""
        reader = socket.socket()
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)
        reader.connect((LOCALHOST, self.port))
        reader.sendall(f"GET {address} HTTP/1.1\r\nHost: {LOCALHOST}\r\n\r\n".encode())
        begun = b""
        while len(begun) < BEGUN:
            begun += reader.recv(SMALL)
        assert begun.startswith(b"HTTP/1.1 200")
        return reader


@pytest.fixture(scope="module")
def server(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One process on the test database. The socket listens before the process runs, so nobody has to wait."""
    folder = tmp_path_factory.mktemp("gunicorn")
    config, log = folder / "config.py", folder / "log"
    config.write_text(CONFIG)
    listener = socket.create_server((LOCALHOST, 0))
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SMALL)
    environment = {**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = ["-m", "gunicorn", "config.wsgi", f"--config=file:{config}", f"--bind=fd://{listener.fileno()}"]
    with listener, log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, *command], env=environment, stderr=errors, pass_fds=[listener.fileno()]
        )
        yield Server(listener.getsockname()[1], log)
        process.terminate()
        process.wait()


def database_url() -> str:
    database = connection.settings_dict
    host = f"{quote(database['HOST'], safe='')}:{database['PORT']}"
    user = f"{database['USER']}:{quote(database['PASSWORD'])}"
    return f"postgres://{user}@{host}/{database['NAME']}?{urlencode(database['OPTIONS'])}"


def open_reads() -> int:
    """The number of other transactions that have read toezeggingen; each keeps its lock until it ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FROM pg_locks WHERE relation = 'toezeggingen_toezegging'::regclass
            AND mode = 'AccessShareLock' AND pid <> pg_backend_pid()
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
        )
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("key", ["csv", "ics"])
def test_stalled_reader_keeps_no_transaction_open(server: Server, key: str):
    for _ in range(40):
        make.an_open(text="De minister komt erop terug. " * 500, due=make.DAY)
    with server.stop_reading(f"/toezeggingen/?formaat={key}"):
        assert open_reads() == 0


def test_stalled_readers_on_every_thread_are_disconnected(server: Server):
    make.an_open(text="De minister komt erop terug. " * 20_000)
    with ExitStack() as readers:
        for _ in range(gunicorn.threads):
            readers.enter_context(server.stop_reading(CSV))
        client = server.connect()
        client.request("GET", "/gezond/")
        assert client.getresponse().status == 200
        client.close()


def test_head_has_no_body(server: Server):
    """Gunicorn warns of each body that it throws away."""
    make.an_open()
    client = server.connect()
    for address in ("/", "/toezeggingen/", CSV, "/toezeggingen/?formaat=xlsx", "/nergens/", "/beheer/login/"):
        client.request("HEAD", address)
        response = client.getresponse()
        assert (response.status, response.read()) == (404 if address == "/nergens/" else 200, b"")
    client.request("GET", "/gezond/")  # answered when all before is done
    assert client.getresponse().status == 200
    client.close()
    assert "no-body" not in server.log.read_text()


@pytest.mark.parametrize("kilobytes", [9, 16, 64])
def test_very_long_query_is_refused_in_dutch(server: Server, kilobytes: int):
    client = server.connect()
    client.request("GET", f"/toezeggingen/?{urlencode({'woorden': 'woord ' * (kilobytes * 1024 // 6)})}")
    response = client.getresponse()
    assert response.status == 200
    assert "is te lang" in response.read().decode()
    client.close()


def test_long_lived_objects_are_frozen():
    try:
        gunicorn.post_worker_init(None)
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
