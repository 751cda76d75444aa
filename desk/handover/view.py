"""Overdragen: another ministry answers from now on for open toezeggingen, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from desk.handover.choosing import HandoverChoice
from desk.handover.made import PublicReasonForm, find_handover, parts_of, recent_handovers, take_back
from desk.handover.making import MOST, HandoverForm, HandoverReport, hand_over_ticked
from parliament.admin.base import clerk_of
from parliament.admin.save_errors import set_typed_values
from toezeggingen.models import Toezegging
from toezeggingen.moves import MOVES

PERMISSION = MOVES["hand_over"].permission
LONGEST = len(str(2**63))  # no primary key or version has this many digits


@dataclass(frozen=True)
class HandoverRow:
    """A toezegging that the clerk can tick. `seen` is the version that the clerk saw first."""

    toezegging: Toezegging
    seen: int
    is_ticked: bool


@permission_required(PERMISSION, raise_exception=True)
def hand_over(request: HttpRequest) -> HttpResponse:
    """The choice is in the address. The page shows what it means, and hands over what is ticked."""
    choice = HandoverChoice(request.GET or None)
    if request.method != "POST" or not choice.is_valid():
        return _show_choice(request, choice, HandoverForm())
    form, ticked = HandoverForm(request.POST), _ticked(request)
    if not form.is_valid():
        return _show_choice(request, choice, form, ticked)
    report = hand_over_ticked(choice, form, ticked, clerk_of(request))
    _tell(request, choice, report)
    if report.refused or not (report.moved or report.is_known):
        set_typed_values(form, {"sleutel": [str(uuid4())]})  # what is sent next is another handover
        return _show_choice(request, choice, form, dict.fromkeys(ticked, 0), report)
    return redirect("admin:handover-made", form.cleaned_data["sleutel"])


def _ticked(request: HttpRequest) -> dict[int, int]:
    """The primary key of each ticked toezegging, and the version that the clerk saw. Without a version it is 0."""
    keys = [_number(key) for key in request.POST.getlist("ids")[:MOST]]
    return {key: _number(request.POST.get(f"seen-{key}", "")) for key in keys}


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < LONGEST else 0


def _tell(request: HttpRequest, choice: HandoverChoice, report: HandoverReport) -> None:
    if report.is_known:
        messages.info(request, "Deze overdracht stond al in het register. Er is niets dubbel overgedragen.")
    elif report.moved:
        messages.success(request, f"{_count(report.moved)} overgedragen aan {choice.target.name}.")


def _count(rows: Sequence[object]) -> str:
    return "1 toezegging is" if len(rows) == 1 else f"{len(rows)} toezeggingen zijn"


def _show_choice(
    request: HttpRequest,
    choice: HandoverChoice,
    form: HandoverForm,
    ticked: Mapping[int, int] | None = None,
    report: HandoverReport | None = None,
) -> HttpResponse:
    """Everything is ticked until the clerk sent the form. A row keeps the version that the clerk saw, if not 0."""
    candidates, total, report = [], 0, report or HandoverReport()
    if choice.is_valid():
        total = choice.selection.count()
        rows = choice.selection.with_progress().select_related("post", "minister", "debate", "letter")
        for row in rows.longest_overdue_first()[:MOST]:
            seen = (ticked or {}).get(row.pk) or row.version
            candidates.append(HandoverRow(row, seen, is_ticked=ticked is None or row.pk in ticked))
    is_nothing_ticked = ticked is not None and not report.refused and not any(one.is_ticked for one in candidates)
    context = {
        "title": "Overdragen", "choice": choice, "form": form, "report": report, "candidates": candidates,
        "total": total, "most": MOST, "is_nothing_ticked": is_nothing_ticked, "handovers": recent_handovers(),
    }  # fmt: skip
    return TemplateResponse(request, "desk/handover.html", {**admin.site.each_context(request), **context})


@permission_required(PERMISSION, raise_exception=True)
def show_handover(request: HttpRequest, key: UUID) -> HttpResponse:
    """What a handover moved, where it stands now, and the button that takes it back."""
    handover = find_handover(key)
    if handover is None:
        raise Http404
    form = PublicReasonForm(request.POST or None)
    if form.is_valid():
        went_back, refused = take_back(handover, by=clerk_of(request), reason=form.cleaned_data["reason"])
        for line in refused:
            messages.warning(request, line)
        if went_back:
            messages.success(request, f"{_count(went_back)} weer bij {handover.source.name}.")
        elif not refused:
            messages.info(request, "Er was niets meer om terug te draaien.")
        return redirect("admin:handover-made", key)
    parts = parts_of(handover)
    context = {
        "title": f"Overgedragen van {handover.source.name} naar {handover.target.name}", "handover": handover,
        "form": form, "parts": parts, "can_go_back": [part for part in parts if part.can_go_back],
        "stay": [part for part in parts if part.stays and not part.is_back],
    }  # fmt: skip
    return TemplateResponse(request, "desk/handover_made.html", {**admin.site.each_context(request), **context})
