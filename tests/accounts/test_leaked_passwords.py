"""A new password is compared with the list of leaked ones, asked of a real server on this machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from tests import factories as make
from tests.accounts.test_lock import PASSWORD
from tests.config.test_environment import DEPLOYMENT, run_manage
from tests.desk.clerks import text_of

LEAKED, UNKNOWN, COMMON = "stond in een grote lekkage", "wie een motie leest", "telechargement"


def hash_of(password: str) -> str:
    return hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()


class ListOfLeaks(ThreadingHTTPServer):
    """Answers as the service does: the rest of each hash with these first five signs, and how often it leaked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.code, self.body = 200, f"{'0' * 35}:0\r\n{hash_of(LEAKED)[5:]}:1,234\r\n"
        self.is_silent, self.is_over = False, Event()
        self.asked: list[tuple[str, str | None]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/range/"


class Answer(BaseHTTPRequestHandler):
    server: ListOfLeaks

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Add-Padding"]))
        if self.server.is_silent:
            self.server.is_over.wait()
            return
        self.send_response(self.server.code)
        self.end_headers()
        self.wfile.write(self.server.body.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def leaks(settings) -> Iterator[ListOfLeaks]:
    with ListOfLeaks() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        settings.LEAKED_PASSWORDS_URL = server.url
        settings.PWNED_PASSWORDS = {"API_TIMEOUT": 0.3}
        settings.AUTH_PASSWORD_VALIDATORS = [{"NAME": "accounts.leaked_passwords.NotLeaked"}]
        yield server
        server.is_over.set()
        server.shutdown()


@pytest.mark.django_db
def test_a_leaked_password_is_refused_in_dutch(leaks):
    user, client = make.a_user("medewerker"), Client()
    client.force_login(user)
    sent = {"old_password": PASSWORD, "new_password1": LEAKED, "new_password2": LEAKED}
    assert "Dit wachtwoord is ooit ergens gelekt. Kies een ander." in text_of(
        client.post("/beheer/password_change/", sent)
    )
    sent |= {"new_password1": UNKNOWN, "new_password2": UNKNOWN}
    assert client.post("/beheer/password_change/", sent).status_code == 302


def test_only_five_signs_of_the_hash_leave(leaks):
    validate_password(UNKNOWN)
    assert leaks.asked == [(f"/range/{hash_of(UNKNOWN)[:5]}", "true")]


def fail(leaks: ListOfLeaks) -> None:
    leaks.code = 503


def answer_nonsense(leaks: ListOfLeaks) -> None:
    leaks.body = "<html>Even geduld</html>"


def stay_silent(leaks: ListOfLeaks) -> None:
    leaks.is_silent = True


def refuse(leaks: ListOfLeaks) -> None:
    leaks.server_close()


@pytest.mark.parametrize("break_down", [fail, answer_nonsense, stay_silent, refuse])
def test_without_an_answer_the_common_passwords_are_still_refused(leaks, break_down, caplog):
    break_down(leaks)
    validate_password(UNKNOWN)
    with pytest.raises(ValidationError, match="te algemeen"):
        validate_password(COMMON)
    assert "Falling back to Django CommonPasswordValidator" in caplog.text
    assert UNKNOWN not in caplog.text


@pytest.mark.parametrize(("url", "is_asked"), [("", False), ("https://leaks.example.nl/range/", True)])
def test_a_setting_switches_it_on(url, is_asked):
    command = "from django.conf import settings; print(settings.AUTH_PASSWORD_VALIDATORS)"
    shown = run_manage("shell", "--no-imports", "-c", command, environment={**DEPLOYMENT, "LEAKED_PASSWORDS_URL": url})
    assert ("NotLeaked" in shown.stdout) is is_asked


@pytest.mark.parametrize("url", ["http://leaks.example.nl/range/", "https://leaks.example.nl/range", "ja"])
def test_a_wrong_address_stops_the_start(url):
    stopped = run_manage("check", environment={**DEPLOYMENT, "LEAKED_PASSWORDS_URL": url})
    assert stopped.returncode
    assert "LEAKED_PASSWORDS_URL is no https address that ends with /" in stopped.stderr
