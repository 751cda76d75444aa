"""Pages of a list, with links to the other pages in the body and in the Link header (RFC 8288)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.http import urlencode
from rest_framework.exceptions import NotFound
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response

from api.filtering import EMPTY, query_parameter
from api.problems import Fault
from api.query import SINCE, check_number
from api.serializers.fields import LINK, utc
from search.selection import PAGE

Json = dict[str, Any]

SIZE = "paginaGrootte"
MAX_PAGES = 10**6
COUNT = {"type": "integer", "minimum": 0}


class RegisterPagination(PageNumberPagination):
    page_size = 50
    page_query_param = PAGE
    page_size_query_param = SIZE
    max_page_size = 200

    def check(self, query: QueryDict) -> list[Fault]:
        return check_number(query, PAGE, MAX_PAGES) + check_number(query, SIZE, self.max_page_size)

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> list[Any]:
        self.remarks: Sequence[str] = view.selection.remarks if hasattr(view, "selection") else ()
        self.rows: list[Any] = super().paginate_queryset(queryset, request, view) or []
        return self.rows

    def get_page_number(self, request: Request, paginator: Paginator) -> int:
        number = int(request.query_params.get(PAGE) or 1)
        if number > paginator.num_pages:
            raise NotFound(f"Bladzijde {number} is er niet: de laatste is {paginator.num_pages}.")
        return number

    def get_paginated_response(self, data: Any) -> Response:
        pages = self.page.paginator
        links = {relation: {"href": self._address(changed)} for relation, changed in self.get_links().items()}
        header = ", ".join(
            f'<{link["href"]}>; rel="{relation}"' for relation, link in links.items() if relation != "self"
        )
        return Response(
            {
                "aantal": pages.count,
                "pagina": self.page.number,
                "paginaGrootte": pages.per_page,
                "aantalPaginas": pages.num_pages,
                "opmerkingen": list(self.remarks),
                "_links": links,
                "resultaten": data,
            },
            headers={"Link": header} if header else {},
        )

    def get_links(self) -> dict[str, dict[str, str]]:
        """Return for each link relation the query parameters to change in the address of this request."""
        number, last = self.page.number, self.page.paginator.num_pages
        pages = {"self": number, "first": 1, "prev": number - 1, "next": number + 1, "last": last}
        return {relation: {PAGE: str(nr)} for relation, nr in pages.items() if 1 <= nr <= last}

    def _address(self, changed: dict[str, str]) -> str:
        query = self.request.query_params.copy()
        for name, value in changed.items():
            query[name] = value
        pairs = urlencode([(name, value) for name, values in query.lists() for value in values if value])
        return self.request.build_absolute_uri(f"{self.request.path}{'?' if pairs else ''}{pairs}")

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
    def get_links(self) -> dict[str, dict[str, str]]:
        """Return links for a list of changes: the next page starts after the last row of this page.

        Page numbers cannot be used, because each new change would move rows to another page.
        """
        if not self.request.query_params.get(SINCE):
            return super().get_links()
        links: dict[str, dict[str, str]] = {"self": {}}
        if self.page.has_next():
            links["next"] = {SINCE: utc(self.rows[-1].changed_at), PAGE: ""}
        return links
