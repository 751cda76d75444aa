"""Pages of a list, with links to the other pages in the body and in the Link header (RFC 8288)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from rest_framework.exceptions import NotFound
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from api.filtering import EMPTY, Json, query_parameter
from api.query import SINCE, Fault, check_number
from api.serializers.fields import LINK
from search.selection import PAGE

SIZE = "paginaGrootte"
MAX_PAGES = 10**6
COUNT = {"type": "integer", "minimum": 0}


class RegisterPagination(PageNumberPagination):
    page_size = 50
    page_query_param = PAGE
    page_size_query_param = SIZE
    max_page_size = 200

    def check(self, query: QueryDict, view: Any) -> list[Fault]:
        return check_number(query, PAGE, MAX_PAGES) + check_number(query, SIZE, self.max_page_size)

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> list[Any] | None:
        self.remarks = view.selection.remarks if hasattr(view, "selection") else []
        return super().paginate_queryset(queryset, request, view)

    def get_page_number(self, request: Request, paginator: Paginator) -> int:
        number = int(request.query_params.get(PAGE) or 1)
        if number > paginator.num_pages:
            raise NotFound(f"Bladzijde {number} is er niet: de laatste is {paginator.num_pages}.")
        return number

    def get_paginated_response(self, data: Any) -> Response:
        pages, links = self.page.paginator, self.get_links(data)
        others = [f'<{address}>; rel="{relation}"' for relation, address in links.items() if relation != "self"]
        content = {
            "aantal": pages.count,
            "pagina": self.page.number,
            "paginaGrootte": pages.per_page,
            "aantalPaginas": pages.num_pages,
            "opmerkingen": self.remarks,
            "_links": {relation: {"href": address} for relation, address in links.items()},
            "resultaten": data,
        }
        return Response(content, headers={"Link": ", ".join(others)} if others else {})

    def get_links(self, rows: Sequence[Json]) -> dict[str, str]:
        """Return the address of this page and of the first, previous, next and last page, as far as they exist."""
        here, number, last = self.request.build_absolute_uri(), self.page.number, self.page.paginator.num_pages
        pages = {"self": number, "first": 1, "prev": number - 1, "next": number + 1, "last": last}
        return {relation: replace_query_param(here, PAGE, nr) for relation, nr in pages.items() if 1 <= nr <= last}

    def get_schema_operation_parameters(self, view: Any) -> list[Json]:
        def number(most: int, default: int) -> Json:
            return {"anyOf": [{"type": "integer", "minimum": 1, "maximum": most}, EMPTY], "default": default}

        return [
            query_parameter(PAGE, "Welke bladzijde.", number(MAX_PAGES, 1)),
            query_parameter(SIZE, "Hoeveel op een bladzijde.", number(self.max_page_size, self.page_size)),
        ]

    def get_paginated_response_schema(self, schema: Json) -> Json:
        relations = ["self", "first", "prev", "next", "last"]
        members = {
            "aantal": {**COUNT, "description": "Op alle bladzijden samen."},
            "pagina": COUNT,
            "paginaGrootte": COUNT,
            "aantalPaginas": COUNT,
            "opmerkingen": {
                "type": "array",
                "description": "Hoe de vraag is gelezen, in de zinnen van de site: op welk woord is gezocht in plaats"
                " van een dat het register niet kent, wat is weggelaten, en waarom niets kan passen.",
                "items": {"type": "string"},
            },
            "_links": {"type": "object", "properties": dict.fromkeys(relations, LINK), "required": ["self"]},
            "resultaten": schema,
        }
        return {"type": "object", "properties": members, "required": [*members]}


class ToezeggingPagination(RegisterPagination):
    def get_links(self, rows: Sequence[Json]) -> dict[str, str]:
        """Return links for a list of changes: the next page starts after the last row of this page.

        Page numbers cannot be used, because each new change would move rows to another page.
        """
        if not self.request.query_params.get(SINCE):
            return super().get_links(rows)
        links = {"self": self.request.build_absolute_uri()}
        if self.page.has_next():
            since = replace_query_param(links["self"], SINCE, rows[-1]["gewijzigdOp"])
            links["next"] = remove_query_param(since, PAGE)
        return links
