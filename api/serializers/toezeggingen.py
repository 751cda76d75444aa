from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from api.serializers.fields import Links, Text, Told
from api.serializers.references import (
    DebateReference,
    LetterReference,
    MeetingReference,
    MemberReference,
    MinistryReference,
    PartyReference,
    PostReference,
    Reference,
    TieShape,
)
from parliament.models import Debate
from toezeggingen.buckets import Bucket
from toezeggingen.models import Toezegging
from toezeggingen.models.event import Event
from toezeggingen.models.fulfilment import Effect, Means, Outcome, State
from toezeggingen.models.toezegging import Firmness
from toezeggingen.status import Status
from website.history.fulfilments import public_fulfilments
from website.history.quoting import origin_passage
from website.history.timeline import timeline_of
from website.labels import days_late
from website.pages.item import find_ties

STATUSES = [one for one in Status.choices if one[0] != Status.CONCEPT]


@extend_schema_serializer(component_name="Termijn")
class Deadline(serializers.Serializer):
    """Wanneer de toezegging nagekomen zou zijn: de woorden, wat het register eruit opmaakt en waarom."""

    woorden = Text(source="deadline_words")
    vroegste = serializers.DateField(source="due_earliest", allow_null=True)
    uiterlijk = serializers.DateField(source="due_latest", allow_null=True)
    hardheid = serializers.ChoiceField(Firmness.choices, source="firmness")
    regel = Text(source="deadline_rule")
    hangtAfVan = Text(source="hangs_on")
    stand = serializers.ChoiceField(
        Bucket.choices,
        source="bucket",
        allow_null=True,
        help_text="Waar een openstaande toezegging staat op de dag van het antwoord. Middernacht is geen wijziging: wie"
        " een kopie bewaart, gaat uit van `uiterlijk`.",
    )


class Moment(serializers.DateTimeField):
    """In UTC, because a plus sign means a space in an address."""

    def to_representation(self, value: datetime) -> str:
        return utc(value)


