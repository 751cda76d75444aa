"""Measure the time to match a letter with a large register, relative to the time to read that letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bench import texts
from bench.clock import seconds
from letters.reading import debates, read
from matching.promises import Promise, match
from opendata.promises import read_promises

OPEN = 10_000  # open toezeggingen in the register; the House itself has about 1,600
REGISTER = texts.CORPUS / "matching" / "toezeggingen.jsonl"
APART = timedelta(days=5)  # between two copies of a promise, so that the copies of a debate are on different days


def match_ratio() -> dict[str, float]:
    """Time to match ten letters with 10,000 open toezeggingen, divided by the time to read those letters.

    The time to load the register is not counted, because the site loads its register beforehand.
    """
    if not REGISTER.exists():
        return {}
    ten = texts.longest(texts.letters())
    readings = [read(text) for text in ten]
    promises = _register()
    matching = seconds(lambda: [match(reading, promises) for reading in readings])
    reading = seconds(lambda: [read(text) for text in ten], before=debates.find_debates.cache_clear)
    return {"match_ratio": matching / reading}


def _register() -> list[Promise]:
    known = read_promises(REGISTER.read_text(encoding="utf-8").splitlines())
    copies = (_copy(promise, number) for number in range(OPEN // len(known) + 1) for promise in known)
    return [copy for copy, _ in zip(copies, range(OPEN), strict=False)]


def _copy(promise: Promise, number: int) -> Promise:
    """Copy the promise as still open. Copy 0 keeps the debate; each other copy comes from an earlier debate."""
    if not number:
        return replace(promise, settled_on=None)
    return replace(
        promise,
        number=f"{promise.number[:8]}-{number:02}{promise.number[9:]}",
        debate=f"{promise.debate}-{number}",
        made_on=promise.made_on - number * APART,
        settled_on=None,
    )
