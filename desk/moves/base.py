"""The base of the forms of the moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone

from desk.fields import LinesField, SeenField
from parliament.admin.base import DayInput
from toezeggingen.models import Event, Toezegging


def internal_reason_field() -> LinesField:
    return LinesField("Reden, intern", "Alleen voor de griffie.")


class MoveForm(forms.Form):
    """The base of the move forms. `seen` is the version of the toezegging that the user opened."""

    seen = SeenField()
    on = forms.DateField(label="Dag", widget=DayInput, initial=timezone.localdate)
    required_css_class = "required"
    explanation = ""
    workflow_function: ClassVar[Callable[..., object]]

    def __init__(self, *args: Any, toezegging: Toezegging, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.toezegging = toezegging
        self.initial["seen"] = toezegging.version

    @classmethod
    def is_offered(cls, toezegging: Toezegging) -> bool:
        """Whether there is something to make this move with. The table of moves knows which status allows it."""
        return True

    @property
    def facts(self) -> dict[str, Any]:
        """The arguments for the workflow function."""
        return {"toezegging": self.toezegging, **self.cleaned_data}

    def make(self, by: User) -> None:
        type(self).workflow_function(by=by, **self.facts)

    def is_recorded_by(self, event: Event) -> bool:
        """Whether the event already records this move with the same values, as after a double click.

        Each value is compared with the field of the same name in the event, or in a row to which the event refers.
        `seen` has no such field.
        """
        rows = (event, event.fulfilment, event.postponement, event.toezegging)
        return all(
            value == next((getattr(row, name) for row in rows if hasattr(row, name)), value)
            for name, value in self.facts.items()
        )


class ReasonedForm(MoveForm):
    reason = LinesField("Reden, openbaar", "Staat in de tijdlijn op de openbare site.", required=True)
    internal_reason = internal_reason_field()
