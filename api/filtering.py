"""The filter backends: the filters of the site as query parameters, checked strictly and described in OpenAPI."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from api.query import SINCE, Fault, check_format, check_selection, check_since, parse_since
from search.filters.filterset import FILTERS
from search.filters.types import (
    LONGEST_NAME,
    LONGEST_QUESTION,
    MAX_VALUES,
    ChoicesFilter,
    DayFilter,
    DirectoryFilter,
    QueryFilter,
    WordsFilter,
)
from search.ordering import Order
from search.selection import FORMAT, ORDER, Selection
from toezeggingen.models import Toezegging

Json = dict[str, Any]

# The API ignores an empty value, because a form on the site sends one for each input that the reader left empty.
EMPTY = {"type": "string", "maxLength": 0}
MAX_LISTED = 2000  # the API description lists the allowed values of a filter only if there are no more than this


class SelectionBackend(BaseFilterBackend):
    """The filters of the site. `check` reads the selection once and stores it on the view."""

    def check(self, query: QueryDict, view: Any) -> list[Fault]:
        view.selection = Selection(query)
        return check_selection(query, view.selection)

    def filter_queryset(self, request: Request, queryset: QuerySet, view: Any) -> QuerySet:
        rows: QuerySet = view.selection.rows
        return rows

    def get_schema_operation_parameters(self, view: Any) -> list[Json]:
        return [query_parameter(name, f"{each.label}.", _schema(name, each)) for name, each in FILTERS.items()]


class ToezeggingBackend(SelectionBackend):
    """The filters of the site, the order, and the option to ask for changes since a moment."""

    def check(self, query: QueryDict, view: Any) -> list[Fault]:
        return [*super().check(query, view), *check_since(query), *check_format(query)]

    def filter_queryset(self, request: Request, queryset: QuerySet, view: Any) -> QuerySet:
        since = parse_since(request.query_params)
        if since is None:
            return super().filter_queryset(request, queryset, view)
        # Withdrawn toezeggingen pass every filter, so that whoever keeps a copy hears of each withdrawal.
        changed = Q(view.selection.filter.condition, withdrawn=False) | Q(withdrawn=True)
        rows = Toezegging.objects.ever_published().filter(changed, public_change__at__gt=since)
        return rows.order_by("public_change__at")

    def get_schema_operation_parameters(self, view: Any) -> list[Json]:
        order = f"Volgorde; best-passend zegt alleen iets bij woorden. Niet samen met {SINCE}."
        since = (
            "Alleen wat na dit moment is gewijzigd, op volgorde van wijziging, ingetrokken toezeggingen inbegrepen."
            " Volg _links.next, en vraag later verder vanaf de laatste gewijzigdOp. Dat een dag voorbijgaat is geen"
            " wijziging: termijn.stand is die van vandaag."
        )
        site = "Staat in adressen van de site; hier is alles JSON."
        return [
            *super().get_schema_operation_parameters(view),
            query_parameter(ORDER, order, {"type": "string", "enum": [*Order.values, ""]}),
            query_parameter(SINCE, since, {"anyOf": [{"type": "string", "format": "date-time"}, EMPTY]}),
            query_parameter(FORMAT, site, {"type": "string", "enum": ["json", ""]}),
        ]


def query_parameter(name: str, description: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def key_schemas() -> Json:
    """Return a schema for the keys of each directory: the present keys, or only a length if there are too many."""
    schemas = {}
    for name, each in FILTERS.items():
        if isinstance(each, DirectoryFilter):
            keys = list(each.directory.keys()[: MAX_LISTED + 1])
            values = {"enum": [*keys, ""]} if len(keys) <= MAX_LISTED else {"maxLength": LONGEST_NAME}
            schemas[_key_schema_name(name)] = {"type": "string", **values}
    return schemas


def _key_schema_name(name: str) -> str:
    return f"Sleutel{name[0].upper()}{name[1:]}"


def _schema(name: str, each: QueryFilter) -> Json:
    if isinstance(each, WordsFilter):
        return {"type": "string", "maxLength": LONGEST_QUESTION, "pattern": r"^[^\u0000]*$"}
    if isinstance(each, DayFilter):
        return {"anyOf": [{"type": "string", "format": "date"}, EMPTY]}
    value: Json = {"$ref": f"#/components/schemas/{_key_schema_name(name)}"}
    if isinstance(each, ChoicesFilter):
        value = {"type": "string", "enum": [*(key for key, _ in each.choices), ""]}
    return {"type": "array", "items": value, "maxItems": MAX_VALUES}
