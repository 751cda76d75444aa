"""The site behind the server of production, with readers who do not behave."""

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

SMALL = 4096  # bytes that the system keeps for a reader who does not take them
BEGUN = 3 * SMALL  # of an answer: its headers and its first rows
# As in production, but for a reader's patience.
CONFIG = """
from config import gunicorn
gunicorn.PATIENCE = 1
from config.gunicorn import *
"""
CSV = "/toezeggingen/?formaat=csv"


class Server:
    def __init__(self, port: int, log: Path) -> None:
        self.port, self.log = port, log

    def connect(self) -> HTTPConnection:
        return HTTPConnection(LOCALHOST, self.port, timeout=60)

    def stop_reading(self, address: str) -> socket.socket:
        """The connection of a reader who has the beginning of an answer and takes no more of it."""
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
    """One process on the tests' own database. It listens before it runs, so that nobody waits for it."""
    folder = tmp_path_factory.mktemp("gunicorn")
    config, log = folder / "config.py", folder / "log"
    config.write_text(CONFIG)
    listener = socket.create_server((LOCALHOST, 0))
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SMALL)
    environment = {**os.environ, "DATABASE_URL": address_of_database(), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = ["-m", "gunicorn", "config.wsgi", f"--config=file:{config}", f"--bind=fd://{listener.fileno()}"]
    with listener, log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, *command], env=environment, stderr=errors, pass_fds=[listener.fileno()]
        )
        yield Server(listener.getsockname()[1], log)
        process.terminate()
        process.wait()


def address_of_database() -> str:
    of = connection.settings_dict
    place = f"{of['USER']}:{quote(of['PASSWORD'])}@{quote(of['HOST'], safe='')}:{of['PORT']}/{of['NAME']}"
    return f"postgres://{place}?{urlencode(of['OPTIONS'])}"


def open_reads() -> int:
    """Others' transactions that have read toezeggingen: each keeps its lock on the table to its end."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT count(*) FROM pg_locks WHERE relation = 'toezeggingen_toezegging'::regclass
            AND mode = 'AccessShareLock' AND pid <> pg_backend_pid()
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
        )
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("key", ["csv", "ics"])
def test_a_reader_who_stops_keeps_no_transaction_open(server: Server, key: str):
    for _ in range(40):
        make.an_open(text="De minister komt erop terug. " * 500, due=make.DAY)
    with server.stop_reading(f"/toezeggingen/?formaat={key}"):
        assert open_reads() == 0


def test_as_many_readers_who_stop_as_there_are_threads_keep_nobody_waiting_for_good(server: Server):
    make.an_open(text="De minister komt erop terug. " * 20_000)
    with ExitStack() as readers:
        for _ in range(gunicorn.threads):
            readers.enter_context(server.stop_reading(CSV))
        asks = server.connect()
        asks.request("GET", "/gezond/")
        assert asks.getresponse().status == 200
        asks.close()


def test_who_asks_for_headers_gets_no_more(server: Server):
    """The server warns of each body that it has to throw away."""
    make.an_open()
    asks = server.connect()
    for address in ("/", "/toezeggingen/", CSV, "/toezeggingen/?formaat=xlsx", "/nergens/", "/beheer/login/"):
        asks.request("HEAD", address)
        response = asks.getresponse()
        assert (response.status, response.read()) == (404 if address == "/nergens/" else 200, b"")
    asks.request("GET", "/gezond/")  # answered when all before is done
    assert asks.getresponse().status == 200
    asks.close()
    assert "no-body" not in server.log.read_text()


@pytest.mark.parametrize("kilobytes", [9, 16, 64])
def test_a_question_of_kilobytes_gets_a_complaint_in_dutch(server: Server, kilobytes: int):
    asks = server.connect()
    asks.request("GET", f"/toezeggingen/?{urlencode({'woorden': 'woord ' * (kilobytes * 1024 // 6)})}")
    response = asks.getresponse()
    assert response.status == 200
    assert "is te lang" in response.read().decode()
    asks.close()


def test_what_stays_is_not_looked_through_for_garbage():
    try:
        gunicorn.post_worker_init(None)
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
