"""A letter beside the toezeggingen that it probably settles: the clerk decides on all rows with one press."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from letters.marked import lay_out
from letters.models import FormerNumber, Letter, LetterVersion
from letters.store import release
from parliament.admin.plain import clerk_of
from parliament.admin.refusal import add_refusal, retype
from toezeggingen import permissions, workflow
from toezeggingen.admin.settle_forms import AddForm, MeetingForm, PromiseForm, ProposalForm, Row, attempt
from toezeggingen.announced import motions, new_promises
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.fulfilment import Effect, Means
from toezeggingen.workflow import Stale


class Sheet:
    """Everything on the page of one letter, with what was typed. `is_checked`: a save was tried."""

    def __init__(self, letter: Letter, data: Any = None) -> None:
        self.letter = letter
        self.is_checked = False
        self.meeting = MeetingForm(data, prefix="besluit")
        self.adding = AddForm(data if data and data.get("erbij-toezegging") else None, prefix="erbij")
        fulfilments = letter.fulfilments.select_related("toezegging__ministry_now", "toezegging__debate", "meeting")
        self.proposals = [ProposalForm(data, fulfilment=fulfilment) for fulfilment in fulfilments]
        self.promises = _promise_forms(letter, data)

    @property
    def posted(self) -> list[Row]:
        rows: list[Row] = [*self.proposals, *self.promises]
        return [row for row in rows if row.is_bound]

    @property
    def has_errors(self) -> bool:
        return self.is_checked and any(form.errors for form in (self.meeting, *self.posted))

    def save(self, by: User) -> bool:
        """All rows or none. What stands in the way is written at its row."""
        self.is_checked = True
        are_valid = all([self.meeting.is_valid(), *(row.is_valid() for row in self.posted)])
        meeting = self.meeting.cleaned_data.get("meeting")
        is_decision = any(row.is_decision for row in self.proposals if row.is_bound)
        if is_decision and not meeting and not self.meeting.errors:
            self.meeting.add_error("meeting", "Vul in in welke vergadering dit is besloten.")
        if not are_valid or self.meeting.errors:
            return False
        with transaction.atomic():
            refusals = [(row, attempt(row, by, meeting)) for row in self.posted]
            if any(refusal for _, refusal in refusals):
                transaction.set_rollback(True)
        for row, refusal in refusals:
            _tell(row, refusal)
        return not self.has_errors


def _tell(row: Row, refusal: ValidationError | None) -> None:
    """At its row; and after another clerk's change the next press counts from what is told now."""
    if refusal is None:
        return
    if isinstance(refusal, Stale):
        retype(row, {"seen": [str(refusal.toezegging.version)]})
    add_refusal(row, refusal)


def _promise_forms(letter: Letter, data: Any) -> list[PromiseForm]:
    """Each with the concept that was made of it: the one with its words, else one with its passage."""
    made = list(letter.promises.order_by("pk"))
    found = []
    for promise in new_promises(letter.newest):
        of_passage = [concept for concept in made if concept.passage == promise.passage]
        concept = next((one for one in of_passage if one.text == promise.text), next(iter(of_passage), None))
        if concept:
            made.remove(concept)
        found.append(PromiseForm(data, letter=letter, promise=promise, concept=concept))
    return found


def settle_letter(request: HttpRequest, site: AdminSite, number: str) -> HttpResponse:
    if not request.user.has_perm(permissions.ENTER):
        raise PermissionDenied
    if former := FormerNumber.objects.filter(number=number).select_related("letter").first():
        return redirect("admin:intake-letter", former.letter.number)
    letter = get_object_or_404(Letter.objects.select_related("ministry", "post"), number=number)
    if request.method != "POST":
        return _show(request, site, Sheet(letter))
    if "_vrijgeven" in request.POST:
        if not request.user.has_perm("letters.release_letter"):
            raise PermissionDenied
        version = _shown_version(letter, request.POST.get("versie", ""))
        release(version, clerk_of(request))
        messages.success(request, f"Brief {version} is openbaar.")
    sheet = Sheet(letter, request.POST)
    if sheet.adding.is_bound:
        if not _add(sheet, request):
            return _show(request, site, sheet)
        rest = request.POST.copy()
        del rest["erbij-toezegging"]
        sheet = Sheet(letter, rest)
    if "_opslaan" in request.POST and sheet.save(clerk_of(request)):
        messages.success(request, "Opgeslagen.")
        return redirect("admin:intake-letter", letter.number)
    return _show(request, site, sheet)


def _shown_version(letter: Letter, nr: str) -> LetterVersion:
    """The version whose text was on the page; a later one may have come in since."""
    if not nr.isdecimal():
        raise Http404
    return get_object_or_404(letter.versions.select_related("letter"), nr=nr)


def _add(sheet: Sheet, request: HttpRequest) -> bool:
    """Lay a toezegging beside the letter that reading did not find."""
    if not sheet.adding.is_valid():
        return False
    toezegging: Toezegging = sheet.adding.cleaned_data["toezegging"]
    fulfilment = Fulfilment(
        toezegging=toezegging, means=Means.LETTER, letter=sheet.letter, version=sheet.letter.newest,
        effect=Effect.FULFILS, because="door de griffie naast de brief gelegd",
    )  # fmt: skip
    try:
        workflow.propose(fulfilment, by=clerk_of(request), on=timezone.localdate())
    except ValidationError as refusal:
        add_refusal(sheet.adding, refusal)
        return False
    messages.success(request, f"{toezegging} ligt nu naast de brief.")
    return True


def _show(request: HttpRequest, site: AdminSite, sheet: Sheet) -> HttpResponse:
    letter = sheet.letter
    passages: dict[Hashable, str]
    passages = {row.fulfilment.toezegging.number: row.fulfilment.passage for row in sheet.proposals}
    passages |= {f"nieuw {nr}": row.promise.passage for nr, row in enumerate(sheet.promises, start=1)}
    context = {
        **site.each_context(request),
        "title": f"Brief {letter.number}",
        "subtitle": letter.subject,
        "letter": letter,
        "version": letter.newest,
        "page": lay_out(letter.newest.text, passages),
        "sheet": sheet,
        "motions": motions(letter.newest),
        "may_settle": request.user.has_perm(permissions.SETTLE),
        "may_release": request.user.has_perm("letters.release_letter"),
    }
    return TemplateResponse(request, "beheer/settle.html", context)
