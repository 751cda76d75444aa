"""Varnish with deploy/machines/register.vcl before a site that is well, changes or fails."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import psutil
import pytest

from config.embedded.ports import LOCALHOST, find_free_port

VARNISH = shutil.which("varnishd", path=f"{os.environ['PATH']}:/usr/sbin")
VCL = Path(__file__).parents[2] / "deploy/machines/register.vcl"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not VARNISH, reason="needs Varnish, which is not installed")]


class Site(ThreadingHTTPServer):
    """A site with one page in a version, that notes what it is asked."""

    daemon_threads = True
    version, is_well, cookie = "1", True, ""

    def __init__(self) -> None:
        super().__init__((LOCALHOST, 0), Handler)
        self.asked: list[tuple[str, str]] = []
        self.readers: list[str] = []


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        if self.path == "/gezond/":
            self._answer(200)
            return
        tag, sent = f'W/"{self.server.version}"', self.headers.get("If-None-Match", "")
        self.server.asked.append((self.path, sent))
        self.server.readers.append(self.headers.get("X-Forwarded-For", ""))
        status = 503 if not self.server.is_well else 304 if sent == tag else 200
        self._answer(status, {"ETag": tag, "Set-Cookie": self.server.cookie})

    def _answer(self, status: int, headers: dict[str, str] | None = None) -> None:
        body = b"" if status == 304 else f"versie {self.server.version}".encode()
        self.send_response(status)
        for name, value in {"Cache-Control": "no-cache", **(headers or {})}.items():
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, int]]:
    """The site and the port of Varnish. Varnish listens when its own process says that the child started."""
    assert VARNISH
    folder, site, port = tmp_path_factory.mktemp("varnish"), Site(), find_free_port()
    Thread(target=site.serve_forever, daemon=True).start()
    config = VCL.read_text()
    for own in ("8001", "8002", "8003"):
        config = config.replace(f'"{own}"', f'"{site.server_port}"')
    (folder / "register.vcl").write_text(config)
    command = [VARNISH, "-F", "-j", "none", "-n", folder / "work", "-a", f"{LOCALHOST}:{port}"]
    process = subprocess.Popen(
        [*command, "-f", folder / "register.vcl", "-s", "malloc,16m"], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    for line in process.stderr:
        if "Child starts" in line:
            break
    with socket.create_connection((LOCALHOST, port)):
        yield site, port
    for child in [*psutil.Process(process.pid).children(recursive=True), process]:
        child.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()
    site.shutdown()
    site.server_close()


class Reader:
    def __init__(self, site: Site, port: int) -> None:
        self.site, self._port = site, port

    def get(self, address: str, **headers: str) -> tuple[int, str]:
        client = HTTPConnection(LOCALHOST, self._port, timeout=20)
        forwarded = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https"}
        client.request("GET", address, headers={**forwarded, **headers})
        response = client.getresponse()
        answer = response.status, response.read().decode()
        client.close()
        return answer


@pytest.fixture
def reader(cache: tuple[Site, int]) -> Reader:
    site, port = cache
    site.version, site.is_well, site.cookie = "1", True, ""
    site.asked.clear()
    return Reader(site, port)


def test_each_page_is_checked_and_a_changed_page_is_new_at_once(reader: Reader):
    reader.get("/changes/")
    assert reader.get("/changes/") == (200, "versie 1")
    reader.site.version = "2"
    assert reader.get("/changes/") == (200, "versie 2")
    assert reader.site.asked[0] == ("/changes/", "")
    assert ("/changes/", 'W/"1"') in reader.site.asked


def test_a_site_that_fails_leaves_the_page_as_it_was(reader: Reader):
    reader.get("/fails/")
    reader.site.is_well = False
    assert reader.get("/fails/") == (200, "versie 1")
    assert reader.get("/never-read/")[0] == 503
    reader.site.is_well, reader.site.version = True, "2"
    reader.get("/fails/")
    assert reader.get("/fails/") == (200, "versie 2")


@pytest.mark.parametrize(("address", "headers"), [("/beheer/", {}), ("/mine/", {"Cookie": "sessionid=a"})])
def test_nothing_of_a_clerk_is_kept(reader: Reader, address: str, headers: dict[str, str]):
    reader.get(address, **headers)
    reader.site.is_well = False
    assert reader.get(address, **headers)[0] == 503
    assert reader.get(address)[0] == 503
    assert {sent for _, sent in reader.site.asked} == {""}


def test_a_page_that_sets_a_cookie_is_not_kept(reader: Reader):
    reader.site.cookie = "a=b"
    reader.get("/sets/")
    reader.site.is_well = False
    assert reader.get("/sets/")[0] == 503


def test_the_site_learns_the_address_of_the_reader(reader: Reader):
    reader.get("/address/")
    assert reader.site.readers[-1] == "192.0.2.7"
