"""Nieuwe toezeggingen bij een debat: enter up to ten toezeggingen of one debate on one form.

The first post explains each deadline; the second saves all rows as concepts, or none.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from desk.deadline_forms import DeadlineWordsForm
from desk.fields import LinesField
from desk.recipients_field import RecipientsField, RecipientsInput
from desk.toezegging.duplicates import AlreadyEntered, enter_once
from parliament.admin.autocomplete_fields import DebateField
from parliament.admin.base import clerk_of
from parliament.admin.save_errors import add_save_error, set_typed_values
from parliament.models import Debate, Post
from toezeggingen import permissions
from toezeggingen.models import Toezegging

ROWS = 10
RECIPIENTS = "ontvangers"  # id of the list of suggestions, shared by all rows


class OriginForm(forms.Form):
    """The fields that all rows share."""

    debate = DebateField(Debate.objects, label="Debat", help_text="Het nummer, zoals 2023A01686.")
    post = forms.ModelChoiceField(
        Post.objects, label="Gedaan door", help_text="Bij een rij kan een andere functie worden gekozen."
    )


class BulkRowForm(DeadlineWordsForm):
    """One toezegging. `explained` holds the deadline words that were explained to the clerk."""

    text = LinesField("Toezegging", required=True)
    post = forms.ModelChoiceField(Post.objects, label="Gedaan door", required=False, empty_label="als hierboven")
    recipients = RecipientsField(help_text="", widget=RecipientsInput(shared_list=RECIPIENTS))
    explained = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ["text", "post", "recipients", "deadline_words"]

    def has_changed(self) -> bool:
        return any(name != "explained" for name in self.changed_data)

    @property
    def is_explained(self) -> bool:
        return self.cleaned_data["explained"] == self.cleaned_data["deadline_words"]


BulkRowFormSet = forms.formset_factory(BulkRowForm, extra=ROWS, max_num=ROWS, absolute_max=ROWS)


@permission_required(permissions.ENTER, raise_exception=True)
def enter_many(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _show(request, OriginForm(initial=request.GET.dict()), BulkRowFormSet(prefix="rij"))
    origin, rows = OriginForm(request.POST), BulkRowFormSet(request.POST, prefix="rij")
    if not all([origin.is_valid(), rows.is_valid()]):
        return _show(request, origin, rows)
    filled = [row for row in rows if row.has_changed()]
    if not filled:
        origin.add_error(None, "Vul ten minste één toezegging in.")
        return _show(request, origin, rows)
    for row in filled:
        row.resolve_deadline(origin.cleaned_data["debate"].day)
    if "_opslaan" not in request.POST or not all(row.is_explained for row in filled):
        for row in filled:
            set_typed_values(row, {"explained": [row.cleaned_data["deadline_words"]]})
        return _show(request, origin, rows, is_explained=True)
    if not _enter(origin, filled, clerk_of(request)):
        return _show(request, origin, rows)
    counted = "1 toezegging staat" if len(filled) == 1 else f"{len(filled)} toezeggingen staan"
    messages.success(request, f"{counted} als concept in het register.")
    listed = reverse("admin:toezeggingen_toezegging_changelist")
    return redirect(f"{listed}?q={origin.cleaned_data['debate'].number}")


def _enter(origin: OriginForm, filled: list[BulkRowForm], by: User) -> bool:
    """Enter all rows or none, and show each refusal at its row. A double click counts as success."""
    refusals: dict[BulkRowForm, ValidationError] = {}
    with transaction.atomic():
        for row in filled:
            try:
                enter_once(_concept(origin, row), by=by, to=row.cleaned_data["recipients"])
            except ValidationError as error:
                refusals[row] = error
        if refusals:
            transaction.set_rollback(True)
    known = [error.known for error in refusals.values() if isinstance(error, AlreadyEntered)]
    if len(known) == len(filled) and all(concept.entered_by == by for concept in known):
        return True
    for row, refusal in refusals.items():
        add_save_error(row, refusal)
    return not refusals


def _concept(origin: OriginForm, row: BulkRowForm) -> Toezegging:
    debate = origin.cleaned_data["debate"]
    post = row.cleaned_data["post"] or origin.cleaned_data["post"]
    concept = Toezegging(
        debate=debate, made_on=debate.day, text=row.cleaned_data["text"],
        post=post, minister=post.holder(debate.day), ministry_then=post.ministry,
    )  # fmt: skip
    concept.deadline = row.deadline
    return concept


def _show(request: HttpRequest, origin: OriginForm, rows: Any, *, is_explained: bool = False) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": "Nieuwe toezeggingen bij een debat",
        "origin": origin,
        "rows": rows,
        "recipients": RecipientsInput().render_list(RECIPIENTS),
        "is_explained": is_explained,
        "has_errors": bool(origin.errors or rows.total_error_count()) if rows.is_bound else False,
    }
    return TemplateResponse(request, "desk/bulk.html", context)
