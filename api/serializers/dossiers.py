from __future__ import annotations

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import LinksField, NullableTextField


@extend_schema_serializer(component_name="Dossier")
class DossierSerializer(serializers.Serializer):
    """Een dossier van de Kamer met een openbare brief of een debat."""

    nummer = serializers.CharField(source="number")
    geschreven = serializers.CharField(source="spoken", help_text="Zoals de Kamer het nummer schrijft: 36 200 V.")
    titel = NullableTextField(source="title", help_text="Uit de nieuwste brief die er een noemt.")
    aantalBrieven = serializers.IntegerField(source="letters", min_value=0)
    aantalDebatten = serializers.IntegerField(source="debates", min_value=0)
    _links = LinksField("dossier", "number")
