"""The pages of a rappel: the list, the draft, the letter in Word, and what was sent."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from alerts.messages import DOCX
from alerts.models import Rappel, RappelRow
from desk.rappel.candidates import MOST, list_addressees
from desk.rappel.drafting import AddresseeForm, RappelDraft, ReferenceDayForm, describe_gone, find_draft
from desk.rappel.letter import compose
from desk.rappel.sending import SendForm, send, send_again
from desk.rappel.word import write_letter
from parliament.admin.base import clerk_of
from parliament.admin.save_errors import add_save_error
from toezeggingen import permissions

LATEST = 50  # rappels on the list


def find_rappel(number: str) -> Rappel:
    related = ("ministry", "post", "made_by", "changed_by", "sent_by")
    return get_object_or_404(Rappel.objects.select_related(*related), number=number)


@permission_required(permissions.ENTER, raise_exception=True)
def list_rappels(request: HttpRequest) -> HttpResponse:
    """Whom a rappel can be sent to on the chosen day, and the rappels made so far, with what is not answered."""
    today = timezone.localdate()
    form = ReferenceDayForm(request.GET or None, initial={"peildatum": today})
    day = form.cleaned_data["peildatum"] if form.is_bound and form.is_valid() else today
    made = list(Rappel.objects.defer("document").select_related("ministry", "post", "changed_by")[:LATEST])
    counts = RappelRow.objects.filter(rappel__in=made).count_by_rappel()
    rappels = [(rappel, *counts.get(rappel.pk, (0, 0))) for rappel in made]
    context = {
        "title": "Rappel", "form": form, "day": day, "addressees": list_addressees(day), "today": today,
        "drafts": [row for row in rappels if not row[0].is_sent], "sent": [row for row in rappels if row[0].is_sent],
    }  # fmt: skip
    return _show(request, "desk/rappel/list.html", context)


@permission_required(permissions.ENTER, raise_exception=True)
def make_rappel(request: HttpRequest) -> HttpResponse:
    """A new rappel for the minister and reference day in the query. Both roles may prepare one."""
    query = AddresseeForm(request.GET)
    if not query.is_valid():
        messages.error(request, "Kies eerst aan wie het rappel gaat.")
        return redirect("admin:rappels")
    new = query.new_rappel()
    if draft := find_draft(new):
        messages.info(request, f"Dit rappel ligt al klaar als concept, {draft.number}.")
        return redirect("admin:rappel", draft.number)
    return _edit(request, RappelDraft(new, request.POST if request.method == "POST" else None))


@permission_required(permissions.ENTER, raise_exception=True)
def show_rappel(request: HttpRequest, number: str) -> HttpResponse:
    """The draft to work on, or what was sent with what came in return."""
    rappel = find_rappel(number)
    if rappel.is_sent:
        return show_sent(request, rappel)
    if "_verwijderen" in request.POST:
        Rappel.objects.filter(pk=rappel.pk, sent_at=None).delete()
        messages.success(request, f"Concept {rappel.number} is verwijderd.")
        return redirect("admin:rappels")
    return _edit(request, RappelDraft(rappel, request.POST if request.method == "POST" else None))


@permission_required(permissions.ENTER, raise_exception=True)
def download_letter(request: HttpRequest, number: str) -> HttpResponse:
    """The letter in Word: as it was sent, or as it would be sent today."""
    rappel = find_rappel(number)
    content = bytes(rappel.document) if rappel.document else write_letter(compose(rappel, timezone.localdate()))
    headers = {"Content-Disposition": f'attachment; filename="{rappel.file_name}"'}
    return HttpResponse(content, content_type=DOCX, headers=headers)


@require_POST
@permission_required((permissions.ENTER, permissions.SETTLE), raise_exception=True)
def send_rappel(request: HttpRequest, number: str) -> HttpResponse:
    """Send the draft by mail, or record that the griffier sends it; or mail it to one more address."""
    rappel, is_mailed = find_rappel(number), "_zelf" not in request.POST
    form = SendForm(request.POST, rappel=rappel, is_mailed=is_mailed)
    if form.is_valid():
        address = form.cleaned_data["address"] if is_mailed else ""
        try:
            _send(request, rappel, form.cleaned_data["seen"], address)
        except ValidationError as refusal:
            add_save_error(form, refusal)
        else:
            return redirect("admin:rappel", rappel.number)
    if rappel.is_sent:
        return show_sent(request, rappel, form)
    return _edit(request, RappelDraft(rappel), form)


def _send(request: HttpRequest, rappel: Rappel, seen: int, address: str) -> None:
    if not rappel.is_sent:
        send(rappel, by=clerk_of(request), seen=seen, address=address)
        said = (
            f"Verstuurd aan {address}: de mail gaat binnen een minuut weg." if address else "Vastgelegd als verstuurd."
        )
        messages.success(request, f"{said} De brief blijft hier bewaard.")
    elif not rappel.mails.exists() or not address:
        raise ValidationError("Dit rappel is al verstuurd.")
    elif send_again(rappel, address=address):
        messages.success(request, f"Ook verstuurd aan {address}.")
    else:
        messages.info(request, f"Aan {address} was dit rappel al verstuurd.")


def _edit(request: HttpRequest, page: RappelDraft, sending: SendForm | None = None) -> HttpResponse:
    rappel = page.rappel
    if page.form.is_bound and page.is_valid() and page.save(clerk_of(request)):
        messages.success(request, f"{rappel.number} is bewaard als concept.")
        return redirect("admin:rappel", rappel.number)
    context = {
        "title": f"Rappel aan {rappel.addressee}", "subtitle": rappel.number or "nieuw", "page": page, "rappel": rappel,
        "gone": describe_gone(page.gone), "most": MOST, "sending": sending or SendForm(rappel=rappel),
    }  # fmt: skip
    return _show(request, "desk/rappel/draft.html", context)


def show_sent(request: HttpRequest, rappel: Rappel, sending: SendForm | None = None) -> HttpResponse:
    """What was sent, to whom, and the answer to each row. What is not answered comes first."""
    related = ("toezegging", "letter", "recorded_by")
    rows = list(rappel.rows.with_state().select_related(*related))
    waiting = [row for row in rows if row.is_waiting]
    context = {
        "title": f"Rappel aan {rappel.addressee}", "subtitle": rappel.number, "rappel": rappel,
        "waiting": waiting, "settled": [row for row in rows if not row.is_waiting], "rows": rows,
        "mails": list(rappel.mails.order_by("pk")), "today": timezone.localdate(),
        "sending": sending or SendForm(rappel=rappel),
    }  # fmt: skip
    return _show(request, "desk/rappel/sent.html", context)


def _show(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    facts = {**admin.site.each_context(request), "may_settle": request.user.has_perm(permissions.SETTLE)}
    return TemplateResponse(request, template, {**facts, **context})
