"""Form fields of the desk: a few lines of text, and rows that a clerk types by their number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import Case, Value, When
from django.utils.text import Truncator

from parliament.admin.autocomplete_fields import NumberedField
from parliament.models import Debate
from parliament.models.debate import DebateQuerySet
from toezeggingen.models import Toezegging


class LinesField(forms.CharField):
    """A text of a few lines."""

    def __init__(self, label: str, help_text: str = "", *, rows: int = 2, required: bool = False) -> None:
        widget = AdminTextareaWidget({"rows": rows})
        super().__init__(label=label, help_text=help_text, required=required, widget=widget)


class ToezeggingField(NumberedField):
    """Select a toezegging by number; each suggestion shows its first words."""

    def label_from_instance(self, toezegging: Toezegging) -> str:
        return Truncator(toezegging.text).chars(90)


def deciding_committees(toezeggingen: Iterable[Toezegging]) -> list[int]:
    """The committees (primary keys) of the debates in which the toezeggingen were made. They decide on fulfilments."""
    debates = [toezegging.debate for toezegging in toezeggingen]
    return sorted({debate.committee_id for debate in debates if debate and debate.committee_id})


class MeetingField(NumberedField):
    """Select a procedural meeting by number; each suggestion shows its committee."""

    default_error_messages = {
        "invalid_choice": "“%(value)s” is geen procedurevergadering in het register die doorgang vond. "
        "Voer de vergadering eerst in bij Debatten."
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(_meetings(), label="Procedurevergadering", **kwargs)

    def suggest_first(self, committees: Iterable[int]) -> None:
        """Suggest meetings of these committees (primary keys) first; newest first within each group."""
        is_other = Case(When(committee__in=list(committees), then=Value(0)), default=Value(1))
        self.queryset = _meetings().order_by(is_other, "-day", "-starts", "number")

    def label_from_instance(self, meeting: Debate) -> str:
        return f"{meeting.committee}: {meeting}" if meeting.committee else str(meeting)


def _meetings() -> DebateQuerySet:
    return Debate.objects.meetings().select_related("committee")
