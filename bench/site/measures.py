"""The figures of the public site.

A figure is the median time of a reference view divided by that of the site's page, unless a docstring says otherwise.
The site and the reference take turns, so that other load on the machine slows both. "Cold" means that the register gets
a new version before each request, so that no cached page is valid.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from urllib.parse import urlencode

from bench.site import fuzz
from bench.site.server import Site, served

SMALL, LARGE, LARGEST = 6_500, 65_000, 1_000_000
TURNS = 60
FEW = 5  # turns for a slow request

LIST, SEARCH = "/toezeggingen/", "/zoeken/?woorden=stikstofbeleid+gemeenten"
THREE_FILTERS = f"{LIST}?status=openstaand&commissie=vws&soort=commissiedebat"
CSV = f"{LIST}?formaat=csv"
SQL = f"/bench/sql/?{urlencode({'address': SEARCH})}"
TEMPLATE, PRERENDERED, BARE_CSV = "/bench/template/", "/bench/prerendered/", "/bench/bare.csv"
# Select toezeggingen from the whole register, with long and short histories.
NUMBERS = """SELECT number FROM toezeggingen_toezegging WHERE status <> 'concept' AND NOT withdrawn AND id % 100 = 1
    ORDER BY id LIMIT {}"""
MB = 1024 * 1024
SLOWEST = 20  # number of queries to repeat, because one slow answer may be due to other load

Turn = Callable[[], float]


def list_ratios() -> dict[str, float]:
    """The list without filters: cold, from the cache, and answered with status 304."""
    with served(SMALL) as site:
        cold, template = _turns(_cold(site, LIST), _cold(site, TEMPLATE))
        etag = site.get(LIST).etag
        hot, prerendered = _turns(_hot(site, LIST), _hot(site, PRERENDERED))
        unsent, as_bytes = _turns(_hot(site, LIST, etag), _hot(site, PRERENDERED))
    return {
        "list_cold_ratio": template / cold,
        "list_hot_ratio": prerendered / hot,
        "list_304_ratio": as_bytes / unsent,
    }


def size_ratios() -> dict[str, float]:
    """The list with three filters, cold: the time with 6,500 toezeggingen divided by the time with more."""
    with served(SMALL) as small, served(LARGE) as large, served(LARGEST) as largest:
        at_small, at_large, at_largest = _turns(*(_cold(site, THREE_FILTERS) for site in (small, large, largest)))
    return {"list_65k_ratio": at_small / at_large, "list_1m_ratio": at_small / at_largest}


def detail_ratio() -> dict[str, float]:
    """Pages of single toezeggingen, cold. The reference is the template view."""
    with served(SMALL) as site:
        numbers = iter(site.ask(NUMBERS.format(TURNS + 1)))
        detail, template = _turns(lambda: _cold(site, f"{LIST}{next(numbers)}/")(), _cold(site, TEMPLATE))
    return {"detail_ratio": template / detail}


def search_ratio() -> dict[str, float]:
    """A search for two words, cold: its time divided by the time of the template view plus the SQL of the search."""
    with served(SMALL) as site:
        ours, template, sql = _turns(_cold(site, SEARCH), _cold(site, TEMPLATE), lambda: float(site.get(SQL).body))
    return {"search_ratio": ours / (template + sql)}


def csv_figures() -> dict[str, float]:
    """65,000 toezeggingen as CSV: growth of the worker in MB, and rows per second divided by those of a bare CSV."""
    with served(LARGE) as site:
        site.get(LIST)
        before = site.memory()
        most = max(site.memory() for _ in site.pieces(CSV))
        ours, bare = _turns(_hot(site, CSV), _hot(site, BARE_CSV), times=FEW)
        lines = [site.get(address).body.count(b"\r\n") for address in (CSV, BARE_CSV)]
    return {"csv_mb": (most - before) / MB, "csv_ratio": (lines[0] / ours) / (lines[1] / bare)}


def fuzz_ratio() -> dict[str, float]:
    """5,000 random queries: the time of the slowest page divided by that of the list without filters, both cold."""
    with served(SMALL) as site:
        plain = median(_cold(site, LIST)() for _ in range(TURNS))
        addresses = [f"{LIST}?{query}" for query in fuzz.queries(fuzz.named(site.ask))]
        slowest = sorted(addresses, key=lambda address: site.get(address).seconds)[-SLOWEST:]
        most = max(median(_cold(site, address)() for _ in range(FEW)) for address in slowest)
    return {"fuzz_ratio": most / plain}


def _cold(site: Site, address: str) -> Turn:
    def turn() -> float:
        site.renew()
        return site.get(address).seconds

    return turn


def _hot(site: Site, address: str, etag: str = "") -> Turn:
    return lambda: site.get(address, etag=etag).seconds


def _turns(*turns: Turn, times: int = TURNS) -> list[float]:
    """Take turns and return the median seconds of each turn. The first round is a warm-up and is not counted."""
    rounds = [[turn() for turn in turns] for _ in range(times + 1)]
    return [median(seconds) for seconds in zip(*rounds[1:], strict=True)]
