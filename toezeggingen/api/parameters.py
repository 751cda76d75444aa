"""The parameters as the description tells them."""

from __future__ import annotations

from typing import Any

from toezeggingen.api.asked import MOST_PAGES, MOST_ROWS, ROWS, SIZE
from toezeggingen.filters import FILTERS
from toezeggingen.filters.kinds import LONGEST_NAME, LONGEST_QUESTION, MOST_VALUES, Day, Filter, OneOf, Words
from toezeggingen.orders import Order
from toezeggingen.selection import ORDER, PAGE

Json = dict[str, Any]

# An empty value asks nothing, so that the address of an untouched form is good here too.
NOTHING = {"type": "string", "maxLength": 0}


def filters() -> list[Json]:
    return [_query(name, f"{one.label}.", _values(one)) for name, one in FILTERS.items()]


def order() -> Json:
    told = "Volgorde. Wat het best past, is te vragen bij woorden."
    return _query(ORDER, told, {"type": "string", "enum": [*Order.values, ""]})


def paging() -> list[Json]:
    return [
        _query(PAGE, "Welke bladzijde.", _count(MOST_PAGES, 1)),
        _query(SIZE, "Hoeveel op een bladzijde.", _count(MOST_ROWS, ROWS)),
    ]


def path(name: str, told: str, pattern: str) -> Json:
    schema = {"type": "string", "pattern": f"^{pattern}$"}
    return {"name": name, "in": "path", "required": True, "description": told, "schema": schema}


def _query(name: str, told: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": told, "schema": schema}


def _count(most: int, absent: int) -> Json:
    return {"type": "integer", "minimum": 1, "maximum": most, "default": absent}


def _values(one: Filter) -> Json:
    if isinstance(one, Words):
        return {"type": "string", "maxLength": LONGEST_QUESTION}
    if isinstance(one, Day):
        return {"anyOf": [{"type": "string", "format": "date"}, NOTHING]}
    value: Json = {"type": "string", "maxLength": LONGEST_NAME}
    if isinstance(one, OneOf):
        value = {"type": "string", "enum": [*(key for key, _ in one.choices), ""]}
    return {"type": "array", "items": value, "maxItems": MOST_VALUES}
