"""While fifty readers keep asking, every answer shows all changes committed before its request began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from http.client import HTTPConnection
from itertools import count
from threading import Condition, Thread
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import connections

from parliament.models import Debate, Recess
from tests import factories as make
from toezeggingen import workflow
from toezeggingen.models import Fulfilment, RegisterVersion
from toezeggingen.models.fulfilment import Outcome
from website.caching import release

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

READERS = 50
PATIENCE = 60  # seconds until a reader who hears nothing is named, instead of the whole run ending
BEFORE_MIDNIGHT, MIDNIGHT = "2023-06-01T23:59:50+02:00", "2023-06-02T00:00:00+02:00"
DUE = date(2023, 6, 1)
LIST, SETTLED, LATE, DEBATE, API, PLANNING = PAGES = (
    "/toezeggingen/",
    "/toezeggingen/TZ202303-101/",
    "/toezeggingen/TZ202303-102/",
    "/debatten/2023A01686/",
    "/api/v1/toezeggingen",
    "/planning/",
)
OF_DEBATE, HTML = (LIST, SETTLED, LATE, DEBATE, API), (LIST, SETTLED, LATE, DEBATE, PLANNING)


def of_any_address(etag: str) -> str:
    """The ETag without its last part, which depends on the address."""
    return etag.rpartition("-")[0]


class Story:
    """Committed changes, and how many of them each reader has seen."""

    def __init__(self) -> None:
        self.told: tuple[dict[str, str], ...] = ()  # a change each: what stands on which page since then
        self.outdated: frozenset[str] = frozenset()  # the ETags that held before, of any address
        self.stale: list[str] = []
        self.is_over = False
        self.moved_on = Condition()
        self._heard: dict[int, int] = {}  # by reader, how much was told when its last answered request began

    def tell(self, words: dict[str, str], *, outdated: str) -> None:
        """From now on every answer must show the change. Returns when every reader has seen it."""
        with self.moved_on:
            self.told, self.outdated = (*self.told, words), self.outdated | {outdated}
            is_heard = self.moved_on.wait_for(lambda: self.stale or self._has_everyone_heard(), timeout=PATIENCE)
            assert is_heard, f"after {PATIENCE} s these readers have heard only so much: {self._heard}"

    def _has_everyone_heard(self) -> bool:
        return list(self._heard.values()).count(len(self.told)) == READERS

    def heard(self, reader: int, told: int, stale: list[str]) -> None:
        with self.moved_on:
            self.stale += stale
            self._heard[reader] = told
            self.moved_on.notify_all()


class Reader(Thread):
    """A browser with one connection. Every second reader sends the ETag of its page."""

    serial = count()

    def __init__(self, nr: int, server: str, story: Story) -> None:
        super().__init__(daemon=True)
        self.nr, self.story = nr, story
        self.page = PAGES[nr // 2 % len(PAGES)]
        self.connection = HTTPConnection(server, timeout=PATIENCE)

    def run(self) -> None:
        try:
            while not (self.story.is_over or self.story.stale):
                self.ask_twice()
        except Exception as error:
            self.story.heard(self.nr, -1, [f"reader {self.nr} could not go on: {error!r}"])
            raise
        finally:
            self.connection.close()

    def ask_twice(self) -> None:
        """Ask for a new address, so that it is rendered; the second answer comes from the cache."""
        address, body, etag = f"{self.page}?{self.unasked()}", "", ""
        for _ in range(2):
            told, outdated = self.story.told, self.story.outdated
            body, etag = self.get(address, body, etag)
            missing = [words[self.page] for words in told if words.get(self.page, "") not in body]
            stale = [f"{address} does not say {words}" for words in missing]
            self.story.heard(
                self.nr,
                len(told),
                [*stale, *([f"{address} has an old ETag"] if of_any_address(etag) in outdated else [])],
            )

    def unasked(self) -> str:
        """The API refuses unknown parameters, so vary a date that excludes nothing."""
        nr = next(self.serial)
        return f"tot={date(2100, 1, 1) + timedelta(days=nr)}" if self.page == API else f"x={nr}"

    def get(self, address: str, body: str, etag: str) -> tuple[str, str]:
        """The page and its ETag from the answer, or after a 304 those that the reader has."""
        asks = {"If-None-Match": etag} if etag and self.nr % 2 else {}
        self.connection.request("GET", address, headers=asks)
        response = self.connection.getresponse()
        answer = response.read().decode()
        if response.status == 304:
            return body, etag
        assert response.status == 200, answer
        return answer, response.headers["ETag"]


@pytest.fixture
def clock() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(BEFORE_MIDNIGHT, tick=False) as clock:
        yield clock


@pytest.fixture
def proposal(clock: time_machine.Coordinates) -> Fulfilment:
    """Two toezeggingen of one debate: the first waits for a decision, the deadline of the second is today."""
    debate = make.a_debate(number="2023A01686")
    make.an_open(number="TZ202303-102", debate=debate, due=DUE)
    make.an_open(number="TZ202303-103", debate=debate, due=date(2023, 6, 30))
    return make.a_proposal(make.an_open(number="TZ202303-101", debate=debate))


@pytest.fixture
def changes(
    proposal: Fulfilment, clock: time_machine.Coordinates, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, str]]:
    """Makes one change after another, and yields what each public page must show from then on."""

    def make_them() -> Iterator[dict[str, str]]:
        meeting = make.a_meeting(day=DUE)
        recess = Recess.objects.create(kind="meireces", last_meeting=date(2023, 6, 8), next_meeting=date(2023, 6, 20))
        yield {}
        workflow.decide(proposal, by=make.clerk(), on=DUE, meeting=meeting, outcome=Outcome.FULFILLED)
        page = dict.fromkeys((LIST, DEBATE), '<span class="badge voldaan">voldaan')
        yield {**page, SETTLED: "<strong>Voldaan.</strong>", API: '"status":"voldaan"'}
        Debate.objects.filter(number="2023A01686").update(title="Dijkbeheer")
        yield dict.fromkeys(OF_DEBATE, "Dijkbeheer")
        recess.last_meeting = date(2023, 6, 12)
        recess.save()
        yield {PLANNING: "13 juni tot en met 19 juni 2023"}
        clock.move_to(MIDNIGHT)
        yield {**dict.fromkeys((LIST, LATE, DEBATE), "1 dag te laat"), API: '"stand":"te-laat"'}
        RegisterVersion.objects.update(is_demo=True)
        yield dict.fromkeys(HTML, "Voorbeeldgegevens")
        monkeypatch.setattr(release, "RELEASE", "the next one")
        yield {}

    return make_them()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, live_server) -> str:
    """Database connections outlive a request, as in production."""
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", None)
    return urlsplit(live_server.url).netloc


def test_every_request_begun_after_a_change_shows_it(server: str, client, changes: Iterator[dict[str, str]]):
    story = Story()
    readers = [Reader(nr, server, story) for nr in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        held = of_any_address(client.get(LIST)["ETag"])
        for words in changes:
            story.tell(words, outdated=held)
            held = of_any_address(client.get(LIST)["ETag"])
    finally:
        story.is_over = True
        for reader in readers:
            reader.join()
    assert story.stale == []
