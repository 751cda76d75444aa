"""Random queries like those of readers, robots and attackers: a few filters with sensible values or nonsense."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import LiteralString
from urllib.parse import urlencode

from bench.made import words
from search.filters.filterset import FILTERS
from search.filters.types import ChoicesFilter, DayFilter
from search.ordering import Order

QUERIES = 5_000
MOST_PARAMETERS = 6
NONSENSE = (
    "", " ", "\0", "%", "'", "-1", "9" * 400, "woord " * 2000, "1); DROP TABLE toezegging; --",
    "<script>alert(1)</script>", "!&|():*<->", "99999-12-31", "a" * 10_000,
    "e", "(((((", "\\", "𝕿\ufffd", "null", "*:*", "de het een",
)  # fmt: skip

_MINISTRIES = "SELECT key FROM parliament_ministry"
NAMED: dict[str, LiteralString] = {
    "commissie": "SELECT slug FROM parliament_committee",
    "ministerie": _MINISTRIES,
    "ministerieToen": _MINISTRIES,
    "ministerieNu": _MINISTRIES,
    "bewindspersoon": "SELECT slug FROM parliament_minister UNION SELECT left(name, 5) FROM parliament_minister",
    "ambt": "SELECT slug FROM parliament_post",
    "lid": "SELECT slug FROM parliament_member UNION SELECT left(name, 5) FROM parliament_member",
    "fractie": "SELECT slug FROM parliament_party",
    "debat": "SELECT number FROM parliament_debate UNION SELECT left(title, 7) FROM parliament_debate",
    "dossier": "SELECT DISTINCT dossier FROM letters_letterdossier",
    "brief": "SELECT number FROM letters_letter",
    "nummer": "SELECT number FROM toezeggingen_toezegging WHERE status <> 'concept'",
}


def queries(of_register: dict[str, list[str]]) -> Iterator[str]:
    """Yield random query strings. The same values `of_register`, which `named` returns, give the same strings."""
    random = Random(QUERIES)
    known = _fixed() | of_register
    for _ in range(QUERIES):
        names = random.choices([*known, "pagina", "onbekend"], k=1 + random.randrange(MOST_PARAMETERS))
        yield urlencode([(name, _value(random, known.get(name, ["1", "2", "1000000000"]))) for name in names])


def _value(random: Random, sane: list[str]) -> str:
    return random.choice(sane if random.random() < 0.7 else NONSENSE)


def named(ask: Callable[[LiteralString], list[str]]) -> dict[str, list[str]]:
    """Return the values that the register has for each filter, by the name of the filter."""
    return {name: ask(query) for name, query in NAMED.items()}


def _fixed() -> dict[str, list[str]]:
    """Return values that are the same for every register, by the name of the filter."""
    choices = {
        name: [key for key, _ in found.choices] for name, found in FILTERS.items() if isinstance(found, ChoicesFilter)
    }
    days = [f"{year}-{month:02}-01" for year in range(2011, 2027) for month in (1, 7)]
    dated = {name: days for name, found in FILTERS.items() if isinstance(found, DayFilter)}
    phrases = [f"{front} {back}" for front in words.FRONTS[::5] for back in words.BACKS[::5]]
    return choices | dated | {"woorden": phrases + words.FRONTS + words.BACKS, "volgorde": list(Order.values)}
