"""The description of the API, `openapi.json`: the views, their serializers and the table of filters tell it.

drf-spectacular writes the serializers as schemas; what all answers have in common is told here, once.
"""

from __future__ import annotations

from email.utils import parseaddr
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpResponseRedirect
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ComponentRegistry
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from api import ROOT, VERSION, asked, parameters, problems
from api.base import ApiView, ListView

Json = dict[str, Any]

TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
HEADERS: Json = {
    "API-Version": {"description": "De volledige versie van de API.", "schema": TEXT, "required": True},
    "Cache-Control": {"description": "Altijd no-cache: bewaar, maar vraag voor gebruik na.", "schema": TEXT},
}
ETAG = {"ETag": {"description": "Verandert met het register, de dag en de uitgave.", "schema": TEXT}}
LINK = {"Link": {"description": "De andere bladzijden: first, prev, next en last (RFC 8288).", "schema": TEXT}}
PROBLEM: Json = {
    "type": "object",
    "description": "Wat er misging (RFC 9457).",
    "properties": {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "fouten": {
            "type": "array",
            "description": "Bij een vraag die niet klopt: alles wat eraan mankeert.",
            "items": {
                "type": "object",
                "properties": {"parameter": TEXT, "detail": TEXT},
                "required": ["parameter", "detail"],
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
}
OF_ALL = (
    HTTPStatus.NOT_MODIFIED,
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.INTERNAL_SERVER_ERROR,
)
ABOUT = """\
Wat bewindspersonen de Tweede Kamer hebben toegezegd, en wat ervan is gekomen. Alleen lezen, zonder sleutel.

De filters heten en werken zoals op de site. Wat niet klopt in een vraag, wordt geweigerd met een uitleg. Lees een
lijst bladzijde voor bladzijde via `_links.next` of de header `Link`. Stuur de `ETag` van een antwoord mee als
`If-None-Match`: is er niets veranderd, dan is het antwoord 304."""


class Described(AutoSchema):
    """What the description says of one address."""

    view: ApiView

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: ComponentRegistry
    ) -> Json | None:
        self.registry, self.path, self.method = registry, path, method
        if not self.view.summary:
            return None
        answers = {status: _reference(status) for status in (*OF_ALL, *self.view.statuses)}
        answers[HTTPStatus.OK] = self._answer()
        return {
            "operationId": self.view.name,
            "summary": self.view.summary,
            "parameters": self.view.parameters(),
            "responses": {str(int(status)): answers[status] for status in sorted(answers)},
        }

    def _answer(self) -> Json:
        schema = self._schema(self.view.shape)
        headers = {**HEADERS, **ETAG}
        if isinstance(self.view, ListView):
            others = [self._schema(shape) for shape in self.view.besides]
            schema = _page({"anyOf": [schema, *others]} if others else schema)
            headers |= LINK
        content = {"application/json": {"schema": schema}}
        return {"description": self.view.summary, "headers": headers, "content": content}

    def _schema(self, shape: type[BaseSerializer]) -> Json:
        schema: Json = self.resolve_serializer(shape, "response").ref
        return schema


def _page(schema: Json) -> Json:
    link = {"type": "object", "properties": {"href": {"type": "string", "format": "uri"}}, "required": ["href"]}
    ways = ["self", "first", "prev", "next", "last"]
    members = {
        "aantal": {**COUNT, "description": "Op alle bladzijden samen."},
        "pagina": COUNT,
        "paginaGrootte": COUNT,
        "aantalPaginas": COUNT,
        "opmerkingen": {
            "type": "array",
            "description": "Hoe de vraag is gelezen, in de zinnen van de site: op welk woord is gezocht in plaats van"
            " een dat het register niet kent, wat is weggelaten, en waarom niets kan passen.",
            "items": TEXT,
        },
        "_links": {"type": "object", "properties": dict.fromkeys(ways, link), "required": ["self"]},
        "resultaten": {"type": "array", "items": schema},
    }
    return {"type": "object", "properties": members, "required": [*members]}


def _reference(status: HTTPStatus) -> Json:
    return {"$ref": f"#/components/responses/{status.name}"}


def _answers() -> Json:
    """Those without a thing of the register in them, by the name of their status."""
    told = {
        HTTPStatus.MOVED_PERMANENTLY: "Staat onder het nummer in Location.",
        HTTPStatus.NOT_MODIFIED: "Niets is veranderd sinds de ETag die u meestuurde.",
    }
    answers: Json = {status.name: {"description": words, "headers": HEADERS} for status, words in told.items()}
    content = {problems.CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Probleem"}}}
    for status, words in problems.TITLES.items():
        answers[status.name] = {"description": f"{words}.", "headers": HEADERS, "content": content}
    return answers


def describe() -> Json:
    written = SchemaGenerator(urlconf="api.urls").get_schema(request=None, public=True)
    name, address = parseaddr(settings.CONTACT_EMAIL)
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Toezeggingenregister",
            "version": VERSION,
            "description": ABOUT,
            "contact": {"name": name or "Toezeggingenregister", "email": address, "url": settings.SITE_URL},
            "license": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
        },
        "servers": [{"url": f"{settings.SITE_URL}{ROOT}"}],
        "paths": written["paths"],
        "components": {
            "schemas": {**written["components"]["schemas"], **parameters.keys(), "Probleem": PROBLEM},
            "responses": _answers(),
        },
    }


class Begin(ApiView):
    """The address of the API by itself leads to its description."""

    name = summary = ""

    def get(self, request: Request) -> HttpResponseRedirect:
        asked.refuse(asked.unknown(request.query_params))
        return HttpResponseRedirect(f"{ROOT}/openapi.json")


class Description(ApiView):
    """Itself not described."""

    name = summary = ""

    def get(self, request: Request) -> Response:
        asked.refuse(asked.unknown(request.query_params))
        return Response(describe())
