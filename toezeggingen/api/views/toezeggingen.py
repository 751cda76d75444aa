from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from parliament.models import Member
from toezeggingen import detail
from toezeggingen.api import asked, parameters
from toezeggingen.api.base import DetailView, ListView
from toezeggingen.api.problems import GoneError
from toezeggingen.api.serializers.toezeggingen import InFull, InList
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import bucket_of
from toezeggingen.selection import FORMAT, ORDER, PAGE

RECIPIENTS = (Prefetch("members", Member.objects.select_related("party")), "parties")


class ToezeggingList(ListView):
    name, summary, shape = "toezeggingen", "Toezeggingen, met alle filters van de site.", InList

    def parameters(self) -> list[dict[str, Any]]:
        return [*parameters.filters(), parameters.order(), *parameters.paging(), parameters.format_of_site()]

    def get(self, request: Request) -> Response:
        query = request.query_params
        paging, faults = asked.read_paging(query)
        selection, more = asked.read_selection(query, (ORDER, PAGE, asked.SIZE, FORMAT))
        asked.refuse([*faults, *more, *asked.read_format(query)])
        rows = selection.rows.with_origin().annotate(bucket=bucket_of(selection.on))
        return self.answer(paging.of(rows.prefetch_related(*RECIPIENTS)))


class ToezeggingDetail(DetailView):
    name, summary, shape = "toezegging", "Een toezegging en wat ervan kwam.", InFull
    statuses = (*DetailView.statuses, HTTPStatus.GONE)

    def find(self, number: str) -> Any:
        rows = Toezegging.objects.annotate(bucket=bucket_of(timezone.localdate()))
        toezegging = detail.known_as(number, rows.prefetch_related(*RECIPIENTS))
        if toezegging and toezegging.withdrawn:
            raise GoneError(f"Toezegging {number.upper()} is ingetrokken.")
        return toezegging
