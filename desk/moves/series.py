"""The forms that end the series of a recurring toezegging, and resume it."""

from __future__ import annotations

from typing import Any

from django import forms

from desk.moves.base import ReasonedForm
from toezeggingen import workflow
from toezeggingen.models import Event, Toezegging
from toezeggingen.rhythm import Rhythm
from toezeggingen.workflow.series import next_term


class EndSeriesForm(ReasonedForm):
    explanation = "Na deze termijn opent geen volgende meer. Deze termijn zelf blijft staan zoals zij is."
    workflow_function = workflow.end_series

    @classmethod
    def is_offered(cls, toezegging: Toezegging) -> bool:
        return toezegging.rhythm != Rhythm.NONE


class ResumeSeriesForm(ReasonedForm):
    rhythm = forms.TypedChoiceField(
        label="Komt terug",
        choices=[choice for choice in Rhythm.choices if choice[0]],
        coerce=lambda value: Rhythm(int(value)),
    )
    explanation = "Na deze termijn opent weer een volgende. Is deze al nagekomen, dan opent de volgende meteen."
    workflow_function = workflow.resume_series
    field_order = ["rhythm"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if ended := self.endings_of(self.toezegging).last():
            self.initial["rhythm"] = ended.changes["rhythm"][0]

    @classmethod
    def endings_of(cls, toezegging: Toezegging) -> Any:
        return toezegging.events.filter(kind=Event.Kind.SERIES_ENDED).order_by("pk")

    @classmethod
    def is_offered(cls, toezegging: Toezegging) -> bool:
        has_ended = toezegging.rhythm == Rhythm.NONE and cls.endings_of(toezegging).exists()
        return has_ended and next_term(toezegging) is None
