"""Pages of committees, ministries, ministers, posts, members and parties, and a list of each kind."""

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
from toezeggingen.buckets import Bucket
from toezeggingen.status import OPEN
from website.caching.freshness import fresh
from website.list_addresses import query
from website.pages.agenda import coming_debates
from website.pages.overview import format_links, make_overview
from website.pages.subjects import SUBJECTS, Subject

LONG = 40  # a list with this many names or more is divided by letter
COMING = 5


@dataclass(frozen=True)
class SubjectLine:
    """A subject in the list of its kind, with the number of its open and of its late toezeggingen."""

    name: str
    address: str
    remark: str
    open: int
    late: int
    sort_key: str


@require_safe
@fresh
def show_overview(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The page of one subject, with an overview of its toezeggingen today."""
    subject = SUBJECTS[kind]
    thing = subject.find(key)
    if key != getattr(thing, subject.directory.key):
        return HttpResponsePermanentRedirect(thing.get_absolute_url())
    today = timezone.localdate()
    return render(
        request,
        "overview.html",
        {
            "today": today,
            "subject": subject,
            "heading": subject.heading(thing),
            "facts": [(label, links) for label, links in subject.facts(thing) if links],
            "filter_query": f"{subject.filter_name}={key}&",
            "formats": format_links(subject.filter_name, key),
            "overview": make_overview(subject.condition([thing.pk], today), on=today),
            "coming": coming_debates(on=today).of_committee(thing)[:COMING] if kind == "committee" else (),
        },
    )


@require_safe
@fresh
def list_subjects(request: HttpRequest, kinds: tuple[str, ...]) -> HttpResponse:
    """All subjects of these kinds that published toezeggingen refer to, by name."""
    today = timezone.localdate()
    subjects = [SUBJECTS[kind] for kind in kinds]
    parts = [(subject, _by_letter(_lines(subject, today))) for subject in subjects]
    return render(request, "subjects.html", {"title": subjects[0].plural, "parts": parts})


def _lines(subject: Subject, on: date) -> list[SubjectLine]:
    late, opened = _counts(subject, query(termijn=Bucket.OVERDUE), on), _counts(subject, query(status=OPEN), on)
    lines = []
    for thing in subject.directory.offered():
        key, name = getattr(thing, subject.directory.key), subject.heading(thing)
        counts = (opened.get(key, 0), late.get(key, 0))
        address, remark, sort_key = thing.get_absolute_url(), subject.remark(thing), subject.sorted_by(name)
        lines.append(SubjectLine(name, address, remark, *counts, sort_key))
    return sorted(lines, key=lambda line: line.sort_key)


def _counts(subject: Subject, chosen: str, on: date) -> dict[str, int]:
    """The number of toezeggingen that the query selects for each subject, by key of the subject."""
    selection = Selection(QueryDict(chosen), on=on)
    if subject.filter_name in facets.FACETS:
        return {value.key: value.count for value in facets.count(selection)[subject.filter_name].values}
    rows = selection.filter.qs.order_by()
    return dict(rows.values_list(f"{subject.field}__{subject.directory.key}").annotate(counted=Count("pk")))


def _by_letter(lines: list[SubjectLine]) -> list[tuple[str, list[SubjectLine]]]:
    """Divide a long list by first letter."""
    if len(lines) < LONG:
        return [("", lines)]
    return [(letter, list(group)) for letter, group in groupby(lines, lambda line: line.sort_key[:1].upper())]
