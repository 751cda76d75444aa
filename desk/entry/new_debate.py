"""Enter the debate itself on the page of new toezeggingen. Other input is kept, and no script is needed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from desk.agenda import follow
from parliament.admin.base import DayInput, clerk_of
from parliament.models import Committee, Debate

PERMISSION = "parliament.add_debate"
PREFIX = "nieuw-debat"
BUTTON = "_debat"


class NewDebateForm(forms.ModelForm):
    """A debate that was held. After a double click, the instance is the debate of the first click."""

    number = forms.CharField(
        label="Nummer",
        required=False,
        widget=AdminTextInputWidget,
        help_text="Zoals 2023A01686. Leeg: het debat krijgt een eigen nummer.",
    )
    committee = forms.ModelChoiceField(
        Committee.objects.active_first(), label="Commissie", required=False, help_text="Leeg bij een plenair debat."
    )

    class Meta:
        model = Debate
        fields = ("kind", "title", "day", "committee", "number")
        labels = {"day": "Dag van het debat"}
        widgets = {"title": AdminTextInputWidget, "day": DayInput}

    def clean_number(self) -> str:
        return str(self.cleaned_data["number"]).upper()

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError("Dit debat moet nog komen. Er kan nog niets zijn toegezegd.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            facts = {name: value for name, value in cleaned.items() if name != "number" or value}
            self.instance = Debate.objects.filter(**facts).first() or self.instance
            cleaned["number"] = cleaned["number"] or self.instance.number or Debate.own_number(cleaned["day"])
        return cleaned


def offer_debate() -> NewDebateForm:
    return NewDebateForm(prefix=PREFIX, initial={"kind": Debate.Kind.COMMITTEE, "day": timezone.localdate()})


@transaction.atomic
def add_debate(request: HttpRequest) -> tuple[NewDebateForm, QueryDict]:
    """Save the posted debate and choose it. Return the form and the posted data, otherwise unchanged."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    form, data = NewDebateForm(request.POST, prefix=PREFIX), request.POST.copy()
    if form.is_valid():
        is_new = form.instance.pk is None
        debate: Debate = form.save()
        data["debate"] = debate.number
        if is_new:
            user = clerk_of(request)
            follow(request, LogEntry.objects.log_actions(user.pk, [debate], ADDITION, single_object=True))
        form = offer_debate()
    return form, data
