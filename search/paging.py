"""Long lists in pages, each with an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict

from search.filters.kinds import echo, ignored

PAGE = "pagina"
BELOW_FIRST = re.compile(r"\s*(?:-\d+|0+)\s*")


@dataclass(frozen=True)
class PageLink:
    words: str
    address: str
    is_here: bool


@dataclass(frozen=True)
class Paged:
    """The asked page or the nearest one that exists, the way to the others, and what made no sense in the address."""

    page: Page
    links: list[PageLink]
    complaint: str


def paged(rows: QuerySet[Any] | Sequence[Any], query: QueryDict, rows_a_page: int) -> Paged:
    """Of rows that are asked nothing else but their page."""
    page = nearest(Paginator(rows, rows_a_page), query)
    told = ignored(query, {PAGE}, complaint(query, page))
    return Paged(page, page_links(page, lambda number: f"?{PAGE}={number}"), told)


def nearest(pages: Paginator, query: QueryDict) -> Page:
    """The asked page or the nearest one that exists; Django's own gives the last one for a number below the first."""
    asked = query.get(PAGE, "")
    return pages.get_page(1 if BELOW_FIRST.fullmatch(asked) else asked)


def complaint(query: QueryDict, page: Page) -> str:
    """A sentence where another page was asked than this one."""
    asked = query.get(PAGE)
    if not asked or asked == str(page.number):
        return ""
    return f"Pagina “{echo(asked)}” is er niet; u ziet pagina {page.number}."


def page_links(page: Page, address: Callable[[int], str]) -> list[PageLink]:
    """The way to the other pages; an ellipsis has no address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return [
        PageLink(str(number), address(number) if isinstance(number, int) else "", number == page.number)
        for number in numbers
    ]
