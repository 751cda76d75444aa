from __future__ import annotations

from typing import Any

from django.utils.text import Truncator

from parliament.admin.typed import NumberedField
from parliament.models import Debate
from toezeggingen.models import Toezegging


class ToezeggingField(NumberedField):
    """A toezegging named by its number, suggested with its first words."""

    def label_from_instance(self, toezegging: Toezegging) -> str:
        return Truncator(toezegging.text).chars(90)


class MeetingField(NumberedField):
    """A procedural meeting, suggested with its committee; the day of a decision is its day."""

    default_error_messages = {
        "invalid_choice": "“%(value)s” is geen procedurevergadering in het register die doorgang vond. "
        "Voer de vergadering eerst in bij Debatten."
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Debate.objects.meetings().select_related("committee"), label="Procedurevergadering", **kwargs)

    def label_from_instance(self, meeting: Debate) -> str:
        return f"{meeting.committee}: {meeting}" if meeting.committee else str(meeting)
