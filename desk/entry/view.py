"""Nieuwe toezeggingen bij een debat: enter the toezeggingen of one debate on one page, typed or pasted.

Saving enters all rows or none. Every other button, and every refused save, keeps what is typed as a draft.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from accounts.kept.typed import stored_for
from desk.entry import new_debate
from desk.entry.drafts import as_data, drafts_of, find_draft, forget_draft, save_draft, with_draft
from desk.entry.entering import enter_rows
from desk.entry.forms import OFFICES, RECIPIENTS, OriginForm, bind, mark_missing, read_against
from desk.entry.opening import choose_debate, usual_office
from desk.entry.pasting import rows_of, split_line
from desk.entry.problems import list_problems
from desk.entry.repeats import offer_earlier
from desk.entry.typed_rows import FIELDS, FIRST_ROWS, MOST_ROWS, filled, rows_in, with_rows
from desk.recipients_field import RecipientsInput
from parliament.admin.base import clerk_of
from parliament.admin.save_errors import set_typed_values
from toezeggingen import permissions
from toezeggingen.moves import MOVES

SAVE, PUBLISH, MORE, CLEAR, DISCARD = "_opslaan", "_publiceren", "_meer", "_wis", "_klad_weg"


@permission_required(permissions.ENTER, raise_exception=True)
def enter_many(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, *bind(_opening_data(request)))
    if DISCARD in request.POST:
        return _discard(request)
    if new_debate.BUTTON in request.POST:
        form, data = new_debate.add_debate(request)
        return _show(request, *bind(_kept(data, request)), debate_form=form)
    if PUBLISH in request.POST and not request.user.has_perm(MOVES["publish"].permission):
        raise PermissionDenied
    data = _prepare(request.POST)
    origin, rows = bind(data)
    if debate := origin.cleaned_data.get("debate"):
        set_typed_values(origin, {"debate": [debate.number]})  # a title is typed, the number counts
    if {MORE, CLEAR} & request.POST.keys():
        return _show(request, *bind(_kept(data, request)))
    is_seen = request.POST.get("debate") == origin.data.get("debate") and _is_seen(request.POST, data, rows)
    is_complete = mark_missing(origin, rows) and offer_earlier(origin.cleaned_data.get("debate"), rows) and is_seen
    if is_complete and {SAVE, PUBLISH} & request.POST.keys():
        return _save(request, data, origin, rows)
    return _show(request, origin, rows, kept=_kept(data, request), is_checked=True)


def _opening_data(request: HttpRequest) -> QueryDict:
    """What was typed before a log-in, else the draft that the clerk asks for or left at this debate, else nothing."""
    if typed := stored_for(request):  # before a log-in; accounts/kept fills in the cells
        data = QueryDict(mutable=True)
        for name, values in typed.fields.items():
            data.setlist(name, values)
        return with_rows(data, rows_in(data), empty=0)
    clerk, debate = clerk_of(request), choose_debate(request)
    asked = find_draft(clerk, request.GET.get("klad", ""))
    if left := asked or (debate and drafts_of(clerk).filter(debate=debate).first()):
        return as_data(left)
    data = with_rows(QueryDict(mutable=True), [], empty=FIRST_ROWS)
    data["debate"] = debate.number if debate else request.GET.get("debat", "")
    data["post"] = usual_office(debate) if debate else ""
    return data


def _prepare(posted: QueryDict) -> QueryDict:
    """Take over a pasted list, split typed lines, and add or clear rows, as the button says."""
    debated, rows = read_against(posted), rows_in(posted)
    if posted.get("list", "").strip():
        pasted, rest = rows_of(str(posted["list"]), debated)
        found = filled(rows) + pasted
        over = [" ".join(filter(None, (row[name] for name in FIELDS))) for row in found[MOST_ROWS:]]
        data = with_rows(posted, found, empty=2)
        data["list"], data["rest"] = "", "\n".join(filter(str.strip, (posted.get("rest", ""), rest, *over)))
        return data
    if MORE in posted:
        return with_rows(posted, rows, empty=FIRST_ROWS)
    if (cleared := posted.get(CLEAR, "")).isdecimal():
        return with_rows(posted, rows[: int(cleared)] + rows[int(cleared) + 1 :], empty=1)
    return with_rows(posted, [split_line(row, debated) for row in rows], empty=0 if rows else FIRST_ROWS)


def _is_seen(posted: QueryDict, data: QueryDict, rows: Any) -> bool:
    """Whether the clerk saw all that will be entered: no cell was filled just now, and each deadline was explained."""
    typed, shown = ([tuple(row[name] for name in FIELDS) for row in filled(rows_in(part))] for part in (posted, data))
    return typed == shown and all(row.is_explained for row in rows if row.has_changed())


def _kept(data: QueryDict, request: HttpRequest) -> QueryDict:
    return with_draft(data, save_draft(data, clerk_of(request)))


def _save(request: HttpRequest, data: QueryDict, origin: OriginForm, rows: Any) -> HttpResponse:
    changed, debate = [row for row in rows if row.has_changed()], origin.cleaned_data["debate"]
    if not enter_rows(debate, changed, by=clerk_of(request), publish=PUBLISH in request.POST):
        return _show(request, origin, rows, kept=_kept(data, request), is_checked=True)
    forget_draft(data, clerk_of(request))
    counted = "1 toezegging staat" if len(changed) == 1 else f"{len(changed)} toezeggingen staan"
    message: str = f"{counted} als concept in het register."
    if PUBLISH in request.POST:
        message = f"{counted} in het register en op de openbare site."
    elif request.user.has_perm(MOVES["publish"].permission):
        address = f"{reverse('admin:publish')}?debat={debate.number}"
        message = format_html('{} <a href="{}">Publiceren</a>', message, address)
    messages.success(request, message)
    return redirect(f"{reverse('admin:toezeggingen_toezegging_changelist')}?q={debate.number}")


def _discard(request: HttpRequest) -> HttpResponse:
    """Remove the draft that the clerk names, and no other."""
    if draft := find_draft(clerk_of(request), request.POST[DISCARD]):
        messages.success(request, f"Weggegooid: {draft.described}.")
        draft.delete()
    return redirect("admin:bulk")


def _show(
    request: HttpRequest,
    origin: OriginForm,
    rows: Any,
    *,
    kept: QueryDict | None = None,
    is_checked: bool = False,
    debate_form: new_debate.NewDebateForm | None = None,
) -> HttpResponse:
    """Show the form. `kept` is its data with the draft that holds it. A deadline that is shown counts as seen."""
    changed = [row for row in rows if row.has_changed()]
    debate, drafts = origin.cleaned_data.get("debate"), list(drafts_of(clerk_of(request)))
    if debate:
        offer_earlier(debate, rows)
        for row in changed:
            set_typed_values(row, {"explained": [row.cleaned_data.get("deadline_words", "")]})
    data = kept if kept is not None else origin.data
    context = {
        **admin.site.each_context(request),
        "title": "Nieuwe toezeggingen bij een debat",
        "origin": origin,
        "rows": rows,
        "data": data,
        "debate": debate,
        "recipients": RecipientsInput().render_list(RECIPIENTS),
        "offices": [(office.post.title, office.holder) for office in origin.offices.offered],
        "offices_id": OFFICES,
        "draft": next((draft for draft in drafts if str(draft.pk) == data.get("draft")), None) if not kept else None,
        "other_drafts": [draft for draft in drafts if str(draft.pk) != data.get("draft")],
        "debate_form": debate_form or new_debate.offer_debate(),
        "is_checked": is_checked and bool(changed),
        "problems": list_problems(origin, rows) if is_checked else [],
    }
    return TemplateResponse(request, "desk/bulk.html", context)
