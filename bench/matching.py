"""Measure matching a letter against a large register, relative to reading that letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bench import texts
from bench.clock import seconds
from letters.reading import debates, read
from matching.promises import Promise, match
from opendata.promises import read_promises

OPEN = 10_000  # toezeggingen; the House's own register has some 1,600 open
REGISTER = texts.CORPUS / "matching" / "toezeggingen.jsonl"
APART = timedelta(days=5)  # between a promise and its copy, so that each copied debate has its own promises


def match_ratio() -> dict[str, float]:
    """Time to match ten letters against 10,000 open toezeggingen over the time to read them.

    Loading the register is not counted, as the site does it beforehand.
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
    """The same promise from another, earlier debate, and still open."""
    if not number:
        return replace(promise, settled_on=None)
    return replace(
        promise,
        number=f"{promise.number[:8]}-{number:02}{promise.number[9:]}",
        debate=f"{promise.debate}-{number}",
        made_on=promise.made_on - number * APART,
        settled_on=None,
    )
