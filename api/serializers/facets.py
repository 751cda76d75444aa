from __future__ import annotations

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers


@extend_schema_serializer(component_name="WaardeVanFacet")
class FacetValueSerializer(serializers.Serializer):
    """Een waarde, en hoeveel toezeggingen er zijn als ook die wordt gekozen."""

    sleutel = serializers.CharField(source="key")
    naam = serializers.CharField(source="text")
    aantal = serializers.IntegerField(source="count", min_value=0)
    gekozen = serializers.BooleanField(source="is_chosen")


@extend_schema_serializer(component_name="Facet")
class FacetSerializer(serializers.Serializer):
    """Een filter met zijn waarden, geteld binnen de andere filters en zonder de eigen keuze."""

    filter = serializers.CharField(source="name")
    naam = serializers.CharField(source="label")
    waarden = FacetValueSerializer(source="values", many=True)


@extend_schema_serializer(component_name="Facetten")
class FacetsSerializer(serializers.Serializer):
    """Hoeveel toezeggingen de vraag geeft, en hoeveel elke keuze erbij."""

    aantal = serializers.IntegerField(source="total", min_value=0)
    facetten = FacetSerializer(source="facets", many=True)
