"""What an address asks of a list: strictly, where a page shows good will. Everything that is wrong is told at once."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, QueryDict

from toezeggingen.api.problems import BadQueryError, Fault
from toezeggingen.filters import FILTERS
from toezeggingen.filters.kinds import OneOf, echo
from toezeggingen.selection import ORDER, PAGE, Problem, Selection

SIZE = "paginaGrootte"
ROWS, MOST_ROWS = 50, 200
MOST_PAGES = 10**6
COUNT = re.compile(r"[1-9][0-9]{0,6}")


@dataclass(frozen=True)
class Paging:
    """Which page is asked, counted from one, of how many rows each."""

    nr: int
    size: int

    def of(self, rows: QuerySet, total: int | None = None) -> Page:
        """Http404 for a page after the last one; the first page may be empty."""
        pages = Paginator(rows, self.size)
        if total is not None:
            pages.count = total
        if self.nr > pages.num_pages:
            raise Http404(f"Bladzijde {self.nr} is er niet: de laatste is {pages.num_pages}.")
        return pages.page(self.nr)


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


def read_selection(query: QueryDict, besides: Collection[str] = ()) -> tuple[Selection, list[Fault]]:
    """The filters, and what is wrong with them. `besides` are the further names that the address knows."""
    asked = query.copy()
    for name in query.keys() - FILTERS.keys() - ({ORDER} & {*besides}):
        del asked[name]
    selection = Selection(asked)
    return selection, [*map(_fault, selection.problems), *unknown(query, {*FILTERS, *besides})]


def _fault(one: Problem) -> Fault:
    if one.meant:
        return Fault(one.name, f"“{one.name}={echo(one.value)}” kan meer dan één zijn: {', '.join(one.meant)}.")
    asked = FILTERS.get(one.name)
    known = [key for key, _ in asked.choices] if isinstance(asked, OneOf) else []
    hint = f" Mogelijk zijn: {', '.join(known)}." if known else ""
    return Fault(one.name, f"“{one.name}” kent de waarde “{echo(one.value)}” niet.{hint}")
