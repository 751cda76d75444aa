"""Admin of debates, committees and recesses.

`desk/agenda.py` registers debates and recesses, because saving one also moves the deadlines that depend on it.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from parliament.admin.autocomplete_fields import DebateField, RowsField
from parliament.admin.base import UsedOnlyFilter
from parliament.admin.concurrent_edits import ConcurrentEditAdmin, ConcurrentEditForm
from parliament.admin.reasons import ReasonForm, ReferenceAdmin
from parliament.models import Committee, Debate
from parliament.models.debate import stored_kamerstuk
from parliament.models.former import keep_number


class CommitteesField(RowsField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "Met een komma ertussen: I&W, EZ.")
        super().__init__(Committee.objects.active_first(), by=("short_name", "abbreviation"), **kwargs)


class DebateForm(ReasonForm, ConcurrentEditForm):
    number = forms.CharField(
        label="Nummer",
        required=False,
        widget=AdminTextInputWidget,
        help_text="Zoals 2023A01686. Een nieuw debat zonder nummer krijgt een eigen nummer; een later nummer neemt de "
        "adressen mee.",
    )
    replaced_by = DebateField(
        Debate.objects, label="Vervangen door", required=False, help_text="Het nummer van het debat dat ervoor kwam."
    )

    committee = forms.ModelChoiceField(
        Committee.objects.active_first(), label="Commissie", required=False, help_text="Leeg bij een plenair debat."
    )
    follow_up_committees = CommitteesField(label="Volgcommissies")

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"]
        if self.instance.pk and not number:
            raise ValidationError("Een debat houdt een nummer; schrijf het nummer van de Kamer.")
        return number.upper()

    def clean_is_confidential(self) -> bool:
        """Hide a debate that becomes a technical briefing. A griffier may make it public in a second step."""
        typed: bool = self.cleaned_data["is_confidential"]
        becomes_briefing = "kind" in self.changed_data and self.cleaned_data.get("kind") == Debate.Kind.BRIEFING
        if becomes_briefing and not typed:
            self.changed_data.append("is_confidential")
        return becomes_briefing or typed

    def clean_report(self) -> str:
        return self.cleaned_data["report"] and stored_kamerstuk(self.cleaned_data["report"])

    def clean_agenda(self) -> str:
        return self.cleaned_data["agenda"] and stored_kamerstuk(self.cleaned_data["agenda"])


class MeetingEntryForm(DebateForm):
    """The form of a new procedural meeting: its own words, and a committee, because a committee decides."""

    number = forms.CharField(
        label="Nummer",
        required=False,
        widget=AdminTextInputWidget,
        help_text="Zoals 2023A01686. Leeg: de vergadering krijgt een eigen nummer, tot u dat van de Kamer invult.",
    )
    committee = forms.ModelChoiceField(Committee.objects.active_first(), label="Commissie")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].widget = forms.HiddenInput()


class DebateAdmin(ConcurrentEditAdmin, ReferenceAdmin):
    form = DebateForm
    list_display = ["number", "kind", "title", "day", "committee", "state"]
    list_filter = ["state", "kind", ("committee", UsedOnlyFilter)]
    list_select_related = ["committee"]
    search_fields = ["number", "former_numbers__number", "title", "report"]
    date_hierarchy = "day"
    readonly_fields = ["former"]
    fieldsets = [
        (None, {"fields": ["number", "former", "kind", "title", "committee", "follow_up_committees", "opened"]}),
        ("Openbaarheid", {"fields": ["is_confidential"]}),
        ("Wanneer", {"fields": ["day", ("starts", "ends"), "state", "replaced_by"]}),
        ("Stukken", {"fields": ["report", "agenda"]}),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Debate | None = None) -> Any:
        """A new debate has no choice: its kind decides whether it is confidential."""
        shown = super().get_fieldsets(request, obj)
        return shown if obj else [part for part in shown if "is_confidential" not in part[1]["fields"]]

    @admin.display(description="eerdere nummers")
    def former(self, debate: Debate) -> str:
        return (", ".join(map(str, debate.former_numbers.all())) if debate.pk else "") or "geen"

    def save_model(self, request: HttpRequest, obj: Debate, form: Any, change: bool) -> None:  # noqa: FBT001
        """Save the debate. If its number changes, keep the old number, so that the old address still redirects."""
        obj.number = obj.number or Debate.own_number(obj.day)
        super().save_model(request, obj, form, change)
        if change and form.initial["number"] != obj.number:
            keep_number(obj, form.initial["number"])


@admin.register(Committee)
class CommitteeAdmin(ReferenceAdmin):
    list_display = ["abbreviation", "short_name", "name", "since", "until", "successor"]
    list_select_related = ["successor"]
    search_fields = ["abbreviation", "name"]


class RecessForm(ReasonForm, ConcurrentEditForm):
    pass


class RecessAdmin(ConcurrentEditAdmin, ReferenceAdmin):
    form = RecessForm
    list_display = ["__str__", "last_meeting", "next_meeting"]
    list_filter = ["kind"]
    search_fields = ["kind"]
