"""What all addresses of the API have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from django.core.paginator import Page
from django.http import Http404, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from api import asked, parameters
from search.selection import PAGE
from website.caching.freshness import fresh
from website.converters import NumberConverter


class OneRenderer(BaseContentNegotiation):
    """JSON whatever is asked, so that a kept answer suits everyone; `headers.py` refuses who cannot read it."""

    def select_parser(self, request: Request, parsers: Sequence[Any]) -> Any:
        return None

    def select_renderer(self, request: Request, renderers: Sequence[Any], format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type


class ApiView(APIView):
    """One address. `description.py` tells what stands here: its name, what it answers and with which statuses."""

    content_negotiation_class = OneRenderer

    name: str
    summary: str
    shape: type[BaseSerializer]
    statuses: Sequence[HTTPStatus] = ()

    def parameters(self) -> list[dict[str, Any]]:
        return []

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        return fresh(super().as_view(**initkwargs))

    def options(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """What a browser asks before it lets a page of another site read."""
        return Response(status=HTTPStatus.NO_CONTENT)

    @property
    def host(self) -> str:
        return self.request.build_absolute_uri("/")[:-1]

    def shown(self, things: Any, *, many: bool = False) -> Any:
        return self.shape(things, many=many, context={"host": self.host}).data


class ListView(ApiView):
    """A page of things, with the way to the other pages. `besides` are shapes that a thing may have instead."""

    besides: Sequence[type[BaseSerializer]] = ()

    def parameters(self) -> list[dict[str, Any]]:
        return parameters.paging()

    def ways(self, page: Page) -> dict[str, dict[str, str]]:
        """By the name of the link what is asked otherwise than here; empty is not asked."""
        near = {"prev": page.number - 1, "next": page.number + 1}
        last = page.paginator.num_pages
        pages = {"self": page.number, "first": 1, **near, "last": last}
        return {way: {PAGE: str(nr)} for way, nr in pages.items() if 1 <= nr <= last}

    def answer(self, page: Page, remarks: Sequence[str] = ()) -> Response:
        """`remarks` are how the question was understood, in sentences."""
        links = {way: {"href": self._address(asked)} for way, asked in self.ways(page).items()}
        header = ", ".join(f'<{link["href"]}>; rel="{way}"' for way, link in links.items() if way != "self")
        return Response(
            {
                "aantal": page.paginator.count,
                "pagina": page.number,
                "paginaGrootte": page.paginator.per_page,
                "aantalPaginas": page.paginator.num_pages,
                "opmerkingen": list(remarks),
                "_links": links,
                "resultaten": self.shown(page.object_list, many=True),
            },
            headers={"Link": header} if header else {},
        )

    def _address(self, asked: dict[str, str]) -> str:
        query = self.request.query_params.copy()
        for name, value in asked.items():
            query[name] = value
        kept = urlencode([(name, value) for name, values in query.lists() for value in values if value])
        return f"{self.host}{self.request.path}{'?' if kept else ''}{kept}"


class PlainListView(ListView):
    """All things of one kind, in one order."""

    def rows(self) -> Any:
        raise NotImplementedError

    def get(self, request: Request) -> Response:
        paging, faults = asked.read_paging(request.query_params)
        asked.refuse(faults + asked.unknown(request.query_params, (PAGE, asked.SIZE)))
        return self.answer(paging.of(self.rows()))


class DetailView(ApiView):
    """One thing by its number; one that it had redirects."""

    statuses: Sequence[HTTPStatus] = (HTTPStatus.MOVED_PERMANENTLY,)

    def parameters(self) -> list[dict[str, Any]]:
        return [parameters.path("nummer", "Het nummer, in hoofdletters of kleine.", NumberConverter.regex)]

    def find(self, number: str) -> Any:
        """None where the public knows nothing under this number."""
        raise NotImplementedError

    def get(self, request: Request, nummer: str) -> Response | HttpResponsePermanentRedirect:
        asked.refuse(asked.unknown(request.query_params))
        thing = self.find(nummer)
        if thing is None:
            raise Http404
        if thing.number != nummer:
            return HttpResponsePermanentRedirect(reverse(f"api:{self.name}", args=[thing.number]))
        return Response(self.shown(thing))
