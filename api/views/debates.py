from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from api.base import DetailView, PlainListView
from api.serializers.debates import DebateShape
from parliament.models import Debate
from parliament.models.former import known_as
from toezeggingen.visibility import all_debates


def debates() -> QuerySet[Debate]:
    return all_debates().select_related("committee", "replaced_by").prefetch_related("follow_up_committees")


class DebateList(PlainListView):
    name, summary, shape = "debatten", "Debatten en andere vergaderingen, de nieuwste eerst.", DebateShape

    def rows(self) -> QuerySet[Debate]:
        return debates().order_by("-day", "number")


class DebateDetail(DetailView):
    name, summary, shape = "debat", "Een debat.", DebateShape

    def find(self, number: str) -> Any:
        return known_as(number.upper(), debates())
