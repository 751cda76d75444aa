"""The same selection in other formats, at the same address with `formaat=` behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from search.selection import FORMAT, NavLink, Selection
from website.formats import as_atom, as_csv, as_ics, as_print, as_xlsx


@dataclass(frozen=True)
class Format:
    """`words` is how a page calls it."""

    words: str
    answer: Callable[[HttpRequest, Selection], HttpResponseBase]


FORMATS = {
    "xlsx": Format("Excel", as_xlsx.answer),
    "csv": Format("CSV", as_csv.answer),
    "atom": Format("Atom", as_atom.answer),
    "ics": Format("agenda", as_ics.answer),
    "afdrukken": Format("afdrukken", as_print.answer),
}


def links(selection: Selection) -> list[NavLink]:
    return [NavLink(one.words, selection.address(FORMAT, [key])) for key, one in FORMATS.items()]
