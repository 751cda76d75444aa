"""A hostile file costs an error message: limits on time and memory, and the next file is read as usual."""

import threading
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from letters.extraction import Extraction, UnreadableLetter, extract, sandbox
from letters.extraction.file_types import FileType
from letters.extraction.sandbox import Sandbox

GOOD = b"<html><body><p>Brief</p></body></html>"


def test_one_subprocess_reads_several_files() -> None:
    with Extraction() as extraction:
        assert [extraction.text(GOOD, "brief.html") for _ in range(3)] == ["Brief"] * 3


def test_slow_file_is_refused_and_the_next_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with Extraction() as extraction:
        with monkeypatch.context() as patch:
            patch.setattr(sandbox, "SECONDS", 0.001)  # less than it takes to start
            with pytest.raises(UnreadableLetter, match="30 seconden"):
                extraction.text(GOOD, "brief.html")
        assert extraction.text(GOOD, "brief.html") == "Brief"


def test_file_that_needs_too_much_memory_is_refused_and_the_next_file_is_read() -> None:
    greedy = Sandbox()
    with pytest.raises(UnreadableLetter, match="te veel geheugen"):
        greedy.extract(FileType.HTML, b"<b>" + b"<i>a</i>" * 5_000_000)
    assert greedy.extract(FileType.HTML, GOOD) == "Brief"
    greedy.stop()


def test_worker_killed_between_files_does_not_affect_the_next_file() -> None:
    reader = Sandbox()
    reader.extract(FileType.HTML, GOOD)
    assert reader._process
    reader._process.kill()
    reader._process.wait()
    assert reader.extract(FileType.HTML, GOOD) == "Brief"
    reader.stop()


def test_deeply_nested_page_is_refused() -> None:
    with pytest.raises(UnreadableLetter):
        extract(b"<div>" * 200_000 + b"Brief", "brief.html")


def test_extract_is_thread_safe() -> None:
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(extract(GOOD, "brief.html"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["Brief"] * 4


@pytest.fixture(scope="module")
def extraction() -> Iterator[Extraction]:
    with Extraction() as extraction:
        yield extraction


@given(
    start=some.sampled_from([b"", b"%PDF-1.7", b"PK\x03\x04", b"<html>", b"<?xml version='1.0'?><al>"]),
    rest=some.binary(),
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_a_text_or_a_message(extraction: Extraction, start: bytes, rest: bytes) -> None:
    assert text_or_message(extraction, start + rest)


def text_or_message(extraction: Extraction, data: bytes) -> str:
    try:
        return extraction.text(data, "brief").strip()
    except UnreadableLetter as refusal:
        return str(refusal)
