from __future__ import annotations

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import Links
from api.serializers.references import (
    CommitteeReference,
    MemberReference,
    MinistryReference,
    PartyReference,
    PostReference,
    Reference,
)


@extend_schema_serializer(component_name="Commissie")
class CommitteeShape(CommitteeReference):
    """Een commissie van de Kamer. Krijgt zij een andere naam, dan is dat een andere commissie, haar opvolger."""

    afkorting = serializers.CharField(source="abbreviation")
    naam = serializers.CharField(source="name")
    onderwerp = serializers.CharField(source="subject")
    eersteActiviteit = serializers.DateField(source="since", allow_null=True)
    laatsteActiviteit = serializers.DateField(source="until", allow_null=True)
    opvolger = CommitteeReference(source="successor", allow_null=True)
    _links = Links("commissie", "slug")


@extend_schema_serializer(component_name="PeriodeVanMinisterie")
class PeriodShape(serializers.Serializer):
    """Een tijd waarin het ministerie zo heette. Wat niet bekend is of nog duurt, is null."""

    naam = serializers.CharField(source="name")
    van = serializers.DateField(source="since", allow_null=True)
    totEnMet = serializers.DateField(source="until", allow_null=True)
    opvolger = MinistryReference(source="successor", allow_null=True)


@extend_schema_serializer(component_name="Ministerie")
class MinistryShape(MinistryReference):
    """Een ministerie, met zijn namen door de jaren."""

    afkorting = serializers.CharField(source="abbreviation")
    periodes = PeriodShape(source="periods", many=True)
    _links = Links("ministerie", "key")


@extend_schema_serializer(component_name="Ambtsperiode")
class TenureShape(serializers.Serializer):
    """De dagen, beide meegerekend, waarop iemand een ambt bekleedde."""

    ambt = PostReference(source="post")
    van = serializers.DateField(source="since")
    totEnMet = serializers.DateField(source="until", allow_null=True)


@extend_schema_serializer(component_name="Bewindspersoon")
class MinisterShape(Reference):
    """Wie minister of staatssecretaris is of was."""

    ambten = TenureShape(source="tenures", many=True)
    _links = Links("bewindspersoon", "slug")


@extend_schema_serializer(component_name="Ambt")
class PostShape(PostReference):
    """Het ambt van een minister of staatssecretaris, wie het ook bekleedt."""

    ministerie = MinistryReference(source="ministry")
    _links = Links("ambt", "slug")


@extend_schema_serializer(component_name="Kamerlid")
class MemberShape(MemberReference):
    """Wie lid van de Kamer is of was."""

    _links = Links("kamerlid", "slug")


@extend_schema_serializer(component_name="Fractie")
class PartyShape(PartyReference):
    """Een fractie in de Kamer."""

    afkorting = serializers.CharField(source="abbreviation")
    naam = serializers.CharField(source="name")
    _links = Links("fractie", "slug")
