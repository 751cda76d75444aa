"""What the script of the page asks while a clerk types: what a row means, what a list holds, and to save a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from desk.deadline_forms import describe_deadline
from desk.entry.drafts import drafts_of, find_debate, save_draft
from desk.entry.forms import bind, read_against
from desk.entry.offices import Offices, offices_of
from desk.entry.opening import usual_office
from desk.entry.pasting import rows_of, split_line
from desk.entry.repeats import offer_earlier
from desk.entry.typed_rows import Row
from desk.fields import HeldDebateField
from desk.recipients_field import RecipientsField
from matching.deadlines import resolve_deadline
from parliament.admin.base import clerk_of
from parliament.models import Debate
from toezeggingen import permissions

LONGEST = 500  # characters of a deadline that are explained
may_enter = permission_required(permissions.ENTER, raise_exception=True)


@require_GET
@may_enter
def tell_debate(request: HttpRequest) -> JsonResponse:
    """Which debate the typed number or title is, who was in office that day, and the clerk's draft of it."""
    try:
        debate: Debate | None = HeldDebateField(required=False).clean(request.GET.get("debat", ""))
        problem = ""
    except ValidationError as error:
        debate, problem = None, " ".join(error.messages)
    offices = offices_of(debate)
    draft = drafts_of(clerk_of(request)).filter(debate=debate).first() if debate else None
    return JsonResponse({
        "naam": str(debate or ""),
        "nummer": debate.number if debate else "",
        "fout": problem,
        "bewindslieden": [[office.post.title, office.holder] for office in offices.offered],
        "gedaan_door": usual_office(debate) if debate else "",
        "klad": str(draft.pk) if draft else "",
        "klad_tekst": draft.described if draft else "",
        "klad_adres": f"{reverse('admin:bulk')}?klad={draft.pk}" if draft else "",
    })  # fmt: skip


@require_GET
@may_enter
def check_row(request: HttpRequest) -> JsonResponse:
    """What the cells of one row mean in the debate of the query."""
    debate, cells = find_debate(request.GET.get("debat", "")), request.GET
    names = {"recipients": "aan", "deadline_words": "termijn", "post": "door", "above": "boven"}
    row = {name: cells.get(key, "") for name, key in names.items()}
    return JsonResponse(_meaning(row, debate, offices_of(debate)))


@require_POST
@may_enter
def read_pasted(request: HttpRequest) -> JsonResponse:
    """The rows of a pasted list (`lijst`), or of one line typed in a cell (`regel`), each with its meaning."""
    debated, debate, rest = read_against(request.POST), find_debate(request.POST.get("debate", "")), ""
    if line := request.POST.get("regel"):
        row = {"text": line, "recipients": "", "deadline_words": "", "post": request.POST.get("door", "")}
        rows = [split_line(row, debated)]
    else:
        rows, rest = rows_of(request.POST.get("lijst", ""), debated)
    return JsonResponse(
        {
            "rijen": [{**row, **_meaning({**row, "above": debated.shared}, debate, debated.offices)} for row in rows],
            "rest": rest,
        }
    )


@require_POST
@may_enter
def compare_rows(request: HttpRequest) -> JsonResponse:
    """What each row probably repeats: the choices to show, and their keys."""
    origin, rows = bind(request.POST)
    offer_earlier(origin.cleaned_data.get("debate"), rows)
    shown = [
        {
            "keuzes": render_to_string("desk/bulk_earlier.html", {"row": row}) if row.earlier else "",
            "getoond": row["compared"].value() or "",
        }
        for row in rows
    ]
    return JsonResponse({"rijen": shown})


def keep_draft(request: HttpRequest) -> JsonResponse:
    """Save the form as a draft. Any answer has a token for the form, because a new log-in makes the old one invalid."""
    if not request.user.has_perm(permissions.ENTER):
        return JsonResponse({"csrf": get_token(request)}, status=403)
    draft = save_draft(request.POST, clerk_of(request)) if request.method == "POST" else None
    saved = f"{timezone.localtime(draft.saved_at):%H.%M}" if draft else ""
    told: dict[str, Any] = {"klad": str(draft.pk), "versie": draft.version} if draft else {}
    return JsonResponse({**told, "bewaard": saved, "csrf": get_token(request)})


def _meaning(row: Row, debate: Debate | None, offices: Offices) -> dict[str, object]:
    """What the cells mean, each with whether it is wrong. Without a debate a deadline has no meaning yet."""
    words = row["deadline_words"].strip()
    deadline = resolve_deadline(words[:LONGEST], debate.day) if debate and words else None
    above = offices.find(row.get("above", ""))
    checks: dict[str, Callable[[str], object]] = {
        "post": lambda typed: offices.choose(typed, above[0] if len(above) == 1 else None),
        "recipients": RecipientsField().clean,
    }
    return {
        "uitleg": describe_deadline(deadline) if deadline else "Kies eerst het debat." if words else "",
        "fout": deadline is not None and not deadline.is_understood,
        "fouten": {name: _problem(row[name], check) for name, check in checks.items()},
        "is_uitgelegd": deadline is not None or not words,
    }


def _problem(typed: str, check: Callable[[str], object]) -> str:
    try:
        check(typed)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
