"""The pages of a procedural meeting: its list, the list on paper, and the form of all decisions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from desk.meeting import paper
from desk.meeting.decided import count_off_list
from desk.meeting.deciding import MeetingDecisions, Report
from desk.meeting.preparing import MeetingList
from desk.models import MeetingItem
from desk.models.meeting_item import LABELS
from desk.scope import start_of
from parliament import dates
from parliament.admin.base import clerk_of
from parliament.models import Debate
from parliament.models.debate import NOT_HELD
from parliament.models.former import known_as
from toezeggingen import permissions

LATE_LIST = 30  # meetings that were held


def _find(number: str) -> Debate:
    meeting = known_as(number, Debate.objects.select_related("committee__successor"))
    if meeting is None or meeting.kind != Debate.Kind.PROCEDURE:
        raise Http404
    return meeting


def _lock(meeting: Debate) -> None:
    """Let one clerk at a time change the list. Moves of toezeggingen in other transactions are not held up."""
    Debate.objects.select_for_update(no_key=True).get(pk=meeting.pk)


@permission_required(permissions.ENTER, raise_exception=True)
def list_meetings(request: HttpRequest) -> HttpResponse:
    """The coming meetings and those held last, each with the number of items on its list and of decisions."""
    today = timezone.localdate()
    start = start_of(request)
    meetings = Debate.objects.filter(kind=Debate.Kind.PROCEDURE).select_related("committee")
    if start.is_narrow:
        meetings = meetings.filter(committee__in=start.scope.committees)
    meetings = meetings.exclude(state__in=NOT_HELD)
    is_over = Q(day__lt=today) | Q(day=today, state=Debate.State.HELD)
    coming = list(meetings.exclude(is_over).order_by("day", "starts", "number"))
    held = list(meetings.filter(is_over)[:LATE_LIST])
    shown = [meeting.pk for meeting in (*coming, *held)]
    counts, off_list = MeetingItem.objects.count_by_meeting(shown), count_off_list(shown)
    groups = [
        (title, [(meeting, counts.get(meeting.pk, (0, 0)), off_list.get(meeting.pk, 0)) for meeting in rows])
        for title, rows in (("Komende vergaderingen", coming), ("Gehouden", held))
    ]
    context = {**admin.site.each_context(request), "title": "Vergaderingen", "start": start, "groups": groups}
    return TemplateResponse(request, "desk/meetings.html", context)


@permission_required(permissions.ENTER, raise_exception=True)
def prepare_meeting(request: HttpRequest, number: str) -> HttpResponse:
    """Prepare the list: both roles may. A medewerker changes nothing that the public sees here."""
    meeting = _find(number)
    if meeting.number != number:
        return redirect("admin:meeting", meeting.number)
    if request.method != "POST":
        return _show(request, "desk/meeting.html", meeting, {"page": MeetingList(meeting)})
    with transaction.atomic():
        _lock(meeting)
        page = MeetingList(meeting, request.POST)
        saved = page.save(clerk_of(request), with_all_confirmed="_alles" in request.POST)
        gone = page.gone()
    for line in gone:
        messages.warning(request, line)
    if saved:
        messages.success(request, "1 regel is opgeslagen." if saved == 1 else f"{saved} regels zijn opgeslagen.")
    if page.refused:
        return _show(request, "desk/meeting.html", meeting, {"page": page.after()})
    if not saved and not gone:
        messages.info(request, "Er was niets gewijzigd.")
    return redirect("admin:meeting", meeting.number)


@permission_required(permissions.ENTER, raise_exception=True)
def print_list(request: HttpRequest, number: str) -> HttpResponse:
    """The list of letters and toezeggingen, to print or as a Word document. Not public."""
    meeting = _find(number)
    sheet = paper.lay_out(meeting, timezone.localdate())
    if request.GET.get("formaat") == "docx":
        headers = {"Content-Disposition": f'attachment; filename="lijst-{meeting.number}.docx"'}
        return HttpResponse(paper.write_docx(sheet), content_type=paper.CONTENT_TYPE, headers=headers)
    return _show(request, "desk/meeting_paper.html", meeting, {"sheet": sheet})


@permission_required((permissions.ENTER, permissions.SETTLE), raise_exception=True)
def decide_meeting(request: HttpRequest, number: str) -> HttpResponse:
    """Record all decisions in one form. Only a griffier may."""
    meeting = _find(number)
    if meeting.number != number:
        return redirect("admin:meeting-decisions", meeting.number)
    if request.method != "POST" or not _may_decide(meeting):
        return _show_decisions(request, MeetingDecisions(meeting))
    if "_uitleg" in request.POST or "_voorstellen" in request.POST:
        page = MeetingDecisions(meeting, request.POST)
        if "_voorstellen" in request.POST:
            page.adopt_proposals()
        return _show_decisions(request, page)
    with transaction.atomic():
        _lock(meeting)
        page = MeetingDecisions(meeting, request.POST)
        report = page.save(clerk_of(request))
    gone = page.gone()
    for line in gone:
        messages.warning(request, f"{line} Er is daarover niets vastgelegd.")
    _tell(request, report)
    if report.refused:
        return _show_decisions(request, page.after(report), report)
    return redirect("admin:meeting-decisions", meeting.number)


def _tell(request: HttpRequest, report: Report) -> None:
    """Say what is saved, what was saved already, and where the items went that are put off."""
    saved = len(report.saved)
    if saved and not report.refused:  # otherwise the page says both above the rows
        messages.success(request, "1 besluit is opgeslagen." if saved == 1 else f"{saved} besluiten zijn opgeslagen.")
    for row in report.known:
        messages.info(request, f"{row.toezegging}: stond al zo vast, “{LABELS[row.chosen]}”.")
    if report.put_off:
        numbers = ", ".join(str(row.toezegging) for row in report.put_off)
        to = report.next_meeting
        where = (
            f"staat nu op de lijst van de vergadering van {dates.dutch(to.day)}"
            if to
            else "komt vanzelf bij de volgende vergadering van deze commissie, zodra die in het register staat"
        )
        messages.info(request, f"Aangehouden ({numbers}): {where}.")
    if not (report.saved or report.known or report.refused):
        messages.info(request, "U koos nog geen besluit. Er is niets gewijzigd.")


def _may_decide(meeting: Debate) -> bool:
    return meeting.day <= timezone.localdate() and meeting.state not in NOT_HELD


def _show_decisions(request: HttpRequest, page: MeetingDecisions, report: Report | None = None) -> HttpResponse:
    context = {"page": page, "report": report, "may_decide": _may_decide(page.meeting)}
    return _show(request, "desk/meeting_decisions.html", page.meeting, context)


def _show(request: HttpRequest, template: str, meeting: Debate, context: dict[str, Any]) -> HttpResponse:
    subject = meeting.committee.name if meeting.committee else "zonder commissie"
    facts = {
        **admin.site.each_context(request),
        "title": f"Procedurevergadering {dates.dutch(meeting.day)}",
        "subtitle": subject,
        "meeting": meeting,
        "is_off": meeting.state in NOT_HELD,
        "may_settle": request.user.has_perm(permissions.SETTLE),
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, template, {**facts, **context})
