"""A toezegging in the API. Members that are listed in `search/fields.py` take their type from there."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import (
    LinksField,
    NullableChoiceField,
    NullableTextField,
    UtcField,
    listed_field,
    serializer_field,
)
from api.serializers.references import (
    DebateReferenceSerializer,
    LetterReferenceSerializer,
    MeetingReferenceSerializer,
    MemberReferenceSerializer,
    MinistryReferenceSerializer,
    PartyReferenceSerializer,
    PersonReferenceSerializer,
    PostReferenceSerializer,
    TieSerializer,
)
from parliament.models import Debate
from search.fields import FIELDS, STATUSES
from toezeggingen.buckets import Firmness, days_late
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.event import Event
from toezeggingen.models.fulfilment import Effect, Means, Outcome, State
from website.history.fulfilments import public_fulfilments
from website.history.quoting import origin_passage
from website.history.timeline import TimelineEntry, timeline_of
from website.pages.toezegging import find_ties


@extend_schema_serializer(component_name="Termijn")
class DeadlineSerializer(serializers.Serializer):
    """Wanneer de toezegging nagekomen zou zijn: de woorden, wat het register eruit opmaakt en waarom."""

    woorden = listed_field("termijnInWoorden")
    vroegste = listed_field("opZijnVroegst")
    uiterlijk = listed_field("uiterlijk")
    hardheid = listed_field("hardheid")
    regel = NullableTextField(source="deadline_rule")
    hangtAfVan = listed_field("hangtAfVan")
    stand = listed_field("termijn")


@extend_schema_serializer(component_name="IngetrokkenToezegging")
class WithdrawnSerializer(serializers.Serializer):
    """Een toezegging die niet langer openbaar is, bij wie leest wat er is gewijzigd."""

    nummer = serializers.CharField(source="number")
    ingetrokken = serializers.BooleanField(source="withdrawn")
    gewijzigdOp = UtcField(source="changed_at")


@extend_schema_serializer(component_name="ToezeggingInLijst")
class ToezeggingSummarySerializer(serializers.Serializer):
    """Een toezegging zoals een lijst haar geeft."""

    nummer = listed_field("nummer")
    tekst = listed_field("toezegging")
    gedaanOp = listed_field("gedaanOp")
    status = listed_field("status")
    termijn = DeadlineSerializer(source="*")
    keerUitgesteld = serializers.IntegerField(source="times_postponed", min_value=0)
    dagenUitgesteld = serializers.SerializerMethodField(
        "get_days_postponed",
        help_text="Samen, over elk uitstel van een dag naar een dag; null als er geen zo is, dus onbekend.",
    )
    afgedaanOp = listed_field("afgedaanOp")
    nagekomenOp = listed_field("nagekomenOp")
    dagenTeLaatNagekomen = serializers.SerializerMethodField("get_days_late")
    ambt = PostReferenceSerializer(source="post", allow_null=True)
    bewindspersoon = PersonReferenceSerializer(source="minister", allow_null=True)
    ministerieToen = MinistryReferenceSerializer(source="ministry_then")
    ministerieNu = MinistryReferenceSerializer(source="ministry_now")
    leden = MemberReferenceSerializer(source="members", many=True)
    fracties = PartyReferenceSerializer(source="parties", many=True)
    debat = serializers.SerializerMethodField()
    brief = serializers.SerializerMethodField(help_text="De brief waarin de toezegging is gedaan, als die openbaar is.")
    ingetrokken = serializers.BooleanField(source="withdrawn")
    gewijzigdOp = UtcField(source="changed_at", help_text="De laatste openbare wijziging.")
    _links = LinksField("toezegging", "number")

    def get_fields(self) -> dict[str, serializers.Field]:
        """Return the members declared above and the further members of `search.fields.FIELDS`."""
        declared: dict[str, serializers.Field] = super().get_fields()
        further = [field for field in FIELDS if field.lookup and len(field.path) == 1 and field.path[0] not in declared]
        return declared | {field.path[0]: serializer_field(field) for field in further}

    @extend_schema_field(serializers.IntegerField(min_value=0, allow_null=True))
    def get_days_postponed(self, row: Any) -> int | None:
        return row.days_postponed if row.times_postponed else 0

    @extend_schema_field(serializers.IntegerField(min_value=0, allow_null=True))
    def get_days_late(self, row: Any) -> int | None:
        return days_late(row.due_latest, row.fulfilled_on)

    @extend_schema_field(DebateReferenceSerializer(allow_null=True))
    def get_debat(self, row: Any) -> Any:
        """Return the debate. Of a confidential debate only number, kind and day are given."""
        debate = row.debate
        if debate and debate.is_confidential:
            debate = Debate(number=debate.number, kind=debate.kind, day=debate.day)
        return DebateReferenceSerializer(debate).data if debate else None

    @extend_schema_field(LetterReferenceSerializer(allow_null=True))
    def get_brief(self, row: Any) -> Any:
        return LetterReferenceSerializer(row.letter).data if row.letter and row.is_letter_public else None

    def to_representation(self, instance: Toezegging) -> Any:
        """Return the members. A withdrawn toezegging has only those of `WithdrawnSerializer`."""
        return WithdrawnSerializer(instance).data if instance.withdrawn else super().to_representation(instance)


@extend_schema_serializer(component_name="Nakoming")
class FulfilmentSerializer(serializers.Serializer):
    """Waarmee de toezegging geheel of deels is nagekomen, en wat erover is besloten."""

    middel = serializers.ChoiceField(Means.choices, source="means")
    titel = serializers.CharField(source="title")
    brief = LetterReferenceSerializer(source="letter", allow_null=True)
    debat = serializers.SerializerMethodField()
    datum = serializers.DateField(source="day", allow_null=True)
    vertrouwelijk = serializers.BooleanField(source="is_confidential")
    adres = NullableTextField(source="document_url", help_text="Van een ander document dan een brief.")
    doet = serializers.ChoiceField(Effect.choices, source="effect")
    watErRest = NullableTextField(source="remainder")
    passage = NullableTextField(source="public_passage")
    voetnoot = serializers.SerializerMethodField()
    stand = serializers.ChoiceField([State.CONFIRMED, State.DECIDED], source="state")
    besluit = NullableChoiceField(Outcome.choices, source="outcome")
    beslotenOp = serializers.DateField(source="decided_on", allow_null=True)
    vergadering = MeetingReferenceSerializer(source="meeting", allow_null=True)
    teruggedraaidOp = serializers.DateField(source="undone_on", allow_null=True)

    @extend_schema_field(MeetingReferenceSerializer(allow_null=True))
    def get_debat(self, row: Fulfilment) -> Any:
        return MeetingReferenceSerializer(row.debate).data if row.debate and not row.is_confidential else None

    def get_voetnoot(self, row: Any) -> str | None:
        return (row.footnote if row.public_passage else "") or None


@extend_schema_serializer(component_name="Wijziging")
class ChangeSerializer(serializers.Serializer):
    """Een gecorrigeerd gegeven, in woorden."""

    gegeven = serializers.CharField(source="label")
    was = serializers.CharField(source="old")
    werd = serializers.CharField(source="new")


@extend_schema_serializer(component_name="Uitstel")
class PostponementSerializer(serializers.Serializer):
    """Een termijn die werd verschoven, en de brief die erom vroeg als die openbaar is."""

    oudeWoorden = NullableTextField(source="postponement.old_words")
    oudeUiterlijk = serializers.DateField(source="postponement.old_latest", allow_null=True)
    nieuweWoorden = NullableTextField(source="postponement.new_words")
    nieuweVroegste = serializers.DateField(source="postponement.new_earliest", allow_null=True)
    nieuweUiterlijk = serializers.DateField(source="postponement.new_latest", allow_null=True)
    nieuweHardheid = serializers.ChoiceField(Firmness.choices, source="postponement.new_firmness")
    dagen = serializers.IntegerField(source="postponement.days", allow_null=True)
    brief = LetterReferenceSerializer(source="letter", allow_null=True)


@extend_schema_serializer(component_name="Gebeurtenis")
class TimelineEntrySerializer(serializers.Serializer):
    """Een stap in de tijdlijn, in de volgorde van het register."""

    op = serializers.DateField(source="on")
    vastgelegdOp = serializers.DateField(source="recorded_on", allow_null=True, help_text="Als dat een latere dag was.")
    soort = serializers.ChoiceField(
        [choice for choice in Event.Kind.choices if choice[0] not in Event.INTERNAL], source="event.kind"
    )
    omschrijving = serializers.CharField(source="title")
    status = serializers.SerializerMethodField(help_text="De nieuwe status, als die veranderde.")
    reden = NullableTextField(source="reason")
    watErRest = NullableTextField(source="remainder", read_only=True)
    waarop = NullableTextField(source="fulfilment.title", read_only=True)
    uitstel = serializers.SerializerMethodField()
    vergadering = MeetingReferenceSerializer(source="meeting", allow_null=True)
    wijzigingen = ChangeSerializer(source="changes", many=True)

    @extend_schema_field(serializers.ChoiceField(STATUSES, allow_null=True))
    def get_status(self, entry: TimelineEntry) -> str | None:
        return entry.event.to_status if entry.status else None

    @extend_schema_field(PostponementSerializer(allow_null=True))
    def get_uitstel(self, entry: TimelineEntry) -> Any:
        return PostponementSerializer(entry).data if entry.postponement else None


@extend_schema_serializer(component_name="Toezegging")
class ToezeggingSerializer(ToezeggingSummarySerializer):
    """Een toezegging met alles wat het register erover openbaar maakt."""

    passage = serializers.SerializerMethodField(help_text="Uit de brief waarin de toezegging is gedaan.")
    eerdereNummers = serializers.SerializerMethodField("get_former_numbers")
    nakomingen = serializers.SerializerMethodField()
    tijdlijn = serializers.SerializerMethodField()
    verbanden = serializers.SerializerMethodField()

    def get_passage(self, row: Toezegging) -> str | None:
        return origin_passage(row) or None

    def get_former_numbers(self, row: Toezegging) -> list[str]:
        return list(row.former_numbers.values_list("number", flat=True).order_by("number"))

    @extend_schema_field(FulfilmentSerializer(many=True))
    def get_nakomingen(self, row: Toezegging) -> Any:
        return FulfilmentSerializer(public_fulfilments(row), many=True).data

    @extend_schema_field(TimelineEntrySerializer(many=True))
    def get_tijdlijn(self, row: Toezegging) -> Any:
        return TimelineEntrySerializer(timeline_of(row), many=True).data

    @extend_schema_field(TieSerializer(many=True))
    def get_verbanden(self, row: Toezegging) -> Any:
        return TieSerializer(find_ties(row), many=True).data
