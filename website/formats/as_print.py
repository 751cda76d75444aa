"""A selection to print: one long page instead of fifty rows per page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from search.selection import FORMAT, Selection
from website.formats import heading
from website.formats.field_values import rows_with_values

MAX_ROWS = 500


def answer(request: HttpRequest, selection: Selection) -> HttpResponse:
    total = selection.rows.count()
    return render(
        request,
        "print.html",
        {
            "selection": selection,
            "counted": heading.counted(total),
            "most": MAX_ROWS if total > MAX_ROWS else None,
            "address": heading.address(selection),
            "back": selection.address(FORMAT, []),
            "rows": [values for _, values in rows_with_values(selection.rows[:MAX_ROWS], today=selection.on)],
        },
    )