def utc(moment: datetime) -> str:
    """To the microsecond, because a program asks what changed after it: 2026-11-28T08:00:00.000001Z."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


@extend_schema_serializer(component_name="IngetrokkenToezegging")
class Withdrawn(serializers.Serializer):
    """Een toezegging die niet langer openbaar is, bij wie leest wat er is gewijzigd."""

    nummer = serializers.CharField(source="number")
    ingetrokken = serializers.BooleanField(source="withdrawn")
    gewijzigdOp = Moment(source="changed_at")


@extend_schema_serializer(component_name="ToezeggingInLijst")
class InList(serializers.Serializer):
    """Een toezegging zoals een lijst haar geeft."""

    nummer = serializers.CharField(source="number")
    tekst = serializers.CharField(source="text")
    gedaanOp = serializers.DateField(source="made_on")
    status = serializers.ChoiceField(STATUSES)
    termijn = Told(lambda row: row, Deadline())
    keerUitgesteld = serializers.IntegerField(source="times_postponed", min_value=0)
    dagenUitgesteld = Told(
        lambda row: row.days_postponed if row.times_postponed else 0,
        serializers.IntegerField(min_value=0, allow_null=True),
        help_text="Samen, over elk uitstel van een dag naar een dag; null als er geen zo is, dus onbekend.",
    )
    afgedaanOp = serializers.DateField(
        source="settled_on", allow_null=True, help_text="De dag van het besluit, of waarop zij verviel."
    )
    nagekomenOp = serializers.DateField(
        source="kept_on",
        allow_null=True,
        help_text="De dag van de brief of iets anders waarmee zij is voldaan; is die niet bekend, van het besluit.",
    )
    dagenTeLaatNagekomen = Told(
        lambda row: days_late(row.due_latest, row.kept_on), serializers.IntegerField(min_value=0, allow_null=True)
    )
    ambt = PostReference(source="post", allow_null=True)
    bewindspersoon = Reference(source="minister", allow_null=True)
    ministerieToen = MinistryReference(source="ministry_then")
    ministerieNu = MinistryReference(source="ministry_now")
    leden = MemberReference(source="members", many=True)
    fracties = PartyReference(source="parties", many=True)
    debat = Told(lambda row: _debate(row), DebateReference(allow_null=True))
    brief = Told(
        lambda row: row.letter if row.is_letter_public else None,
        LetterReference(allow_null=True),
        help_text="De brief waarin de toezegging is gedaan, als die openbaar is.",
    )
    ingetrokken = serializers.BooleanField(source="withdrawn")
    gewijzigdOp = Moment(source="changed_at", help_text="De laatste openbare wijziging.")
    _links = Links("toezegging", "number")

    def to_representation(self, row: Toezegging) -> dict[str, Any]:
        """Of a withdrawn one no more than that it is withdrawn."""
        told: dict[str, Any] = Withdrawn(row).data if row.withdrawn else super().to_representation(row)
        return told


def _debate(row: Toezegging) -> Debate | None:
    if row.debate and row.is_debate_confidential:
        return Debate(number=row.debate.number, kind=row.debate.kind, day=row.debate.day)
    return row.debate


@extend_schema_serializer(component_name="Nakoming")
class FulfilmentShape(serializers.Serializer):
    """Waarmee de toezegging geheel of deels is nagekomen, en wat erover is besloten."""

    middel = serializers.ChoiceField(Means.choices, source="means")
    titel = serializers.CharField(source="title")
    brief = LetterReference(source="letter", allow_null=True)
    debat = Told(lambda row: None if row.confidential else row.debate, MeetingReference(allow_null=True))
    datum = serializers.DateField(source="day", allow_null=True)
    vertrouwelijk = serializers.BooleanField(source="confidential")
    adres = Text(source="document_url", help_text="Van een ander document dan een brief.")
    doet = serializers.ChoiceField(Effect.choices, source="effect")
    watErRest = Text(source="remainder")
    passage = Text(source="public_passage")
    voetnoot = Told(lambda row: row.footnote if row.public_passage else "", Text())
    stand = serializers.ChoiceField([State.CONFIRMED, State.DECIDED], source="state")
    besluit = Told(lambda row: row.outcome or None, serializers.ChoiceField(Outcome.choices, allow_null=True))
    beslotenOp = serializers.DateField(source="decided_on", allow_null=True)
    vergadering = MeetingReference(source="meeting", allow_null=True)
    teruggedraaidOp = serializers.DateField(source="undone_on", allow_null=True)


@extend_schema_serializer(component_name="Wijziging")
class ChangeShape(serializers.Serializer):
    """Een gecorrigeerd gegeven, in woorden."""

    gegeven = serializers.CharField(source="label")
    was = serializers.CharField(source="old")
    werd = serializers.CharField(source="new")


@extend_schema_serializer(component_name="Uitstel")
class PostponementShape(serializers.Serializer):
    """Een termijn die werd verschoven, en de brief die erom vroeg als die openbaar is."""

    oudeWoorden = Text(source="postponement.old_words")
    oudeUiterlijk = serializers.DateField(source="postponement.old_latest", allow_null=True)
    nieuweWoorden = Text(source="postponement.new_words")
    nieuweVroegste = serializers.DateField(source="postponement.new_earliest", allow_null=True)
    nieuweUiterlijk = serializers.DateField(source="postponement.new_latest", allow_null=True)
    nieuweHardheid = serializers.ChoiceField(Firmness.choices, source="postponement.new_firmness")
    dagen = serializers.IntegerField(source="postponement.days", allow_null=True)
    brief = LetterReference(source="letter", allow_null=True)


@extend_schema_serializer(component_name="Gebeurtenis")
class MomentShape(serializers.Serializer):
    """Een stap in de tijdlijn, in de volgorde van het register."""

    op = serializers.DateField(source="on")
    vastgelegdOp = serializers.DateField(source="recorded_on", allow_null=True, help_text="Als dat een latere dag was.")
    soort = serializers.ChoiceField(
        [one for one in Event.Kind.choices if one[0] not in Event.INTERNAL], source="event.kind"
    )
    omschrijving = serializers.CharField(source="title")
    status = Told(
        lambda one: one.event.to_status if one.status else None,
        serializers.ChoiceField(STATUSES, allow_null=True),
        help_text="De nieuwe status, als die veranderde.",
    )
    reden = Text(source="reason")
    watErRest = Told(lambda one: "" if one.is_means_hidden else one.remainder, Text())
    waarop = Told(lambda one: one.fulfilment.title if one.fulfilment else "", Text())
    uitstel = Told(lambda one: one if one.postponement else None, PostponementShape(allow_null=True))
    vergadering = MeetingReference(source="meeting", allow_null=True)
    wijzigingen = ChangeShape(source="changes", many=True)


@extend_schema_serializer(component_name="Toezegging")
class InFull(InList):
    """Een toezegging met alles wat het register erover openbaar maakt."""

    passage = Told(origin_passage, Text(), help_text="Uit de brief waarin de toezegging is gedaan.")
    eerdereNummers = Told(
        lambda row: row.former_numbers.values_list("number", flat=True).order_by("number"),
        serializers.ListField(child=serializers.CharField()),
    )
    nakomingen = Told(public_fulfilments, FulfilmentShape(many=True))
    tijdlijn = Told(timeline_of, MomentShape(many=True))
    verbanden = Told(find_ties, TieShape(many=True))
