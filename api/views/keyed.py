"""Committees, ministries, people, posts and parties: those that have a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from api import asked, parameters
from api.base import ApiView, PlainListView
from api.serializers import keyed as shapes
from parliament.models import MinistryPeriod, Tenure
from website.pages.subjects import SUBJECTS, Subject

PERIODS = Prefetch("periods", MinistryPeriod.objects.select_related("successor").order_by("since", "pk"))
TENURES = Prefetch("tenures", Tenure.objects.select_related("post").order_by("since", "pk"))


@dataclass(frozen=True)
class Kind:
    """Things with a key, in the order of their names. `besides` is what else a shape reads."""

    one: str
    many: str
    summary: str
    subject: Subject
    shape: type[BaseSerializer]
    besides: tuple[str | Prefetch, ...] = ()

    def rows(self) -> QuerySet[Any]:
        return self.subject.rows().prefetch_related(*self.besides)


class KeyedList(PlainListView):
    kind: Kind

    def rows(self) -> QuerySet[Any]:
        rows = self.kind.rows()
        return rows.order_by(*rows.model._meta.ordering, "pk")


class KeyedDetail(ApiView):
    kind: Kind

    def parameters(self) -> list[dict[str, Any]]:
        return [parameters.path("sleutel", "De sleutel die ook in filters staat.", "[-a-zA-Z0-9_]+")]

    def get(self, request: Request, sleutel: str) -> Response:
        asked.refuse(asked.unknown(request.query_params))
        return Response(self.shown(get_object_or_404(self.kind.rows(), **{self.kind.subject.named.key: sleutel})))


KINDS = (
    Kind("commissie", "commissies", "Commissies.", SUBJECTS["committee"], shapes.CommitteeShape, ("successor",)),
    Kind("ministerie", "ministeries", "Ministeries.", SUBJECTS["ministry"], shapes.MinistryShape, (PERIODS,)),
    Kind(
        "bewindspersoon", "bewindspersonen", "Bewindspersonen.", SUBJECTS["minister"], shapes.MinisterShape, (TENURES,)
    ),
    Kind("ambt", "ambten", "Ambten.", SUBJECTS["post"], shapes.PostShape, ("ministry",)),
    Kind("kamerlid", "kamerleden", "Kamerleden.", SUBJECTS["member"], shapes.MemberShape),
    Kind("fractie", "fracties", "Fracties.", SUBJECTS["party"], shapes.PartyShape),
)


def addresses() -> Iterator[URLPattern]:
    """Of each kind a list and a detail, each with a view of its own."""
    for kind in KINDS:
        told = {"kind": kind, "shape": kind.shape, "summary": kind.summary}
        everything: Any = type(f"{kind.one}List", (KeyedList,), {**told, "name": kind.many})
        one: Any = type(f"{kind.one}Detail", (KeyedDetail,), {**told, "name": kind.one})
        yield path(kind.many, everything.as_view(), name=kind.many)
        yield path(f"{kind.many}/<slug:sleutel>", one.as_view(), name=kind.one)
