"""References to other resources: the key in the address of the resource, and its name."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import NullableTextField
from parliament.models import Debate
from toezeggingen.models.toezegging import RelationKind


@extend_schema_serializer(component_name="VerwijzingPersoon")
class PersonReferenceSerializer(serializers.Serializer):
    """Een persoon bij de sleutel die in adressen en filters staat."""

    sleutel = serializers.CharField(source="slug")
    naam = serializers.CharField(source="name")


@extend_schema_serializer(component_name="VerwijzingMinisterie")
class MinistryReferenceSerializer(PersonReferenceSerializer):
    """Een ministerie bij zijn sleutel."""

    sleutel = serializers.CharField(source="key")


@extend_schema_serializer(component_name="VerwijzingAmbt")
class PostReferenceSerializer(PersonReferenceSerializer):
    """Een ambt bij zijn sleutel, wie het ook bekleedt."""

    naam = serializers.CharField(source="title")


@extend_schema_serializer(component_name="VerwijzingCommissie")
class CommitteeReferenceSerializer(PersonReferenceSerializer):
    """Een commissie bij haar sleutel."""

    naam = serializers.CharField(source="subject")


@extend_schema_serializer(component_name="VerwijzingFractie")
class PartyReferenceSerializer(PersonReferenceSerializer):
    """Een fractie bij haar sleutel."""

    naam = serializers.CharField(source="abbreviation")


@extend_schema_serializer(component_name="VerwijzingKamerlid")
class MemberReferenceSerializer(PersonReferenceSerializer):
    """Een Kamerlid bij zijn sleutel, met de fractie waarin het zit."""

    fractie = PartyReferenceSerializer(source="party", allow_null=True)


@extend_schema_serializer(component_name="VerwijzingVergadering")
class MeetingReferenceSerializer(serializers.Serializer):
    """Een vergadering bij haar nummer."""

    nummer = serializers.CharField(source="number")
    soort = serializers.ChoiceField(Debate.Kind.choices, source="kind")
    datum = serializers.DateField(source="day")


@extend_schema_serializer(component_name="VerwijzingDebat")
class DebateReferenceSerializer(MeetingReferenceSerializer):
    """Een debat bij zijn nummer. Van een vertrouwelijk debat is de titel niet openbaar."""

    titel = NullableTextField(source="title")


@extend_schema_serializer(component_name="VerwijzingBrief")
class LetterReferenceSerializer(serializers.Serializer):
    """Een openbare brief bij zijn nummer."""

    nummer = serializers.CharField(source="number")
    onderwerp = serializers.CharField(source="subject")
    datum = serializers.DateField(source="date")


@extend_schema_serializer(component_name="Verband")
class TieSerializer(serializers.Serializer):
    """Wat twee toezeggingen met elkaar te maken hebben: gezegd `van` deze over de andere, of `naar` deze toe."""

    soort = serializers.ChoiceField(RelationKind.choices, source="kind")
    richting = serializers.ChoiceField(["van", "naar"], source="direction")
    nummer = serializers.CharField(source="other.number")
    tekst = serializers.CharField(source="other.text")
