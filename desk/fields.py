"""Form fields of the desk: a few lines of text, and rows that a clerk types by their number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.text import Truncator

from parliament import dates
from parliament.admin.autocomplete_fields import SUGGESTIONS, DebateField, NumberedField, SuggestingInput
from parliament.models import Debate
from parliament.models.debate import NOT_HELD, DebateQuerySet
from toezeggingen.models import Toezegging


class LinesField(forms.CharField):
    """A text of a few lines."""

    def __init__(self, label: str, help_text: str = "", *, rows: int = 2, required: bool = False) -> None:
        widget = AdminTextareaWidget({"rows": rows})
        super().__init__(label=label, help_text=help_text, required=required, widget=widget)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the user changed the text. A browser sends its own line ends, which do not count."""
        return super().has_changed("\n".join((initial or "").splitlines()), "\n".join((data or "").splitlines()))


class SeenField(forms.IntegerField):
    """The version that the user opened. The workflow compares it with the current version."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        """False: that a colleague saved something is no change by this user."""
        return False


class ToezeggingField(NumberedField):
    """Select a toezegging by number; each suggestion shows its first words."""

    def label_from_instance(self, toezegging: Toezegging) -> str:
        return Truncator(toezegging.text).chars(90)


class HeldDebatesInput(SuggestingInput):
    """Suggests the debates in which something can have been promised, newest first."""

    def suggestions(self) -> Iterable[tuple[str, str]]:
        held = Debate.objects.took_place(timezone.localdate()).exclude(kind=Debate.Kind.PROCEDURE)
        return ((debate.number, str(debate)) for debate in held[:SUGGESTIONS])


class HeldDebateField(DebateField):
    """Finds a debate that took place. Refuses one that is still to come, or that was moved or cancelled."""

    widget = HeldDebatesInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Debate.objects.select_related("committee", "replaced_by"), **kwargs)

    def find_by_name(self, typed: str) -> Any:
        """Also find the only held debate with these words in its title."""
        held = Debate.objects.took_place(timezone.localdate()).filter(title__icontains=typed)[:2]
        return super().find_by_name(typed) or (held[0] if typed and len(held) == 1 else None)

    def clean(self, value: Any) -> Any:
        debate: Debate | None = super().clean(value)
        if debate and debate.day > timezone.localdate():
            day = dates.dutch(debate.day)
            raise ValidationError(f"Dit debat is pas op {day}. Er kan nog niets zijn toegezegd.")
        if debate and debate.state in NOT_HELD:
            held = debate.held()
            instead = f" Kies {held.number}: {held}." if held != debate else ""
            raise ValidationError(f"Dit debat is {debate.get_state_display()}: er is niets toegezegd.{instead}")
        return debate


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
