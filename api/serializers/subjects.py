from __future__ import annotations

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import LinksField
from api.serializers.references import (
    CommitteeReferenceSerializer,
    MemberReferenceSerializer,
    MinistryReferenceSerializer,
    PartyReferenceSerializer,
    PersonReferenceSerializer,
    PostReferenceSerializer,
)


@extend_schema_serializer(component_name="Commissie")
class CommitteeSerializer(CommitteeReferenceSerializer):
    """Een commissie van de Kamer. Krijgt zij een andere naam, dan is dat een andere commissie, haar opvolger."""

    afkorting = serializers.CharField(source="abbreviation")
    naam = serializers.CharField(source="name")
    onderwerp = serializers.CharField(source="subject")
    eersteActiviteit = serializers.DateField(source="since", allow_null=True)
    laatsteActiviteit = serializers.DateField(source="until", allow_null=True)
    opvolger = CommitteeReferenceSerializer(source="successor", allow_null=True)
    _links = LinksField("commissie", "slug")


@extend_schema_serializer(component_name="PeriodeVanMinisterie")
class MinistryPeriodSerializer(serializers.Serializer):
    """Een tijd waarin het ministerie zo heette. Wat niet bekend is of nog duurt, is null."""

    naam = serializers.CharField(source="name")
    van = serializers.DateField(source="since", allow_null=True)
    totEnMet = serializers.DateField(source="until", allow_null=True)
    opvolger = MinistryReferenceSerializer(source="successor", allow_null=True)


@extend_schema_serializer(component_name="Ministerie")
class MinistrySerializer(MinistryReferenceSerializer):
    """Een ministerie, met zijn namen door de jaren."""

    afkorting = serializers.CharField(source="abbreviation")
    periodes = MinistryPeriodSerializer(source="periods", many=True)
    _links = LinksField("ministerie", "key")


@extend_schema_serializer(component_name="Ambtsperiode")
class TenureSerializer(serializers.Serializer):
    """De dagen, beide meegerekend, waarop iemand een ambt bekleedde."""

    ambt = PostReferenceSerializer(source="post")
    van = serializers.DateField(source="since")
    totEnMet = serializers.DateField(source="until", allow_null=True)


@extend_schema_serializer(component_name="Bewindspersoon")
class MinisterSerializer(PersonReferenceSerializer):
    """Wie minister of staatssecretaris is of was."""

    ambten = TenureSerializer(source="tenures", many=True)
    _links = LinksField("bewindspersoon", "slug")


@extend_schema_serializer(component_name="Ambt")
class PostSerializer(PostReferenceSerializer):
    """Het ambt van een minister of staatssecretaris, wie het ook bekleedt."""

    ministerie = MinistryReferenceSerializer(source="ministry")
    _links = LinksField("ambt", "slug")


@extend_schema_serializer(component_name="Kamerlid")
class MemberSerializer(MemberReferenceSerializer):
    """Wie lid van de Kamer is of was."""

    _links = LinksField("kamerlid", "slug")


@extend_schema_serializer(component_name="Fractie")
class PartySerializer(PartyReferenceSerializer):
    """Een fractie in de Kamer."""

    afkorting = serializers.CharField(source="abbreviation")
    naam = serializers.CharField(source="name")
    _links = LinksField("fractie", "slug")
