"""The description of the API, `openapi.json`, as drf-spectacular derives it from the views and serializers.

`ViewSchema` describes the operation of a view. The postprocessing hook `complete_description` adds what all operations
share: the response headers and the error responses.
"""

from __future__ import annotations

from email.utils import parseaddr
from http import HTTPStatus
from typing import Any

from django.conf import settings
from drf_spectacular.openapi import AutoSchema

from api import ROOT, VERSION, problems
from api.filtering import Json, key_schemas

TEXT = {"type": "string"}
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
# Only a toezegging can be withdrawn.
SHARED_STATUSES = [HTTPStatus.NOT_MODIFIED, *(status for status in problems.PROBLEMS if status != HTTPStatus.GONE)]
WITHOUT_BODY = {
    HTTPStatus.MOVED_PERMANENTLY: "Staat onder het nummer in Location.",
    HTTPStatus.NOT_MODIFIED: "Niets is veranderd sinds de ETag die u meestuurde.",
}
ABOUT = """\
Wat bewindspersonen de Tweede Kamer hebben toegezegd, en wat ervan is gekomen. Alleen lezen, zonder sleutel.

De filters heten en werken zoals op de site. Wat niet klopt in een vraag, wordt geweigerd met een uitleg. Lees een
lijst bladzijde voor bladzijde via `_links.next` of de header `Link`. Stuur de `ETag` van een antwoord mee als
`If-None-Match`: is er niets veranderd, dan is het antwoord 304."""


class ViewSchema(AutoSchema):
    """Describe the operation of a view by the attributes of the view."""

    def get_operation_id(self) -> str:
        return self.view.name

    def get_summary(self) -> str:
        return self.view.summary

    def get_description(self) -> str:
        return ""  # not the docstring of the view, because that is in English

    def get_tags(self) -> list[str]:
        return []

    def get_override_parameters(self) -> list[Any]:
        return [*self.view.path_parameters]

    def get_filter_backends(self) -> list[Any]:
        return [*self.view.filter_backends]


def complete_description(result: Json, **context: Any) -> Json:
    """Complete the description. drf-spectacular calls this postprocessing hook."""
    for path, operations in result["paths"].items():
        _add_responses(path, operations["get"])
    components = result["components"]
    components["schemas"] |= {**key_schemas(), "Probleem": PROBLEM}
    # A toezegging also fits the schema of a withdrawn toezegging, so "oneOf" would match twice and fail.
    both = components["schemas"]["ToezeggingOfIngetrokken"]
    both["anyOf"] = both.pop("oneOf")
    components["responses"] = _shared_responses()
    name, address = parseaddr(settings.CONTACT_EMAIL)
    info = {
        "title": "Toezeggingenregister",
        "version": VERSION,
        "description": ABOUT,
        "contact": {"name": name or "Toezeggingenregister", "email": address, "url": settings.SITE_URL},
        "license": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
    }
    return result | {"info": info, "servers": [{"url": f"{settings.SITE_URL}{ROOT}"}]}


def _add_responses(path: str, operation: Json) -> None:
    """Add the statuses and headers that drf-spectacular cannot know, made by middleware and the exception handler."""
    answer = operation["responses"]["200"]
    is_list = "schemas/Paginated" in str(answer)
    answer |= {"description": operation["summary"], "headers": HEADERS | ETAG | (LINK if is_list else {})}
    statuses: list[HTTPStatus] = [*SHARED_STATUSES]
    if path.endswith("{nummer}"):
        statuses.append(HTTPStatus.MOVED_PERMANENTLY)
    if path == "/toezeggingen/{nummer}":
        statuses.append(HTTPStatus.GONE)
    for status in statuses:
        operation["responses"][str(int(status))] = {"$ref": f"#/components/responses/{status.name}"}


def _shared_responses() -> Json:
    responses: Json = {
        status.name: {"description": words, "headers": HEADERS} for status, words in WITHOUT_BODY.items()
    }
    content = {problems.CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Probleem"}}}
    for status, (title, _) in problems.PROBLEMS.items():
        responses[status.name] = {"description": f"{title}.", "headers": HEADERS, "content": content}
    return responses
