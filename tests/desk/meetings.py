"""Test support for the pages of a procedural meeting: what a browser would send of their rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from desk.models import MeetingItem
from parliament.models import Debate
from tests import factories as make
from toezeggingen.models import Fulfilment


def address(meeting: Debate, page: str = "meeting") -> str:
    return reverse(f"admin:{page}", args=[meeting.number])


def a_planned(committee: Any, day: date = date(2023, 5, 10), **fields: Any) -> Debate:
    return make.a_meeting(committee=committee, day=day, **fields)


def an_item(meeting: Debate, fulfilment: Fulfilment | None = None, **fields: Any) -> MeetingItem:
    """An item on the list; of a confirmed letter about a toezegging of the committee, if nothing else is given."""
    if fulfilment is None and "toezegging" not in fields:
        debate = make.a_debate(committee=meeting.committee)
        fulfilment = make.a_confirmed(make.an_open(debate=debate))
    if fulfilment:
        fields |= {"toezegging": fulfilment.toezegging, "fulfilment": fulfilment}
    return MeetingItem.objects.create(meeting=meeting, **fields)


def sent(response: HttpResponse, **typed: dict[str, Any]) -> dict[str, Any]:
    """The fields of all rows. `typed` overrides fields, by the number of the toezegging with _ for -."""
    data: dict[str, Any] = {}
    for row in response.context["page"].rows:
        values = {field.name: field.value() for field in row}
        values |= typed.get(row.toezegging.number.replace("-", "_"), {})
        data |= {
            row.add_prefix(name): value for name, value in values.items() if value is not None and value is not False
        }
    return data


def row_of(response: HttpResponse, number: str) -> Any:
    return next(row for row in response.context["page"].rows if row.toezegging.number == number)
