from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from parliament.models import Debate
from parliament.models.former import known_as
from toezeggingen.api.base import DetailView, PlainListView
from toezeggingen.api.serializers.debates import DebateShape
from toezeggingen.models import Fulfilment


def debates() -> QuerySet[Debate]:
    secret = Fulfilment.objects.confidential_briefings().filter(debate=OuterRef("pk"))
    rows = Debate.objects.select_related("committee", "replaced_by").prefetch_related("follow_up_committees")
    return rows.annotate(is_confidential=Exists(secret))


class DebateList(PlainListView):
    name, summary, shape = "debatten", "Debatten en andere vergaderingen, de nieuwste eerst.", DebateShape

    def rows(self) -> QuerySet[Debate]:
        return debates().order_by("-day", "number")


class DebateDetail(DetailView):
    name, summary, shape = "debat", "Een debat.", DebateShape

    def find(self, number: str) -> Any:
        return known_as(number.upper(), debates())
