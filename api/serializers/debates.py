from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import Links, Text, Told
from api.serializers.references import CommitteeReference, MeetingReference
from parliament.models import Debate


@extend_schema_serializer(component_name="Debat")
class DebateShape(serializers.Serializer):
    """Een vergadering van de Kamer. Van een vertrouwelijke technische briefing is alleen de dag openbaar."""

    nummer = serializers.CharField(source="number")
    soort = serializers.ChoiceField(Debate.Kind.choices, source="kind")
    vertrouwelijk = serializers.BooleanField(source="is_confidential")
    datum = serializers.DateField(source="day")
    begin = Told(lambda row: _moment(row, row.starts), serializers.DateTimeField(allow_null=True))
    einde = Told(lambda row: _moment(row, row.ends), serializers.DateTimeField(allow_null=True))
    titel = Told(lambda row: _public(row, row.title), Text())
    stand = Told(lambda row: _public(row, row.state), serializers.ChoiceField(Debate.State.choices, allow_null=True))
    vervangenDoor = Told(lambda row: _public(row, row.replaced_by), MeetingReference(allow_null=True))
    commissie = Told(lambda row: _public(row, row.committee), CommitteeReference(allow_null=True))
    volgcommissies = Told(
        lambda row: [] if row.is_confidential else row.follow_up_committees.all(), CommitteeReference(many=True)
    )
    verslag = Told(lambda row: _public(row, row.report), Text(), help_text="Kamerstuknummer.")
    agenda = Told(lambda row: _public(row, row.agenda), Text(), help_text="Kamerstuknummer.")
    _links = Links("debat", "number")


def _public(row: Any, value: Any) -> Any:
    return None if row.is_confidential else value


def _moment(row: Any, at: time | None) -> datetime | None:
    """In Amsterdam, where the House meets."""
    return timezone.make_aware(datetime.combine(row.day, at)) if at and not row.is_confidential else None
