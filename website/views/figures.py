"""The months ahead and the years behind."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from parliament import dates
from search.counts import tally
from search.filters.messages import echo, ignored, read_format
from search.selection import FORMAT
from toezeggingen.models import Toezegging
from website.caching.freshness import fresh
from website.caching.register_state import is_demo
from website.formats import as_csv, heading
from website.formats.characters import writable
from website.pages import figures, planning
from website.pages.figures import Row

YEAR = "jaar"
HEADINGS = (
    "jaar", "ministerie", "toegezegd", "streven of geen datum", "op tijd afgedaan", "te laat afgedaan", "nu te laat",
    "loopt nog", "vervallen", "ooit uitgesteld", "streven of geen datum: te laat", "streven of geen datum: voldaan",
    "streven of geen datum: vervallen",
)  # fmt: skip


@require_safe
@fresh
def show_planning(request: HttpRequest) -> HttpResponse:
    """What falls due in which month, and apart from it what is late, awaited or without a date."""
    today = timezone.localdate()
    stand = tally(Toezegging.objects.published(), on=today)
    return render(
        request,
        "planning.html",
        {
            "today": today,
            "months": planning.plan(today),
            "recesses_until": planning.recesses_until(),
            "tally": stand,
        },
    )


@require_safe
@fresh
def show_figures(request: HttpRequest) -> HttpResponse:
    """How promises were kept, by year and by ministry, of all years or of one; also as CSV."""
    today = timezone.localdate()
    rows = figures.count(today)
    years = {year: figures.total(group) for year, group in groupby(rows, lambda row: row.year)}
    asked = request.GET.get(YEAR, "")
    year = next((one for one in years if str(one) == asked), None)
    no_year = f"Over “{echo(asked)}” zijn er geen cijfers; u ziet alle jaren." if asked and not year else ""
    form, strange = read_format(request.GET.getlist(FORMAT), {"csv"})
    complaint = ignored(request.GET, {YEAR, FORMAT}, no_year, *strange)
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
            "legend": figures.PARTS,
            "year": year,
            "complaint": complaint,
            "ministries": _by_ministry(chosen),
        },
    )


def _by_ministry(rows: list[Row]) -> list[tuple[str, str, figures.Counts]]:
    ordered = sorted(rows, key=lambda row: (row.ministry, row.key))
    groups = groupby(ordered, lambda row: (row.ministry, row.key))
    return [(name, key, figures.total(group)) for (name, key), group in groups]


def _as_csv(rows: list[Row], day: date, year: int | None, complaint: str) -> HttpResponse:
    """What it is and how many rows stand above the rows, as in every file (docs/decisions/0018)."""
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
    for row in rows:
        told = row.counts
        judged = (told.on_time, told.after, told.late, told.running, told.lapsed, told.postponed)
        soft = (told.soft_late, told.soft_fulfilled, told.soft_lapsed)
        lines.append(as_csv.line(row.year, writable(row.ministry), told.made, told.soft, *judged, *soft))
    name = f"cijfers-toezeggingen{f'-{year}' if year else ''}-{day.isoformat()}.csv"
    headers = {"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(as_csv.MARK + "".join(lines), headers=headers)
