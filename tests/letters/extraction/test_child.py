"""A hostile file costs a message: limits of time and memory, and the next file is read as if nothing had happened."""

import threading
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from letters.extraction import Extraction, UnreadableLetter, child, extract
from letters.extraction.child import Child
from letters.extraction.kinds import Kind

GOOD = b"<html><body><p>Brief</p></body></html>"


def test_one_child_serves_several_files() -> None:
    with Extraction() as extraction:
        assert [extraction.text(GOOD, "brief.html") for _ in range(3)] == ["Brief"] * 3


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with Extraction() as extraction:
        with monkeypatch.context() as patch:
            patch.setattr(child, "SECONDS", 0.001)  # less than it takes to start
            with pytest.raises(UnreadableLetter, match="30 seconden"):
                extraction.text(GOOD, "brief.html")
        assert extraction.text(GOOD, "brief.html") == "Brief"


def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_one_read() -> None:
    greedy = Child()
    with pytest.raises(UnreadableLetter, match="te veel geheugen"):
        greedy.text_of(Kind.HTML, b"<b>" + b"<i>a</i>" * 5_000_000)
    assert greedy.text_of(Kind.HTML, GOOD) == "Brief"
    greedy.stop()


def test_a_worker_that_was_killed_between_two_files_costs_the_next_one_nothing() -> None:
    reader = Child()
    reader.text_of(Kind.HTML, GOOD)
    assert reader._process
    reader._process.kill()
    reader._process.wait()
    assert reader.text_of(Kind.HTML, GOOD) == "Brief"
    reader.stop()


def test_a_page_of_brackets_is_a_message_or_a_text() -> None:
    with pytest.raises(UnreadableLetter):
        extract(b"<div>" * 200_000 + b"Brief", "brief.html")


def test_threads_read_side_by_side() -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(extract(GOOD, "brief.html"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Brief"] * 4


@pytest.fixture(scope="module")
def extraction() -> Iterator[Extraction]:
    with Extraction() as one:
        yield one


@given(
    start=some.sampled_from([b"", b"%PDF-1.7", b"PK\x03\x04", b"<html>", b"<?xml version='1.0'?><al>"]),
    rest=some.binary(),
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_text_or_a_message(extraction: Extraction, start: bytes, rest: bytes) -> None:
    assert told(extraction, start + rest)


def told(extraction: Extraction, data: bytes) -> str:
    try:
        return extraction.text(data, "brief").strip()
    except UnreadableLetter as refusal:
        return str(refusal)
