"""What an error report really sends, caught by a server of our own."""

import gzip
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from config.embedded.ports import LOCALHOST

# A fault in a request and one in a task, with something secret in each place where it could leak.
FAIL = """
import django, logging
django.setup()
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from celery import shared_task
from config import urls

def fail(request, what):
    secret = "geheim-lokaal"
    request.POST
    raise ValueError("geheim-bericht")

def fail_without_view(request, exception):
    raise LookupError("geheim-bericht")

urls.handler404 = fail_without_view
urls.urlpatterns.insert(0, path("fout/<str:what>/", fail, name="fault"))
urls.urlpatterns.insert(0, path("vol/", lambda request: HttpResponse(status=503), name="busy"))

@shared_task
def fail_too(name):
    raise KeyError("geheim-bericht")

client = Client(raise_request_exception=False, HTTP_HOST="localhost")
client.cookies["koekje"] = "geheim-koekje"
client.get("/geheim-pad/")
client.post("/fout/geheim-deel/?q=geheim-vraag", {"veld": "geheim-veld"}, REMOTE_ADDR="203.0.113.9", headers={
    "User-Agent": "geheim-lezer", "X-Forwarded-For": "203.0.113.9", "X-Request-ID": "c0ffee-1"})
client.get("/vol/")
client.get("/vol/", HTTP_HOST="geheim-gastheer")
fail_too.apply(["geheim-argument"], task_id="task-1")
logging.getLogger("letters").error("not read: %s", "geheim-naam")
import sentry_sdk
sentry_sdk.flush(10)
"""


@pytest.fixture
def received():
    """The reports that a server got, and its address."""
    reports = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            reports.append((gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body).decode())
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer((LOCALHOST, 0), Receiver) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://key@{LOCALHOST}:{server.server_port}/1", reports
        server.shutdown()


def run(dsn: str) -> None:
    variables = {**os.environ, "SENTRY_DSN": dsn, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "-c", FAIL], env=variables, check=True, capture_output=True)


def test_a_report_has_the_place_and_nothing_of_the_reader(received):
    address, reports = received
    run(address)
    sent = "\n".join(reports)
    wanted = (
        "ValueError",
        "KeyError",
        "LookupError",
        "fout/{what}/",
        "c0ffee-1",
        "task-1",
        "not read: %s",
        '"function":"fail"',
    )
    assert [word for word in wanted if word not in sent] == []
    assert "django.request" not in sent  # it names the 503, which is no fault
    assert "geheim" not in sent
    assert "203.0.113.9" not in sent
    for report in reports:
        for line in report.splitlines()[2::2]:
            assert not json.loads(line).keys() & {"user", "request", "extra", "breadcrumbs", "modules", "contexts"}


def test_nothing_is_sent_without_an_address(received):
    _, reports = received
    run("")
    assert reports == []
