"""The handovers that were made, and taking one back. A handover is known from its events (docs/decisions/0042)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Min, Q
from django.db.models.fields.json import KT
from django.utils import timezone

from desk.fields import LinesField
from parliament.models import Ministry
from toezeggingen import workflow
from toezeggingen.causes import HANDOVER
from toezeggingen.models import Event, Toezegging
from toezeggingen.models.event import EventQuerySet

SHOWN = 20
IS_UNDO = Q(causes__0__is_undo=True)


class PublicReasonForm(forms.Form):
    reason = LinesField("Reden, openbaar", "Staat bij elke toezegging in de tijdlijn op de site.", required=True)


@dataclass(frozen=True)
class Handover:
    """Toezeggingen that went together from `source` to `target`. `undone` is how many of the `count` went back.

    `event` is the event of one of them: all have the same day, reason and clerk.
    """

    key: UUID
    event: Event
    source: Ministry
    target: Ministry
    count: int
    undone: int

    @property
    def left(self) -> int:
        return self.count - self.undone


def recent_handovers() -> list[Handover]:
    return _group(_events())


def find_handover(key: UUID) -> Handover | None:
    return next(iter(_group(_events(key))), None)


def _events(key: UUID | None = None) -> EventQuerySet:
    events = Event.objects.filter(kind=Event.Kind.HANDED_OVER, causes__0__what=HANDOVER)
    return events.filter(causes__0__key=str(key)) if key else events


def _group(events: EventQuerySet) -> list[Handover]:
    """The last handovers among these events, newest first. Always takes three queries."""
    by_key = events.values(key=KT("causes__0__key")).annotate(
        first=Min("pk"), count=Count("pk", ~IS_UNDO), undone=Count("pk", IS_UNDO)
    )
    groups = list(by_key.order_by("-first")[:SHOWN])
    firsts = Event.objects.select_related("by").in_bulk([group["first"] for group in groups])
    ministries = Ministry.objects.in_bulk({end for event in firsts.values() for end in event.changes["ministry_now"]})
    handovers = []
    for group in groups:
        event = firsts[group["first"]]
        source, target = (ministries[end] for end in event.changes["ministry_now"])
        handovers.append(Handover(UUID(group["key"]), event, source, target, group["count"], group["undone"]))
    return handovers


@dataclass(frozen=True)
class Part:
    """One toezegging of a handover. `stays` is why it cannot go back now, or ""; `is_back` says that it went back."""

    toezegging: Toezegging
    is_back: bool
    stays: str

    @property
    def can_go_back(self) -> bool:
        return not self.is_back and not self.stays


def parts_of(handover: Handover) -> list[Part]:
    """What was handed over, by number, with where each stands now."""
    events = _events(handover.key)
    back = set(events.filter(IS_UNDO).values_list("toezegging", flat=True))
    rows = Toezegging.objects.filter(pk__in=events.values("toezegging")).select_related("ministry_now")
    return [Part(row, row.pk in back, _why_it_stays(row, handover.target)) for row in rows.order_by("number")]


def _why_it_stays(row: Toezegging, target: Ministry) -> str:
    if row.withdrawn:
        return "ingetrokken"
    if not row.is_open:
        return f"is {row.get_status_display()}"
    return "" if row.ministry_now == target else f"staat nu bij {row.ministry_now.name}"


@transaction.atomic
def take_back(handover: Handover, *, by: User, reason: str) -> tuple[list[Toezegging], list[str]]:
    """Give back what still stands where this handover put it. Returns what went back, and each refusal."""
    Toezegging.objects.filter(pk__in=_events(handover.key).values("toezegging")).lock_all()
    went_back, refused = [], []
    for part in parts_of(handover):
        if not part.can_go_back:
            continue
        try:
            workflow.hand_over(
                part.toezegging, by=by, on=timezone.localdate(), source=handover.target, target=handover.source,
                reason=reason, key=handover.key, is_undo=True,
            )  # fmt: skip
        except ValidationError as refusal:
            refused.append(" ".join(refusal.messages))
        else:
            went_back.append(part.toezegging)
    return went_back, refused
