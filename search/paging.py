"""Pagination of the lists on the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict

from search.filters.messages import echo, ignored

PAGE = "pagina"
BELOW_FIRST = re.compile(r"\s*(?:-\d+|0+)\s*")


@dataclass(frozen=True)
class PageLink:
    words: str
    address: str
    is_here: bool


@dataclass(frozen=True)
class Paged:
    """The page to show, links to all pages, and a sentence about wrong parameters."""

    page: Page
    links: list[PageLink]
    complaint: str


def paged(rows: QuerySet[Any] | Sequence[Any], query: QueryDict, rows_a_page: int) -> Paged:
    """Paginate a list that has no parameter but the page number."""
    page = nearest(Paginator(rows, rows_a_page), query)
    links = page_links(page, lambda number: f"?{PAGE}={number}")
    return Paged(page, links, ignored(query, {PAGE}, complaint(query, page)))


def nearest(pages: Paginator, query: QueryDict) -> Page:
    """Return the requested page or the nearest existing page.

    For a number below 1 this is the first page; Django itself would return the last.
    """
    number = query.get(PAGE, "")
    return pages.get_page(1 if BELOW_FIRST.fullmatch(number) else number)


def complaint(query: QueryDict, page: Page) -> str:
    """Return a sentence if `page` is not the requested page, else an empty text."""
    number = query.get(PAGE)
    if not number or number == str(page.number):
        return ""
    return f"Pagina “{echo(number)}” is er niet; u ziet pagina {page.number}."


def page_links(page: Page, address: Callable[[int], str]) -> list[PageLink]:
    """Return the links to the pages. Skipped page numbers become an ellipsis without an address."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return [
        PageLink(str(number), address(number) if isinstance(number, int) else "", number == page.number)
        for number in numbers
    ]
