"""The forms that take back a mistake which the public could read: a postponement, and a reason."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import Http404

from desk.deadline_forms import describe_deadline
from desk.moves.base import ReasonedForm
from desk.moves.deadline_before import deadline_before
from parliament import dates
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging


class RevokeForm(ReasonedForm):
    """Takes back the last postponement. The deadline before it comes from its words, not from the clerk."""

    workflow_function = workflow.revoke
    field_order = ["reason", "internal_reason", "on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        postponement = self.toezegging.postponements.standing().last()
        if postponement is None:  # after a double click
            postponement = self.toezegging.postponements.last()
        if postponement is None:
            raise Http404
        self.postponement = postponement
        self.deadline, self.overruled_reason = deadline_before(postponement)
        old = f"“{self.deadline.words}”. {describe_deadline(self.deadline)}" if self.deadline.words else "geen termijn"
        self.explanation = (
            f"Het uitstel van {dates.dutch(postponement.on)} was een vergissing. De termijn wordt weer: {old}. Het "
            "uitstel telt niet meer mee, maar blijft in de geschiedenis staan. De brief "
            "erbij beoordeelt u daarna opnieuw."
        )

    @classmethod
    def is_offered(cls, toezegging: Toezegging) -> bool:
        return bool(toezegging.postponements.standing().exists())

    @property
    def facts(self) -> dict[str, Any]:
        names = ("postponement", "deadline", "overruled_reason")
        return {**super().facts, **{name: getattr(self, name) for name in names}}

    def is_recorded_by(self, event: Event) -> bool:
        return (event.reason, event.on) == (self.cleaned_data["reason"], self.cleaned_data["on"])


class EventChoice(forms.ModelChoiceField):
    widget = forms.RadioSelect

    def label_from_instance(self, event: Event) -> str:
        return f"{dates.dutch(event.on)}, {event.get_kind_display()}: {event.public_reason}"


class CorrectReasonForm(ReasonedForm):
    event = EventChoice(Event.objects.none(), label="Bij welke stap", empty_label=None)
    explanation = (
        "Op de site staat voortaan de nieuwe reden bij die stap, en dat zij is verbeterd. De oude reden leest alleen "
        "de griffie nog, in de geschiedenis."
    )
    workflow_function = workflow.correct_reason
    field_order = ["event", "reason", "internal_reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self.choices_of(self.toezegging)
        cast("EventChoice", self.fields["event"]).queryset = offered
        self.fields["reason"].label = "Nieuwe reden, openbaar"
        if len(offered) == 1:
            self.initial["event"] = offered[0].pk

    @classmethod
    def choices_of(cls, toezegging: Toezegging) -> Any:
        events = Event.objects.public().filter(toezegging=toezegging)
        return events.exclude(reason="").exclude(kind=Event.Kind.REASON_CORRECTED).order_by("-on", "-pk")

    @classmethod
    def is_offered(cls, toezegging: Toezegging) -> bool:
        return bool(cls.choices_of(toezegging).exists())

    def is_recorded_by(self, event: Event) -> bool:
        return (event.reason, event.corrects) == (self.cleaned_data["reason"], self.cleaned_data["event"])
