"""How long matching one letter against a large register takes, against reading that letter."""

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
APART = timedelta(days=5)  # between a promise and its copy, so that every debate keeps its own eight promises


def match_ratio() -> dict[str, float]:
    """Ten letters laid beside 10,000 open toezeggingen over reading them. The register is taken in beforehand, as the
    site's is; what one letter needs of it is not."""
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
    """The same promise of another debate, some days earlier, and still open."""
    if not number:
        return replace(promise, settled_on=None)
    return replace(
        promise,
        number=f"{promise.number[:8]}-{number:02}{promise.number[9:]}",
        debate=f"{promise.debate}-{number}",
        made_on=promise.made_on - number * APART,
        settled_on=None,
    )
