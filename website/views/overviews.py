"""Pages of committees, ministries, ministers, posts, members and parties, and of all of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from search import facets
from search.selection import Selection
from website.caching.freshness import fresh
from website.pages.agenda import coming_debates
from website.pages.overview import format_links, over
from website.pages.subjects import SUBJECTS, Subject

LONG = 40  # from here on a reader looks by letter
SHOWN = 5
OPEN, LATE = "status=openstaand&status=deels-voldaan", "termijn=te-laat"


@dataclass(frozen=True)
class Line:
    """One thing in a list of its kind, and how many of its toezeggingen are open and late."""

    name: str
    address: str
    remark: str
    open: int
    late: int
    initial: str


@require_safe
@fresh
def show_overview(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """One thing, and where the toezeggingen that it has to do with stand today."""
    subject = SUBJECTS[kind]
    thing = subject.find(key)
    if key != getattr(thing, subject.named.key):
        return HttpResponsePermanentRedirect(thing.get_absolute_url())
    today = timezone.localdate()
    return render(
        request,
        "overview.html",
        {
            "today": today,
            "subject": subject,
            "heading": subject.heading(thing),
            "facts": [fact for fact in subject.facts(thing) if fact.links],
            "asked": f"{subject.asked}={key}&",
            "formats": format_links(subject.asked, key),
            "overview": over(subject.condition([thing.pk], today), on=today),
            "coming": coming_debates(on=today).of_committee(thing)[:SHOWN] if kind == "committee" else (),
        },
    )


@require_safe
@fresh
def list_subjects(request: HttpRequest, kinds: tuple[str, ...]) -> HttpResponse:
    """All things of these kinds that published toezeggingen have to do with, by name."""
    today = timezone.localdate()
    subjects = [SUBJECTS[kind] for kind in kinds]
    parts = [(subject, _by_letter(_lines(subject, today))) for subject in subjects]
    return render(request, "subjects.html", {"title": subjects[0].plural, "parts": parts})


def _lines(subject: Subject, on: date) -> list[Line]:
    late, opened = _counts(subject, LATE, on), _counts(subject, OPEN, on)
    lines = []
    for thing in subject.named.offered():
        key, name = getattr(thing, subject.named.key), subject.heading(thing)
        initial = subject.sorted_by(name)
        lines.append(
            Line(name, thing.get_absolute_url(), subject.remark(thing), opened.get(key, 0), late.get(key, 0), initial)
        )
    return sorted(lines, key=lambda line: line.initial)


def _counts(subject: Subject, query: str, on: date) -> dict[str, int]:
    """How many of the toezeggingen that are asked each thing has, by its key."""
    selection = Selection(QueryDict(query), on=on)
    if subject.asked in facets.FACETS:
        return {value.key: value.count for value in facets.count(selection)[subject.asked].values}
    asked = selection.filter.qs.order_by()
    return dict(asked.values_list(f"{subject.field}__{subject.named.key}").annotate(counted=Count("pk")))


def _by_letter(lines: list[Line]) -> list[tuple[str, list[Line]]]:
    """A long list under its letters, a short one as it is."""
    if len(lines) < LONG:
        return [("", lines)]
    return [(letter, list(group)) for letter, group in groupby(lines, lambda line: line.initial[:1].upper())]
