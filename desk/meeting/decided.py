"""What a meeting decided about toezeggingen that are not on its list: on the letter page, or by a move."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef

from desk.models import MeetingItem
from parliament.models import Debate
from toezeggingen.models import Event

_RELATED = (
    *("fulfilment__letter__ministry", "fulfilment__debate", "fulfilment__meeting"),
    *("toezegging__debate", "toezegging__letter", "toezegging__post", "toezegging__ministry_now"),
)


def decided_off_list(meeting: Debate, items: Iterable[MeetingItem]) -> list[MeetingItem]:
    """An unsaved item for each decision of the meeting that is about none of these items of its list."""
    known = {(item.toezegging_id, item.fulfilment_id) for item in items}
    events = Event.objects.filter(meeting=meeting).select_related(*_RELATED).order_by("toezegging__number", "pk")
    found = {(event.toezegging_id, event.fulfilment_id): event for event in events}
    return [
        MeetingItem(meeting=meeting, toezegging=event.toezegging, fulfilment=event.fulfilment)
        for key, event in found.items()
        if key not in known
    ]


def count_off_list(meetings: Iterable[int]) -> dict[int, int]:
    """The number of these decisions of each meeting that has some, by primary key."""
    listed = MeetingItem.objects.filter(meeting=OuterRef("meeting"), fulfilment=OuterRef("fulfilment"))
    rows = Event.objects.filter(meeting__in=meetings).exclude(Exists(listed)).order_by().values("meeting")
    return {row["meeting"]: row["n"] for row in rows.annotate(n=Count("fulfilment", distinct=True))}
