"""Serializer fields that several serializers share."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from search.fields import BY_NAME, Field, FieldType

LINK = {"type": "object", "properties": {"href": {"type": "string", "format": "uri"}}, "required": ["href"]}
RELATIONS = ("self", "pagina")


class NullableTextField(serializers.CharField):
    """A text. The JSON is null for an empty text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_null=True, **options)

    def to_representation(self, value: Any) -> str | None:
        return str(value) or None


class NullableChoiceField(serializers.ChoiceField):
    """A choice. The JSON is null if nothing is chosen."""

    def __init__(self, choices: Any, **options: Any) -> None:
        super().__init__(choices, allow_null=True, **options)

    def to_representation(self, value: Any) -> Any:
        return super().to_representation(value) or None


class UtcField(serializers.DateTimeField):
    """A moment in UTC, written with Z. An offset such as +01:00 has a plus sign, which means a space in an address.

    The microseconds are needed, because clients ask for the changes after this moment.
    """

    format = "%Y-%m-%dT%H:%M:%S.%fZ"
    timezone = UTC


@extend_schema_field({"type": "object", "properties": dict.fromkeys(RELATIONS, LINK), "required": list(RELATIONS)})
class LinksField(serializers.Field):
    """Links to a thing in the API and to its page on the site."""

    def __init__(self, view_name: str, key: str) -> None:
        super().__init__(source="*")
        self.view_name, self.key = view_name, key

    def to_representation(self, value: Any) -> dict[str, dict[str, str]]:
        here = reverse(f"api:{self.view_name}", args=[getattr(value, self.key)])
        build = self.context["request"].build_absolute_uri
        return {"self": {"href": build(here)}, "pagina": {"href": build(value.get_absolute_url())}}


def listed_field(name: str) -> serializers.Field:
    """Return the serializer field for an entry of `search.fields.FIELDS`."""
    return serializer_field(BY_NAME[name])


def serializer_field(field: Field) -> serializers.Field:
    options: dict[str, Any] = {"help_text": field.help_text or None}
    if field.lookup != field.path[-1]:  # DRF refuses a source equal to the name of the member
        options["source"] = field.lookup
    if field.type is FieldType.CHOICE:
        choice_field = NullableChoiceField if field.is_optional else serializers.ChoiceField
        return choice_field(field.choices, **options)
    if field.type is FieldType.DATE:
        return serializers.DateField(allow_null=field.is_optional, **options)
    return NullableTextField(**options) if field.is_optional else serializers.CharField(**options)
