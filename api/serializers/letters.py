"""Letters, and the dossiers of the House in which they appear."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import LinksField, NullableTextField
from api.serializers.references import MinistryReferenceSerializer, PostReferenceSerializer
from letters.passages import contains_passage
from website.pages.letter_effects import letter_effects


@extend_schema_serializer(component_name="BriefInLijst")
class LetterSummarySerializer(serializers.Serializer):
    """Een brief waarvan de griffie een versie heeft vrijgegeven."""

    nummer = serializers.CharField(source="number")
    documentnummer = NullableTextField(source="house_number", help_text="Van de Kamer, bijvoorbeeld 2023D15310.")
    onderwerp = serializers.CharField(source="subject")
    datum = serializers.DateField(source="date")
    vergaderjaar = NullableTextField()
    dossiertitel = NullableTextField(source="title")
    kamerstukken = serializers.ListField(child=serializers.CharField(), source="dossiers.all")
    ministerie = MinistryReferenceSerializer(source="ministry", allow_null=True)
    ambt = PostReferenceSerializer(source="post", allow_null=True)
    afzender = NullableTextField(source="author_role")
    ondertekenaar = NullableTextField(source="signed_by")
    _links = LinksField("brief", "number")


@extend_schema_serializer(component_name="GevolgVanBrief")
class LetterEffectSerializer(serializers.Serializer):
    """Wat de brief met een toezegging doet, en de passage waaruit dat blijkt."""

    omschrijving = serializers.CharField(source="words")
    nummer = serializers.CharField(source="toezegging.number")
    passage = NullableTextField()


@extend_schema_serializer(component_name="Brief")
class LetterSerializer(LetterSummarySerializer):
    """Een brief met de nieuwste vrijgegeven versie van zijn tekst, en wat hij voor toezeggingen betekent."""

    versie = serializers.IntegerField(source="shown.nr", min_value=1)
    ontvangenOp = serializers.DateField(source="shown.received_on")
    tekst = serializers.CharField(source="shown.text")
    toezeggingen = serializers.SerializerMethodField()

    @extend_schema_field(LetterEffectSerializer(many=True))
    def get_toezeggingen(self, letter: Any) -> Any:
        """Return the effects of the letter. A passage is left out if it is not in the version that is shown."""
        effects = [
            effect if contains_passage(letter.shown.text, effect.passage) else replace(effect, passage="")
            for effect in letter_effects(letter)
        ]
        return LetterEffectSerializer(effects, many=True).data


@extend_schema_serializer(component_name="Dossier")
class DossierSerializer(serializers.Serializer):
    """Een dossier van de Kamer met een openbare brief of een debat."""

    nummer = serializers.CharField(source="number")
    geschreven = serializers.CharField(source="spoken", help_text="Zoals de Kamer het nummer schrijft: 36 200 V.")
    titel = NullableTextField(source="title", help_text="Uit de nieuwste brief die er een noemt.")
    aantalBrieven = serializers.IntegerField(source="letters", min_value=0)
    aantalDebatten = serializers.IntegerField(source="debates", min_value=0)
    _links = LinksField("dossier", "number")
