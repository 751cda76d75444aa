from __future__ import annotations

from dataclasses import dataclass

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import Links, Text, Told
from api.serializers.references import MinistryReference, PostReference
from letters.models import Letter
from letters.passages import contains_passage
from website.pages.letter_effects import letter_effects


@dataclass(frozen=True)
class Effect:
    """What a letter does to a toezegging, and the passage of the shown version that tells it."""

    words: str
    number: str
    passage: str


def _effects(letter: Letter) -> list[Effect]:
    text = letter.shown.text  # type: ignore[attr-defined] # given by the view
    return [
        Effect(link.words, link.toezegging.number, link.passage if contains_passage(text, link.passage) else "")
        for link in letter_effects(letter)
    ]


@extend_schema_serializer(component_name="BriefInLijst")
class LetterInList(serializers.Serializer):
    """Een brief waarvan de griffie een versie heeft vrijgegeven."""

    nummer = serializers.CharField(source="number")
    documentnummer = Text(source="house_number", help_text="Van de Kamer, bijvoorbeeld 2023D15310.")
    onderwerp = serializers.CharField(source="subject")
    datum = serializers.DateField(source="date")
    vergaderjaar = Text()
    dossiertitel = Text(source="title")
    kamerstukken = Told(
        lambda row: [str(one) for one in row.dossiers.all()], serializers.ListField(child=serializers.CharField())
    )
    ministerie = MinistryReference(source="ministry", allow_null=True)
    ambt = PostReference(source="post", allow_null=True)
    afzender = Text(source="author_role")
    ondertekenaar = Text(source="signed_by")
    _links = Links("brief", "number")


@extend_schema_serializer(component_name="GevolgVanBrief")
class EffectShape(serializers.Serializer):
    """Wat de brief met een toezegging doet, en de passage waaruit dat blijkt."""

    omschrijving = serializers.CharField(source="words")
    nummer = serializers.CharField(source="number")
    passage = Text()


@extend_schema_serializer(component_name="Brief")
class LetterInFull(LetterInList):
    """Een brief met de nieuwste vrijgegeven versie van zijn tekst, en wat hij voor toezeggingen betekent."""

    versie = serializers.IntegerField(source="shown.nr", min_value=1)
    ontvangenOp = serializers.DateField(source="shown.received_on")
    tekst = serializers.CharField(source="shown.text")
    toezeggingen = Told(_effects, EffectShape(many=True))
