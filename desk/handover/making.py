"""Hand over what a clerk ticked: each through the workflow, in one transaction. A refused row holds up no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from desk.handover.choosing import HandoverChoice
from desk.handover.made import PublicReasonForm, find_handover
from parliament.admin.base import DayInput
from toezeggingen import workflow
from toezeggingen.errors import MoveRefused
from toezeggingen.models import Toezegging

MOST = 200  # rows that are locked for up to half a minute on a busy machine (docs/decisions/0042)


class HandoverForm(PublicReasonForm):
    """The day and the reason. `sleutel` marks one showing of the page, so that a double click hands over once."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    on = forms.DateField(label="Dag", widget=DayInput, initial=timezone.localdate, help_text="Vanaf deze dag.")
    field_order = ["sleutel", "on", "reason"]

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError("De dag ligt in de toekomst. Draag pas over als het zover is.")
        return self.cleaned_data["on"]


@dataclass
class HandoverReport:
    """What became of the ticked rows. `is_known` says that this form had been sent before."""

    moved: list[Toezegging] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    is_known: bool = False


@transaction.atomic
def hand_over_ticked(choice: HandoverChoice, form: HandoverForm, ticked: Mapping[int, int], by: User) -> HandoverReport:
    """Hand over the ticked toezeggingen (primary key -> version that the clerk saw), if they belong to the choice."""
    report = HandoverReport()
    rows = Toezegging.objects.filter(pk__in=ticked).lock_all()
    facts = {"on": form.cleaned_data["on"], "reason": form.cleaned_data["reason"], "key": form.cleaned_data["sleutel"]}
    if find_handover(facts["key"]):
        return HandoverReport(is_known=True)
    belonging = set(choice.selection.filter(pk__in=ticked).values_list("pk", flat=True))
    for row in rows:
        seen = ticked[row.pk]
        try:
            if row.pk not in belonging and row.version == seen:
                raise MoveRefused(f"{row} hoort niet bij wat u koos.")
            workflow.hand_over(row, by=by, source=choice.source, target=choice.target, seen=seen, **facts)
        except ValidationError as refusal:
            report.refused.append(" ".join(refusal.messages))
        else:
            report.moved.append(row)
    return report
