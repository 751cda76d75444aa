"""Twenty readers and a clerk, who note what they see and when."""

from __future__ import annotations

import re
import ssl
import time
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPSConnection
from http.cookies import SimpleCookie
from threading import Event, Thread
from urllib.parse import urlencode

PAGES = ("/", "/toezeggingen/", "/toezeggingen/?status=openstaand", "/zoeken/?woorden=brief", "/api/v1/toezeggingen",
         "/debatten/")  # fmt: skip
READERS = 20
PAUSE = 0.5  # seconds between two pages of one reader
PATIENCE = 60  # seconds before a person gives up a page
DONE = 302  # after a move that was made


@dataclass(frozen=True)
class Visit:
    """One request. `status` is 0 without an answer; `age` is that of a page that the cache could not check."""

    began: float
    ended: float
    status: int
    age: int = 0

    @property
    def seconds(self) -> float:
        return self.ended - self.began


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    text: str

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


@dataclass
class Browser:
    """A person's browser: cookies, TLS, a new connection for each request."""

    port: int
    visits: list[Visit] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, address: str) -> Answer:
        return self._send("GET", address)

    def post(self, address: str, **fields: str) -> Answer:
        return self._send("POST", address, urlencode(fields))

    def _send(self, method: str, address: str, body: str | None = None) -> Answer:
        began = time.monotonic()
        try:
            answer = self._fetch(method, address, body)
        except (OSError, HTTPException):
            answer = Answer(0, [], "")
        age = int(answer.header("age") or 0)
        self.visits.append(Visit(began, time.monotonic(), answer.status, age))
        return answer

    def _fetch(self, method: str, address: str, body: str | None) -> Answer:
        context = ssl._create_unverified_context()  # noqa: S323 (Caddy signs the certificate of localhost itself)
        headers = {"Referer": f"https://localhost:{self.port}/"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPSConnection("localhost", self.port, timeout=PATIENCE, context=context)
        try:
            connection.request(method, address, body, headers)
            response = connection.getresponse()
            answer = Answer(response.status, response.getheaders(), response.read().decode(errors="replace"))
        finally:
            connection.close()
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        return answer


class Person(Thread):
    """Works until told to stop."""

    def __init__(self, port: int, stop: Event) -> None:
        super().__init__(daemon=True)
        self.browser, self.stop = Browser(port), stop


class Reader(Person):
    def __init__(self, port: int, stop: Event, nr: int) -> None:
        super().__init__(port, stop)
        self._nr = nr

    def run(self) -> None:
        while not self.stop.wait(PAUSE):
            self.browser.get(PAGES[self._nr % len(PAGES)])
            self._nr += 1


class Clerk(Person):
    """Settles one toezegging after the other. After an error page the clerk sends the same form again."""

    def __init__(self, port: int, stop: Event, keys: list[int]) -> None:
        super().__init__(port, stop)
        self._keys = iter(keys)
        self.settled: list[int] = []  # of these the site said that they were settled

    def log_in(self, name: str, password: str, code: str) -> None:
        page = self.browser.get("/beheer/login/")
        answer = self.browser.post(
            "/beheer/login/", csrfmiddlewaretoken=value_of(page, "csrfmiddlewaretoken"), username=name,
            password=password, code=code, next="/beheer/",
        )  # fmt: skip
        if answer.status != DONE:
            raise RuntimeError(f"The clerk cannot log in: {answer.status}")

    def run(self) -> None:
        for key in self._keys:
            if self.stop.wait(PAUSE):
                return
            self._settle(key)

    def _settle(self, key: int) -> None:
        address = f"/beheer/toezeggingen/toezegging/{key}/zet/laten-vervallen/"
        while (page := self.browser.get(address)).status != 200 and not self.stop.wait(PAUSE):
            pass
        fields = {name: value_of(page, name) for name in ("csrfmiddlewaretoken", "seen", "on")}
        while not self.stop.is_set():
            if self.browser.post(address, **fields, reason="Achterhaald.").status == DONE:
                self.settled.append(key)
                return
            self.stop.wait(PAUSE)


def value_of(page: Answer, name: str) -> str:
    """The value of a field of a form; empty if the page has no such field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    return found[1] if found else ""
