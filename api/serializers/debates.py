from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import LinksField, NullableTextField
from api.serializers.references import CommitteeReferenceSerializer, MeetingReferenceSerializer
from parliament.models import Debate

PUBLIC_IF_CONFIDENTIAL = {"nummer", "soort", "vertrouwelijk", "datum", "_links"}


@extend_schema_serializer(component_name="Debat")
class DebateSerializer(serializers.Serializer):
    """Een vergadering van de Kamer. Van een vertrouwelijk debat zijn alleen de soort, het nummer en de dag openbaar."""

    nummer = serializers.CharField(source="number")
    soort = serializers.ChoiceField(Debate.Kind.choices, source="kind")
    vertrouwelijk = serializers.BooleanField(source="is_confidential")
    datum = serializers.DateField(source="day")
    begin = serializers.SerializerMethodField()
    einde = serializers.SerializerMethodField()
    titel = NullableTextField(source="title")
    stand = serializers.ChoiceField(Debate.State.choices, source="state", allow_null=True)
    vervangenDoor = MeetingReferenceSerializer(source="replaced_by", allow_null=True)
    commissie = CommitteeReferenceSerializer(source="committee", allow_null=True)
    volgcommissies = CommitteeReferenceSerializer(source="follow_up_committees", many=True)
    verslag = NullableTextField(source="report", help_text="Kamerstuknummer.")
    agenda = NullableTextField(help_text="Kamerstuknummer.")
    _links = LinksField("debat", "number")

    def get_begin(self, debate: Debate) -> datetime | None:
        return _moment(debate, debate.starts)

    def get_einde(self, debate: Debate) -> datetime | None:
        return _moment(debate, debate.ends)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        values: dict[str, Any] = super().to_representation(instance)
        if not instance.is_confidential:
            return values
        hidden: dict[str, Any] = {name: [] if isinstance(value, list) else None for name, value in values.items()}
        return hidden | {name: values[name] for name in PUBLIC_IF_CONFIDENTIAL}


def _moment(debate: Debate, at: time | None) -> datetime | None:
    """Return the moment on the day of the debate in the time zone of Amsterdam, where the House meets."""
    return timezone.make_aware(datetime.combine(debate.day, at)) if at else None
