"""The site behind its web server, with clients that misbehave."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection

from accounts.models import FailedLogIn
from config import server as web_server
from config.embedded.ports import LOCALHOST
from config.incoming import UNKNOWN_ADDRESS
from tests import factories as make

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SMALL = 4096  # bytes of socket buffer
BEGUN = 3 * SMALL  # bytes; the headers and first rows of an answer
CSV = "/toezeggingen/?formaat=csv"
# As in production, on a socket that the test opened. The first argument is its file descriptor.
SERVE = """
import socket, sys
from config import server
server.IDLE_SECONDS = 1
server.serve(sockets=[socket.socket(fileno=int(sys.argv[1]))])
"""


class Server:
    def __init__(self, port: int, log: Path) -> None:
        self.port, self.log = port, log

    def connect(self) -> HTTPConnection:
        return HTTPConnection(LOCALHOST, self.port, timeout=20)

    def send(self, head: str) -> socket.socket:
        """A connection that has sent these lines and waits."""
        client = socket.create_connection((LOCALHOST, self.port), timeout=20)
        client.sendall(head.replace("\n", "\r\n").encode())
        return client

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
    with run_server(tmp_path_factory.mktemp("server") / "log") as running:
        yield running


@pytest.fixture
def behind_proxy(tmp_path: Path) -> Iterator[Server]:
    with run_server(tmp_path / "log", PROXY_ADDRESS=LOCALHOST) as running:
        yield running


@contextmanager
def run_server(log: Path, **variables: str) -> Iterator[Server]:
    """The server on the test database. The socket listens before the process runs, so nobody has to wait."""
    listener = socket.create_server((LOCALHOST, 0))
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SMALL)
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        **variables,
    }
    with listener, log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(listener.fileno())],
            env=environment, stderr=errors, pass_fds=[listener.fileno()],
        )  # fmt: skip
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


def is_answered(server: Server, address: str = "/gezond/") -> bool:
    client = server.connect()
    client.request("GET", address)
    status = client.getresponse().status
    client.close()
    return status == 200


UNFINISHED = {
    "headers": "GET / HTTP/1.1\nHost: localhost\nX-Slow: ",
    "body": "POST /beheer/login/ HTTP/1.1\nHost: localhost\nCookie: csrftoken={}\nContent-Length: 5000\n"
    "Content-Type: application/x-www-form-urlencoded\n\nusername=".format("a" * 32),
}


@pytest.mark.parametrize("part", UNFINISHED)
def test_clients_that_do_not_finish_their_request_take_no_thread(server: Server, part: str):
    make.an_open()
    with ExitStack() as clients:
        slow = [clients.enter_context(server.send(UNFINISHED[part])) for _ in range(10 * web_server.THREADS)]
        for client in slow:
            client.sendall(b"a")
        assert is_answered(server, "/toezeggingen/")


@pytest.mark.parametrize("key", ["csv", "ics"])
def test_stalled_reader_keeps_no_transaction_open(server: Server, key: str):
    for _ in range(40):
        make.an_open(text="De minister komt erop terug. " * 500, due=make.DAY)
    with server.stop_reading(f"/toezeggingen/?formaat={key}"):
        assert open_reads() == 0


def test_stalled_readers_keep_no_thread(server: Server):
    make.an_open(text="De minister komt erop terug. " * 20_000)
    with ExitStack() as readers:
        for _ in range(2 * web_server.THREADS):
            readers.enter_context(server.stop_reading(CSV))
        assert is_answered(server)


def test_head_has_no_body(server: Server):
    make.an_open()
    client = server.connect()
    for address in ("/", "/toezeggingen/", CSV, "/toezeggingen/?formaat=xlsx", "/nergens/", "/beheer/login/"):
        client.request("HEAD", address)
        response = client.getresponse()
        assert (response.status, response.read()) == (404 if address == "/nergens/" else 200, b"")
    client.request("GET", "/gezond/")  # on the same connection, so a body would be read as its answer
    assert client.getresponse().status == 200
    client.close()


@pytest.mark.parametrize("kilobytes", [9, 16, 64])
def test_very_long_query_is_refused_in_dutch(server: Server, kilobytes: int):
    client = server.connect()
    client.request("GET", f"/toezeggingen/?{urlencode({'woorden': 'woord ' * (kilobytes * 1024 // 6)})}")
    response = client.getresponse()
    assert response.status == 200
    assert "is te lang" in response.read().decode()
    client.close()


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (f"GET /?woorden={'a' * web_server.MAX_HEADER_BYTES} HTTP/1.1\nHost: localhost\n\n", b"431"),
        (f"POST /beheer/login/ HTTP/1.1\nHost: localhost\nContent-Length: {web_server.MAX_BODY_BYTES + 1}\n\n", b"413"),
    ],
)
def test_request_that_is_too_large_is_refused_before_it_is_read(server: Server, head: str, status: bytes):
    with server.send(head) as client:
        assert client.recv(SMALL).split()[1] == status


def test_headers_do_not_name_the_server(server: Server):
    client = server.connect()
    client.request("GET", "/gezond/")
    response = client.getresponse()
    assert (response.status, response.headers["Server"]) == (200, None)
    client.close()


def test_id_of_a_stranger_does_not_get_into_the_log(server: Server):
    client = server.connect()
    client.request("GET", "/gezond/", headers={"X-Request-ID": "c0ffee-1", "X-Forwarded-For": "203.0.113.9"})
    assert len(client.getresponse().headers["X-Request-ID"]) == 32
    client.close()


@pytest.mark.parametrize("header", ["SCRIPT_NAME", "X-Forwarded-Prefix", "X-Forwarded-Host", "Forwarded"])
def test_header_of_a_stranger_does_not_change_the_links_of_a_page(server: Server, header: str):
    number = make.an_open().number
    client = server.connect()
    for headers in ({header: "/evil"}, {}):  # the second page may be the cached one
        client.request("GET", "/toezeggingen/", headers=headers)
        page = client.getresponse().read().decode()
        assert f'href="/toezeggingen/{number}/"' in page
        assert "evil" not in page
    client.close()


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("203.0.113.9:52100", "203.0.113.9"),
        ("2001:db8::1", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("[2001:db8::1]:52100", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("unknown", UNKNOWN_ADDRESS),
    ],
)
def test_address_of_the_reader_in_the_words_of_a_proxy(behind_proxy: Server, sent: str, address: str):
    """A failed log-in counts at that address."""
    client = behind_proxy.connect()
    client.request("GET", "/beheer/login/", headers={"X-Forwarded-For": sent})
    page = client.getresponse()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.read().decode())
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    form = urlencode({"csrfmiddlewaretoken": token[1], "username": "iemand", "password": "fout"})
    headers = {"X-Forwarded-For": sent, "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    client.request("POST", "/beheer/login/", form, headers)
    assert client.getresponse().status == 200
    assert [*FailedLogIn.objects.values_list("username", "ip_address")] == [("iemand", address)]
    client.close()


@pytest.mark.parametrize(
    ("address", "host", "refusal"),
    [
        ("/", "evil.example", "Invalid HTTP_HOST header: 'evil.example'"),
        ("/beheer/login/", "a_b", "Invalid HTTP_HOST header: 'a_b'"),
        (f"/toezeggingen/?{'a=1&' * 4001}", LOCALHOST, "The number of GET/POST parameters exceeded"),
    ],
)
def test_refused_request_is_logged_without_a_traceback(server: Server, address: str, host: str, refusal: str):
    client = server.connect()
    client.request("GET", address, headers={"Host": host})
    response = client.getresponse()
    assert (response.status, "Verzoek niet begrepen" in response.read().decode()) == (400, True)
    client.close()
    log = server.log.read_text()
    assert refusal in log
    assert "Traceback" not in log
