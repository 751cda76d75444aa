"""The parameters as the description tells them."""

from __future__ import annotations

from typing import Any

from api.asked import MOST_PAGES, MOST_ROWS, ROWS, SINCE, SIZE
from search.filters import FILTERS
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
from search.selection import FORMAT, ORDER, PAGE

Json = dict[str, Any]

# An empty value asks nothing, so that the address of an untouched form is good here too.
NOTHING = {"type": "string", "maxLength": 0}
MOST_LISTED = 2000  # keys of one kind that the description sums up


def filters() -> list[Json]:
    return [_query(name, f"{one.label}.", _values(name, one)) for name, one in FILTERS.items()]


def keys() -> Json:
    """The keys that a filter knows today, as a schema each; of what is too much to sum up only how long they are."""
    schemas = {}
    for name, one in FILTERS.items():
        if isinstance(one, DirectoryFilter):
            known = list(one.directory.keys()[: MOST_LISTED + 1])
            told = {"enum": [*known, ""]} if len(known) <= MOST_LISTED else {"maxLength": LONGEST_NAME}
            schemas[_schema_of(name)] = {"type": "string", **told}
    return schemas


def _schema_of(name: str) -> str:
    return f"Sleutel{name[0].upper()}{name[1:]}"


def order() -> Json:
    told = f"Volgorde; best-passend zegt alleen iets bij woorden. Niet samen met {SINCE}."
    return _query(ORDER, told, {"type": "string", "enum": [*Order.values, ""]})


def since() -> Json:
    told = (
        "Alleen wat na dit moment is gewijzigd, op volgorde van wijziging, ingetrokken toezeggingen inbegrepen."
        " Volg _links.next, en vraag later verder vanaf de laatste gewijzigdOp. Dat een dag voorbijgaat is geen"
        " wijziging: termijn.stand is die van vandaag."
    )
    return _query(SINCE, told, {"anyOf": [{"type": "string", "format": "date-time"}, NOTHING]})


def format_of_site() -> Json:
    told = "Staat in adressen van de site; hier is alles JSON."
    return _query(FORMAT, told, {"type": "string", "enum": ["json", ""]})


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
    return {"anyOf": [{"type": "integer", "minimum": 1, "maximum": most}, NOTHING], "default": absent}


def _values(name: str, one: QueryFilter) -> Json:
    if isinstance(one, WordsFilter):
        return {"type": "string", "maxLength": LONGEST_QUESTION, "pattern": r"^[^\u0000]*$"}
    if isinstance(one, DayFilter):
        return {"anyOf": [{"type": "string", "format": "date"}, NOTHING]}
    value: Json = {"$ref": f"#/components/schemas/{_schema_of(name)}"}
    if isinstance(one, ChoicesFilter):
        value = {"type": "string", "enum": [*(key for key, _ in one.choices), ""]}
    return {"type": "array", "items": value, "maxItems": MAX_VALUES}
