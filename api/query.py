"""Strict checks of the query parameters. A page of the site ignores a wrong value; the API refuses the request."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.http import QueryDict

from search.filters.filterset import FILTERS
from search.filters.messages import echo
from search.filters.types import MAX_VALUES, ChoicesFilter, WordsFilter
from search.ordering import Order
from search.selection import FORMAT, ORDER, Selection

SINCE = "gewijzigdSinds"
NUMBER = re.compile(r"[1-9][0-9]{0,6}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)  # RFC 3339


class Fault(NamedTuple):
    """A query parameter and what is wrong with it."""

    parameter: str
    detail: str


def unknown_parameters(query: QueryDict, known: Collection[str]) -> list[Fault]:
    return [Fault(name, f"“{echo(name)}” is geen parameter van dit adres.") for name in query if name not in known]


def check_number(query: QueryDict, name: str, most: int) -> list[Fault]:
    value = query.get(name, "")
    if not value or (NUMBER.fullmatch(value) and int(value) <= most):
        return []
    return [Fault(name, f"“{name}” is een getal van 1 tot en met {most}, niet “{echo(value)}”.")]


def parse_since(query: QueryDict) -> datetime | None:
    """Return the moment in `gewijzigdSinds`, or None if the parameter is absent or invalid."""
    value = query.get(SINCE, "")
    try:
        return datetime.fromisoformat(value) if MOMENT.fullmatch(value) else None
    except ValueError:  # a day or hour that does not exist
        return None


def check_since(query: QueryDict) -> list[Fault]:
    """Check `gewijzigdSinds`. No order may be given with it, because changes are always sorted by moment."""
    value = query.get(SINCE, "")
    if not value:
        return []
    if parse_since(query) is None:
        example = "2026-11-28T08:00:00Z; schrijf een plus in een adres als %2B"
        words = f"“{SINCE}” is een moment met tijdzone, zoals {example}; niet “{echo(value)}”."
        return [Fault(SINCE, words)]
    words = f"“{ORDER}” gaat niet samen met “{SINCE}”: wijzigingen staan op volgorde van wijziging."
    return [Fault(ORDER, words)] if any(query.getlist(ORDER)) else []


def check_format(query: QueryDict) -> list[Fault]:
    values = {*query.getlist(FORMAT)} - {"json", ""}
    return [Fault(FORMAT, f"De API geeft JSON, niet “{echo(value)}”.") for value in values]


def check_selection(query: QueryDict, selection: Selection) -> list[Fault]:
    """Check the filters and the order. Only exact keys are accepted; a page of the site also accepts a typed name."""
    return [
        fault
        for name, values in query.lists()
        if name in FILTERS or name == ORDER
        for fault in _check_values(name, values, selection)
    ]


def _check_values(name: str, values: list[str], selection: Selection) -> list[Fault]:
    if len(values) > MAX_VALUES:
        return [Fault(name, f"“{name}” kan {MAX_VALUES} waarden hebben, niet {len(values)}.")]
    if isinstance(FILTERS.get(name), WordsFilter):
        is_refused = any(problem.name == name for problem in selection.problems)
        return [Fault(name, f"“{name}” is te lang of onleesbaar.")] if is_refused else []
    # `best-passend` without words is accepted and gives the default order.
    known = [*Order] if name == ORDER else [option.key for option in selection.chosen.get(name, ())]
    return [_unknown_value(name, value) for value in values if value and value not in known]


def _unknown_value(name: str, value: str) -> Fault:
    declared = FILTERS.get(name)
    choices = [key for key, _ in declared.choices] if isinstance(declared, ChoicesFilter) else []
    if name == ORDER:
        choices = Order.values
    hint = f" Mogelijk zijn: {', '.join(choices)}." if choices else ""
    return Fault(name, f"“{name}” kent de waarde “{echo(value)}” niet.{hint}")
