from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

HREF = {"type": "object", "properties": {"href": {"type": "string", "format": "uri"}}, "required": ["href"]}

WAYS = ["self", "pagina"]


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
    """The address of a thing in the API, and that of its page."""

    def __init__(self, name: str, key: str) -> None:
        super().__init__(source="*")
        self.name, self.key = name, key

    def to_representation(self, value: Any) -> dict[str, dict[str, str]]:
        here = reverse(f"api:{self.name}", args=[getattr(value, self.key)])
        ways = zip(WAYS, (here, value.get_absolute_url()), strict=True)
        return {way: {"href": f"{self.context['host']}{address}"} for way, address in ways}


class TellsTold(OpenApiSerializerFieldExtension):
    target_class = Told

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> Any:
        return auto_schema._map_serializer_field(self.target.shape, direction)


class TellsLinks(OpenApiSerializerFieldExtension):
    target_class = Links

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> Any:
        return {"type": "object", "properties": dict.fromkeys(WAYS, HREF), "required": WAYS}
