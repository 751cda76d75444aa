"""Which meeting a decision probably belongs to, and a question if a clerk picks one of another committee."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import forms
from django.utils import timezone

from desk.fields import deciding_committees
from parliament.admin.save_errors import set_typed_values
from parliament.models import Committee, Debate
from toezeggingen.models import Toezegging


def probable_meeting(committees: list[int], since: date) -> Debate | None:
    """The last meeting of the one committee (primary key) since that day or, if there was none, the coming one.

    None if several committees decide: then each decision may have its own meeting.
    """
    if len(committees) != 1:
        return None
    meetings = Debate.objects.meetings().filter(committee=committees[0], day__gte=since)
    today = timezone.localdate()
    held = meetings.filter(day__lte=today).order_by("-day", "-starts", "number").first()
    return held or meetings.filter(day__gt=today).order_by("day", "starts", "number").first()


class OtherCommitteeForm(forms.Form):
    """A form with a meeting. A meeting of another committee is refused once; the same meeting again is accepted."""

    sure = forms.CharField(required=False, widget=forms.HiddenInput)

    def ask_about(self, meeting: Debate, toezeggingen: Iterable[Toezegging]) -> None:
        """After `clean`: ask if none of the committees that asked for these toezeggingen holds the meeting."""
        others = [pk for pk in deciding_committees(toezeggingen) if pk != meeting.committee_id]
        if not meeting.committee or not others or self.cleaned_data.get("sure") == meeting.number:
            return
        named = " en ".join(str(committee) for committee in Committee.objects.filter(pk__in=others))
        question = f"Deze vergadering is van {meeting.committee}, de toezegging van {named}."
        self.add_error("meeting", f"{question} Klopt dat, sla dan nog eens op.")
        set_typed_values(self, {"sure": [meeting.number]})
