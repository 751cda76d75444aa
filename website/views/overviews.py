"""Pages of committees, ministries, ministers, posts, members and parties, and a list of each kind."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from website.caching.freshness import fresh
from website.pages.agenda import coming_debates
from website.pages.overview import format_links, make_overview
from website.pages.subject_lines import LineOrder, SubjectSearch, subject_lines
from website.pages.subjects import SUBJECTS

COMING = 5


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
    """All subjects of these kinds that published toezeggingen refer to. A whole name opens the page of its subject."""
    asked, today = SubjectSearch(request.GET), timezone.localdate()
    lines = {kind: subject_lines(SUBJECTS[kind], today) for kind in kinds}
    named = [line for part in lines.values() for line in part if asked.names(line)]
    if len(named) == 1:
        return redirect(named[0].address)
    parts = [(SUBJECTS[kind], asked.groups(part)) for kind, part in lines.items()]
    context = {"title": SUBJECTS[kinds[0]].plural, "parts": parts, "asked": asked, "orders": LineOrder}
    return render(request, "subjects.html", {**context, "is_empty": not any(lines.values())})
