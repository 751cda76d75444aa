"""What an address asks of a list: strictly, where a page shows good will. Everything that is wrong is told at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, QueryDict

from api.problems import BadQueryError, Fault
from search.filters import FILTERS
from search.filters.messages import echo
from search.filters.types import MAX_VALUES, ChoicesFilter, WordsFilter
from search.ordering import Order
from search.selection import FORMAT, ORDER, PAGE, Selection

SIZE, SINCE = "paginaGrootte", "gewijzigdSinds"
ROWS, MOST_ROWS = 50, 200
MOST_PAGES = 10**6
COUNT = re.compile(r"[1-9][0-9]{0,6}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)  # RFC 3339


@dataclass(frozen=True)
class Paging:
    """Which page is asked, counted from one, of how many rows each."""

    nr: int
    size: int

    def of(self, rows: QuerySet | Sequence[Any]) -> Page:
        """Http404 for a page after the last one; the first page may be empty."""
        pages = Paginator(rows, self.size)
        if self.nr > pages.num_pages:
            raise Http404(f"Bladzijde {self.nr} is er niet: de laatste is {pages.num_pages}.")
        page = pages.page(self.nr)
        page.object_list = list(page.object_list)
        return page


def refuse(faults: Collection[Fault]) -> None:
    if faults:
        raise BadQueryError(list(faults))


def unknown(query: QueryDict, known: Collection[str] = ()) -> list[Fault]:
    return [Fault(name, f"“{echo(name)}” is geen parameter van dit adres.") for name in query if name not in known]


def read_paging(query: QueryDict) -> tuple[Paging, list[Fault]]:
    nr, nr_faults = _count(query, PAGE, 1, MOST_PAGES)
    size, size_faults = _count(query, SIZE, ROWS, MOST_ROWS)
    return Paging(nr, size), [*nr_faults, *size_faults]


def _count(query: QueryDict, name: str, absent: int, most: int) -> tuple[int, list[Fault]]:
    asked = query.get(name, "")
    if not asked:
        return absent, []
    if COUNT.fullmatch(asked) and int(asked) <= most:
        return int(asked), []
    return absent, [Fault(name, f"“{name}” is een getal van 1 tot en met {most}, niet “{echo(asked)}”.")]


def read_since(query: QueryDict) -> tuple[datetime | None, list[Fault]]:
    """The moment after which a change is asked; None where none is."""
    asked = query.get(SINCE, "")
    if not asked:
        return None, []
    try:
        if MOMENT.fullmatch(asked):
            return datetime.fromisoformat(asked), []
    except ValueError:  # no such day or hour
        pass
    example = "2026-11-28T08:00:00Z; schrijf een plus in een adres als %2B"
    return None, [Fault(SINCE, f"“{SINCE}” is een moment met tijdzone, zoals {example}; niet “{echo(asked)}”.")]


def read_order(query: QueryDict) -> list[Fault]:
    """Changes have an order of their own, by which a program reads on."""
    is_in_vain = any(query.getlist(ORDER)) and query.get(SINCE)
    words = f"“{ORDER}” gaat niet samen met “{SINCE}”: wijzigingen staan op volgorde van wijziging."
    return [Fault(ORDER, words)] if is_in_vain else []


def read_format(query: QueryDict) -> list[Fault]:
    values = {*query.getlist(FORMAT)} - {"json", ""}
    return [Fault(FORMAT, f"De API geeft JSON, niet “{echo(value)}”.") for value in values]


def read_selection(query: QueryDict, besides: Collection[str] = ()) -> tuple[Selection, list[Fault]]:
    """The filters, by their plain keys only: a page also finds what a reader types. `besides` are the further names
    that the address knows."""
    asked = query.copy()
    for name in query.keys() - FILTERS.keys() - ({ORDER} & {*besides}):
        del asked[name]
    selection = Selection(asked)
    faults = unknown(query, {*FILTERS, *besides})
    for name in query.keys() & {*FILTERS, *besides, ORDER} - {PAGE, SIZE, SINCE, FORMAT}:
        faults += _faults(name, query.getlist(name), selection)
    return selection, faults


def _faults(name: str, values: list[str], selection: Selection) -> list[Fault]:
    """What is wrong with the values of one filter, or with the order."""
    if len(values) > MAX_VALUES:
        return [Fault(name, f"“{name}” kan {MAX_VALUES} waarden hebben, niet {len(values)}.")]
    if isinstance(FILTERS.get(name), WordsFilter):
        is_refused = any(one.name == name for one in selection.problems)
        return [Fault(name, f"“{name}” is te lang of onleesbaar.")] if is_refused else []
    # Without words nothing fits best, and the order is that of a list for which none is asked.
    known = [*Order] if name == ORDER else [one.key for one in selection.chosen.get(name, ())]
    return [_fault(name, value) for value in values if value and value not in known]


def _fault(name: str, value: str) -> Fault:
    asked = FILTERS.get(name)
    choices = [key for key, _ in asked.choices] if isinstance(asked, ChoicesFilter) else []
    if name == ORDER:
        choices = Order.values
    hint = f" Mogelijk zijn: {', '.join(choices)}." if choices else ""
    return Fault(name, f"“{name}” kent de waarde “{echo(value)}” niet.{hint}")
