"""The formats of the list besides the normal page. Their addresses add `formaat=` to the list's own address.

To add a format, write a module here and add a line to `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from search.selection import FORMAT, NavLink, Selection
from website.formats import as_atom, as_csv, as_ics, as_print, as_xlsx


@dataclass(frozen=True)
class ListFormat:
    """A format of the list. `words` is the name of the format on a page."""

    words: str
    answer: Callable[[HttpRequest, Selection], HttpResponseBase]


FORMATS = {
    "xlsx": ListFormat("Excel", as_xlsx.answer),
    "csv": ListFormat("CSV", as_csv.answer),
    "atom": ListFormat("Atom", as_atom.answer),
    "ics": ListFormat("agenda", as_ics.answer),
    "afdrukken": ListFormat("afdrukken", as_print.answer),
}


def links(selection: Selection) -> list[NavLink]:
    return [NavLink(listed.words, selection.address(FORMAT, [key])) for key, listed in FORMATS.items()]
