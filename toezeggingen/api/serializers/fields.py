from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

HREF = {"type": "object", "properties": {"href": {"type": "string", "format": "uri"}}, "required": ["href"]}


class Text(serializers.CharField):
    """Null where there is nothing to read."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_null=True, **options)

    def to_representation(self, value: Any) -> str | None:
        return str(value) or None


class Told(serializers.Field):
    """What a function makes of the whole row, in the shape of another field; null where that may be null."""

    def __init__(self, told: Callable[[Any], Any], shape: serializers.Field, **options: Any) -> None:
        super().__init__(source="*", allow_null=shape.allow_null, **options)
        self.told, self.shape = told, shape

    def to_representation(self, value: Any) -> Any:
        told = self.told(value)
        return None if told is None else self.shape.to_representation(told)


class Links(serializers.Field):
    """The address of a thing in the API, and of its page where it has one."""

    def __init__(self, name: str, key: str, *, has_page: bool = False) -> None:
        super().__init__(source="*", label="Adressen")
        self.name, self.key, self.has_page = name, key, has_page

    def to_representation(self, value: Any) -> dict[str, dict[str, str]]:
        host = self.context["host"]
        links = {"self": {"href": f"{host}{reverse(f'api:{self.name}', args=[getattr(value, self.key)])}"}}
        if self.has_page:
            links["pagina"] = {"href": f"{host}{value.get_absolute_url()}"}
        return links


class TellsTold(OpenApiSerializerFieldExtension):
    target_class = Told

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> Any:
        return auto_schema._map_serializer_field(self.target.shape, direction)


class TellsLinks(OpenApiSerializerFieldExtension):
    target_class = Links

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> Any:
        names = ["self", *(["pagina"] if self.target.has_page else [])]
        return {"type": "object", "properties": dict.fromkeys(names, HREF), "required": names}
