"""The page on which a griffier records all answers to a rappel."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from desk.rappel.answering import AnswerReport, RappelAnswers
from desk.rappel.views import find_rappel
from parliament.admin.base import clerk_of
from toezeggingen import permissions


@permission_required((permissions.ENTER, permissions.SETTLE), raise_exception=True)
def record_answers(request: HttpRequest, number: str) -> HttpResponse:
    """Record the answers of all rows in one form. Only a griffier may, and only once the rappel is sent."""
    rappel = find_rappel(number)
    if not rappel.is_sent:
        messages.info(request, "Antwoorden legt u vast als het rappel is verstuurd.")
        return redirect("admin:rappel", rappel.number)
    if request.method != "POST":
        return _show(request, RappelAnswers(rappel))
    page = RappelAnswers(rappel, request.POST)
    if "_uitleg" in request.POST:
        return _show(request, page)
    report = page.save(clerk_of(request))
    _tell(request, page, report)
    if report.refused or page.reply.errors:
        return _show(request, page.after(report), report)
    return redirect("admin:rappel-answers", rappel.number)


def _tell(request: HttpRequest, page: RappelAnswers, report: AnswerReport) -> None:
    """Say what is saved, and what was saved already. Above the rows the page says what is refused."""
    saved = len(report.saved)
    if saved and not report.refused:
        messages.success(request, "1 antwoord is opgeslagen." if saved == 1 else f"{saved} antwoorden zijn opgeslagen.")
    for row in report.known:
        messages.info(request, f"{row.toezegging}: stond al zo vast.")
    if not (report.saved or report.known or report.refused or page.reply.errors):
        messages.info(request, "U koos nog geen antwoord. Er is niets gewijzigd.")


def _show(request: HttpRequest, page: RappelAnswers, report: AnswerReport | None = None) -> HttpResponse:
    context = {
        **admin.site.each_context(request), "title": f"Antwoorden op {page.rappel.number}",
        "subtitle": page.rappel.addressee, "rappel": page.rappel, "page": page, "report": report,
        "today": timezone.localdate(),
    }  # fmt: skip
    return TemplateResponse(request, "desk/rappel/answers.html", context)
