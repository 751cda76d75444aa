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
from parliament.admin.save_errors import add_save_error
from parliament.models import Committee, Debate

PERMISSION = "parliament.add_debate"
ENTER_MEETING_BUTTON = "_vergadering"  # name of the button
PREFIX = "nieuwe-vergadering"


class NewMeetingForm(forms.Form):
    number = forms.CharField(label="Nummer", widget=AdminTextInputWidget, help_text="Zoals 2023A01686.")
    committee = forms.ModelChoiceField(Committee.objects.active_first(), label="Commissie")
    day = forms.DateField(label="Dag van de vergadering", widget=DayInput)

    def clean_number(self) -> str:
        return str(self.cleaned_data["number"]).upper()

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError("Een besluit valt niet in een vergadering die nog moet komen.")
        return day

    def enter(self) -> Debate | None:
        """Return the meeting, saved now or by an earlier click. Return None if the input is invalid; see `errors`."""
        if not self.is_valid():
            return None
        known = Debate.objects.meetings().filter(**self.cleaned_data).first()
        if known:
            return known
        title = f"Procedurevergadering {self.cleaned_data['committee'].short_name}"
        meeting = Debate(kind=Debate.Kind.PROCEDURE, title=title, **self.cleaned_data)
        try:
            meeting.full_clean()
        except ValidationError as refusal:
            add_save_error(self, refusal)
            return None
        meeting.save()
        return meeting


def offer_meeting(committees: list[int]) -> NewMeetingForm:
    """Make an empty form. If only one committee (primary key) is given, that committee is filled in."""
    return NewMeetingForm(prefix=PREFIX, initial={"committee": committees[0] if len(committees) == 1 else None})


def add_meeting(request: HttpRequest, field: str) -> tuple[NewMeetingForm, QueryDict]:
    """Save the posted meeting and select it in `field`. Return the form and the posted data, otherwise unchanged."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    form, data = NewMeetingForm(request.POST, prefix=PREFIX), request.POST.copy()
    if meeting := form.enter():
        data[field] = meeting.number
        messages.success(request, f"{meeting.title} staat in het register en is gekozen.")
        form = offer_meeting([meeting.committee_id] if meeting.committee_id else [])
    return form, data
