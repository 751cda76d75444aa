from __future__ import annotations

from datetime import date, datetime
from http import HTTPStatus
from typing import Any

from django.core.paginator import Page
from django.db.models import F, Prefetch, Q
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from api import asked, parameters
from api.base import DetailView, ListView
from api.problems import GoneError
from api.serializers.toezeggingen import InFull, InList, Withdrawn, utc
from parliament.models import Member
from search.selection import FORMAT, ORDER, PAGE, Selection
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet, bucket_of
from toezeggingen.status import Status
from website.pages.item import find_toezegging

RECIPIENTS = (Prefetch("members", Member.objects.select_related("party")), "parties")


class ToezeggingList(ListView):
    name, summary, shape, besides = "toezeggingen", "Toezeggingen, met de filters van de site.", InList, (Withdrawn,)

    def parameters(self) -> list[dict[str, Any]]:
        ways = [parameters.order(), *parameters.paging(), parameters.since(), parameters.format_of_site()]
        return [*parameters.filters(), *ways]

    def get(self, request: Request) -> Response:
        query = request.query_params
        paging, faults = asked.read_paging(query)
        selection, more = asked.read_selection(query, (ORDER, PAGE, asked.SIZE, asked.SINCE, FORMAT))
        since, wrong = asked.read_since(query)
        asked.refuse([*faults, *more, *wrong, *asked.read_order(query), *asked.read_format(query)])
        rows = _changed(selection, since) if since else selection.rows
        return self.answer(paging.of(_told(rows, on=selection.on)), selection.remarks)

    def ways(self, page: Page) -> dict[str, dict[str, str]]:
        """Whoever reads changes goes on from the last one: a page by its number would shift with each change."""
        if not self.request.query_params.get(asked.SINCE):
            return super().ways(page)
        onward = {"next": {asked.SINCE: utc(page.object_list[-1].changed_at), PAGE: ""}} if page.has_next() else {}
        return {"self": {}, **onward}


def _changed(selection: Selection, since: datetime) -> ToezeggingQuerySet:
    """Of the selection what changed after that moment, and whatever was withdrawn, in the order of the changes."""
    shown = Q(selection.filter.condition, withdrawn=False) | Q(withdrawn=True)
    rows = Toezegging.objects.exclude(status=Status.CONCEPT).filter(shown, public_change__at__gt=since)
    return rows.order_by("public_change__at")


def _told(rows: ToezeggingQuerySet, *, on: date) -> ToezeggingQuerySet:
    rows = rows.with_standing().with_kept_on().annotate(bucket=bucket_of(on), changed_at=F("public_change__at"))
    return rows.with_origin().prefetch_related(*RECIPIENTS)


class ToezeggingDetail(DetailView):
    name, summary, shape = "toezegging", "Een toezegging en wat ervan kwam.", InFull
    statuses = (*DetailView.statuses, HTTPStatus.GONE)

    def find(self, number: str) -> Any:
        toezegging = find_toezegging(number, _told(Toezegging.objects.all(), on=timezone.localdate()))
        if toezegging and toezegging.withdrawn:
            raise GoneError(f"Toezegging {number.upper()} is ingetrokken.")
        return toezegging
