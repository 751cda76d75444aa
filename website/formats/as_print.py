"""The selection on paper: all on one page, so that a member gets a list and not the first fifty."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from search.selection import FORMAT, Selection
from website.formats import heading
from website.formats.facts import facts_of

MOST_ROWS = 500


def answer(request: HttpRequest, selection: Selection) -> HttpResponse:
    total = selection.rows.count()
    return render(
        request,
        "print.html",
        {
            "selection": selection,
            "counted": heading.counted(total),
            "most": MOST_ROWS if total > MOST_ROWS else None,
            "address": heading.address(selection),
            "back": selection.address(FORMAT, []),
            "rows": [facts for _, facts in facts_of(selection.rows[:MOST_ROWS], today=selection.on)],
        },
    )
