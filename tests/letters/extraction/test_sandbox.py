"""A hostile file costs an error message: limits on time and memory."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from letters.extraction import UnreadableLetter, extract, sandbox
from letters.extraction.file_types import FileType

GOOD = b"<html><body><p>Brief</p></body></html>"


def test_slow_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.001)  # less than it takes to start
    with pytest.raises(UnreadableLetter, match="30 seconden"):
        extract(GOOD, "brief.html")


def test_file_that_needs_too_much_memory_is_refused() -> None:
    with pytest.raises(UnreadableLetter, match="te veel geheugen"):
        sandbox.extract_in_sandbox(FileType.HTML, b"<b>" + b"<i>a</i>" * 5_000_000)


def test_worker_knows_no_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker with our environment would import another program than ours."""
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    assert extract(GOOD, "brief.html") == "Brief"


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


@given(
    start=some.sampled_from([b"", b"%PDF-1.7", b"PK\x03\x04", b"<html>", b"<?xml version='1.0'?><al>"]),
    rest=some.binary(),
)
@settings(max_examples=30, deadline=None)
def test_any_bytes_give_a_text_or_a_message(start: bytes, rest: bytes) -> None:
    assert text_or_message(start + rest)


def text_or_message(data: bytes) -> str:
    try:
        return extract(data, "brief").strip()
    except UnreadableLetter as refusal:
        return str(refusal)
