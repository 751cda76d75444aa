"""Enter a new procedural meeting on the page of a decision. Other input is kept, and no script is needed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from parliament.admin.base import DayInput
from parliament.models import Committee, Debate

PERMISSION = "parliament.add_debate"
ENTER_MEETING_BUTTON = "_vergadering"  # name of the button
PREFIX = "nieuwe-vergadering"


class NewMeetingForm(forms.ModelForm):
    """A procedural meeting that was held. After a double click, the instance is the meeting of the first click."""

    committee = forms.ModelChoiceField(Committee.objects.active_first(), label="Commissie")

    class Meta:
        model = Debate
        fields = ("number", "committee", "day")
        labels = {"day": "Dag van de vergadering"}
        help_texts = {"number": "Zoals 2023A01686."}
        widgets = {"number": AdminTextInputWidget, "day": DayInput}

    def clean_number(self) -> str:
        return str(self.cleaned_data["number"]).upper()

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError("Een besluit valt niet in een vergadering die nog moet komen.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            known = Debate.objects.meetings().filter(**cleaned).first()
            title = f"Procedurevergadering {cleaned['committee'].short_name}"
            self.instance = known or Debate(kind=Debate.Kind.PROCEDURE, title=title)
        return cleaned


def offer_meeting(committees: list[int]) -> NewMeetingForm:
    """Make an empty form. If only one committee (primary key) is given, that committee is filled in."""
    return NewMeetingForm(prefix=PREFIX, initial={"committee": committees[0] if len(committees) == 1 else None})


def add_meeting(request: HttpRequest, field: str) -> tuple[NewMeetingForm, QueryDict]:
    """Save the posted meeting and select it in `field`. Return the form and the posted data, otherwise unchanged."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    form, data = NewMeetingForm(request.POST, prefix=PREFIX), request.POST.copy()
    if form.is_valid():
        meeting: Debate = form.save()
        data[field] = meeting.number
        messages.success(request, f"{meeting.title} staat in het register en is gekozen.")
        form = offer_meeting([meeting.committee_id] if meeting.committee_id else [])
    return form, data
