"""A line of the log finds its request and its task, and knows nothing of the reader."""

import json
import logging

import pytest
from celery import shared_task
from django.urls import reverse

from accounts.security_log import record
from config.server import options
from monitoring.log_lines import JsonLine

SECRETS = ("zoekwoord", "203.0.113.9", "geheim-kenmerk")


class Lines(logging.Handler):
    def __init__(self):
        super().__init__()
        self.setFormatter(JsonLine())
        self.lines = []

    def emit(self, record):
        self.lines.append(json.loads(self.format(record)))


@pytest.fixture
def lines():
    """All lines of the log, as production writes them."""
    handler = Lines()
    root, access = logging.getLogger(), logging.getLogger("access")
    level = access.level
    access.setLevel("INFO")
    root.addHandler(handler)
    yield handler.lines
    root.removeHandler(handler)
    access.setLevel(level)


@pytest.fixture
def from_proxy():
    return {"X-Forwarded-For": "203.0.113.9"}


@pytest.mark.django_db
def test_a_request_leaves_one_line(client, lines):
    reader = {"headers": {"User-Agent": "geheim-kenmerk"}, "REMOTE_ADDR": "203.0.113.9"}
    response = client.get("/toezeggingen/?q=zoekwoord", **reader)
    (line,) = [line for line in lines if line["logger"] == "access"]
    assert (line["method"], line["view"], line["status"]) == ("GET", "toezeggingen", 200)
    assert line["bytes"] == len(response.content)
    assert line["ms"] >= 0
    assert line["request_id"] == response["X-Request-ID"]
    assert not [secret for secret in SECRETS if secret in json.dumps(lines)]


@pytest.mark.django_db
def test_a_line_of_django_has_the_id_and_no_query(client, lines):
    response = client.get("/bestaat-niet/?q=zoekwoord", REMOTE_ADDR="203.0.113.9")
    assert {line["request_id"] for line in lines} == {response["X-Request-ID"]}
    assert {line["logger"] for line in lines} == {"django.request", "access"}
    assert lines[0]["path"] == "/bestaat-niet/"
    assert not [secret for secret in SECRETS if secret in json.dumps(lines)]


@pytest.mark.django_db
def test_the_link_for_a_new_password_is_not_in_the_log(client, lines):
    address = reverse("password_reset_confirm", args=["MQ", "abc123-geheim-kenmerk"])
    client.get(address)
    assert lines
    assert "geheim-kenmerk" not in json.dumps(lines)


@pytest.mark.django_db
def test_the_id_of_the_proxy_is_kept(client, from_proxy):
    response = client.get("/over/", headers={**from_proxy, "X-Request-ID": "c0ffee-1"})
    assert response["X-Request-ID"] == "c0ffee-1"


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["", "a b", 'x"}', "x" * 65, "é"])
def test_an_id_that_does_not_fit_is_replaced(client, from_proxy, given):
    assert len(client.get("/over/", headers={**from_proxy, "X-Request-ID": given})["X-Request-ID"]) == 32


@pytest.mark.django_db
def test_the_id_of_a_reader_is_replaced(client):
    """The server drops the forwarded headers of all but the proxy (tests/config/test_server.py)."""
    assert options(proxy="")["clear_untrusted_proxy_headers"]
    assert client.get("/over/", headers={"X-Request-ID": "c0ffee-1"})["X-Request-ID"] != "c0ffee-1"


@shared_task
def speak():
    logging.getLogger("letters").warning("read %s", "it")


def test_a_line_of_a_task_has_its_id(lines):
    speak.apply(task_id="task-1")
    (line,) = [line for line in lines if line["logger"] == "letters"]
    assert (line["message"], line["task_id"]) == ("read it", "task-1")


def test_a_line_of_the_security_log_is_one_object(lines):
    record("log-in", request=None, person='x"}', outcome="refused")
    assert lines[0] == {**lines[0], "logger": "security", "event": "log-in", "person": 'x"}', "outcome": "refused"}


def test_a_fault_has_its_traceback_on_the_same_line(lines):
    try:
        raise ValueError("a\nb")
    except ValueError:
        logging.getLogger("letters").exception("failed")
    assert "ValueError" in lines[0]["traceback"]
