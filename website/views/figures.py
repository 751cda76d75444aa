"""Planning (the coming months) and figures (the past years)."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date
from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from parliament import dates
from search.filters.messages import echo, ignored, read_format
from search.overview_counts import tally
from search.selection import FORMAT
from toezeggingen.models import Toezegging
from toezeggingen.models.register_version import is_demo
from website.caching.freshness import fresh
from website.formats import as_csv, heading
from website.formats.characters import writable
from website.pages import figures, planning
from website.pages.figures import FiguresRow

YEAR = "jaar"
HEADINGS = (
    "jaar", "ministerie", "toegezegd", "streven of geen datum", "op tijd afgedaan", "te laat afgedaan", "nu te laat",
    "loopt nog", figures.ENDED_UNFULFILLED, "ooit uitgesteld",
    "streven of geen datum: te laat", "streven of geen datum: voldaan",
    f"streven of geen datum: {figures.ENDED_UNFULFILLED}",
)  # fmt: skip


@require_safe
@fresh
def show_planning(request: HttpRequest) -> HttpResponse:
    """What falls due in each month. Toezeggingen that are late, await a decision or have no date are counted
    separately."""
    today = timezone.localdate()
    counted = tally(Toezegging.objects.published(), on=today)
    return render(
        request,
        "planning.html",
        {
            "today": today,
            "months": planning.plan(today),
            "recesses_until": planning.recesses_until(),
            "tally": counted,
        },
    )


@require_safe
@fresh
def show_figures(request: HttpRequest) -> HttpResponse:
    """How toezeggingen were kept, by year and ministry, for all years or one; also as CSV."""
    today = timezone.localdate()
    rows = figures.count(today)
    years = {year: figures.total(group) for year, group in groupby(rows, lambda row: row.year)}
    typed_year = request.GET.get(YEAR, "")
    year = next((year for year in years if str(year) == typed_year), None)
    no_year = f"Over “{echo(typed_year)}” zijn er geen cijfers; u ziet alle jaren." if typed_year and not year else ""
    form, unknown_formats = read_format(request.GET.getlist(FORMAT), {"csv"})
    complaint = ignored(request.GET, {YEAR, FORMAT}, no_year, *unknown_formats)
    chosen = [row for row in rows if year in (None, row.year)]
    if form == "csv":
        return _as_csv(chosen, today, year, complaint)
    return render(
        request,
        "figures.html",
        {
            "today": today,
            "years": years,
            "total": figures.total(rows),
            "ended_unfulfilled": figures.ENDED_UNFULFILLED,
            "year": year,
            "complaint": complaint,
            "ministries": _by_ministry(chosen),
        },
    )


def _by_ministry(rows: list[FiguresRow]) -> list[tuple[str, str, figures.Counts]]:
    """Name, key and counts of each ministry, by the share that was kept in time; unjudged ones last."""
    ordered = sorted(rows, key=lambda row: (row.ministry, row.key))
    groups = groupby(ordered, lambda row: (row.ministry, row.key))
    totals = [(name, key, figures.total(group)) for (name, key), group in groups]
    return sorted(totals, key=lambda row: -1 if row[2].share_on_time is None else row[2].share_on_time, reverse=True)


def _as_csv(rows: list[FiguresRow], day: date, year: int | None, complaint: str) -> HttpResponse:
    """The figures as CSV. The first line describes the file and counts its rows, as in every file
    (docs/decisions/0018)."""
    of_year, query = (f" uit {year}", f"?{YEAR}={year}") if year else ("", "")
    counted = "1 rij" if len(rows) == 1 else f"{len(rows)} rijen"
    above = [
        f"Cijfers over toezeggingen{of_year} naar jaar en ministerie.",
        f"{counted} op {dates.dutch(day)}.",
        f"{settings.SITE_URL}{reverse('figures')}{query}",
        *([heading.DEMO] if is_demo() else []),
        writable(complaint),
    ]
    lines = [as_csv.line(" ".join(filter(None, above))), as_csv.line(*HEADINGS)]
    lines += [as_csv.line(row.year, writable(row.ministry), *astuple(row.counts)) for row in rows]
    name = f"cijfers-toezeggingen{f'-{year}' if year else ''}-{day.isoformat()}.csv"
    headers = {"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(as_csv.BYTE_ORDER_MARK + "".join(lines), headers=headers)
