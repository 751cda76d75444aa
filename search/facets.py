"""Facets: how many toezeggingen a reader would see after choosing one more value. One SQL statement counts all facets.

The counts of a facet apply all other filters, but not the values chosen in the facet itself. A toezegging counts only
once for a value, even if it has the value for two reasons: its committee both holds and follows the debate, its
ministry was and still is responsible, or it was made to a party and to members of that party.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper

from parliament.models.committee import subject_of
from search.filters.filterset import FILTERS
from search.filters.types import ChoicesFilter
from search.selection import Selection
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import bucket_of

FACETS = ("termijn", "status", "commissie", "ministerie", "fractie", "soort")


@dataclass(frozen=True)
class Value:
    """One value of a facet: its key in the address, its text, and how many toezeggingen it would select."""

    key: str
    text: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    values: list[Value]

    @property
    def is_chosen(self) -> bool:
        return any(value.is_chosen for value in self.values)


@dataclass(frozen=True)
class Facets:
    """All facets of a selection. `total` is the number of toezeggingen in the selection."""

    total: int
    facets: dict[str, Facet]

    def __getitem__(self, name: str) -> Facet:
        return self.facets[name]


def count(selection: Selection) -> Facets:
    """Count each facet. A facet lists the values that have toezeggingen or are chosen.

    Fixed choices keep the order of their filter; committees, ministries and parties are in alphabetical order.
    """
    counts: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    sql, params = _statement(selection)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for facet, key, name, counted in cursor:
            counts[facet][key] = name, counted
    _, total = counts[""].get("", ("", 0))
    return Facets(total, {name: _facet(name, counts[name], selection) for name in FACETS})


def _facet(name: str, counts: dict[str, tuple[str, int]], selection: Selection) -> Facet:
    facet_filter, chosen = FILTERS[name], {value.key: value.text for value in selection.chosen.get(name, ())}
    if isinstance(facet_filter, ChoicesFilter):
        texts = dict(facet_filter.choices)
    else:
        texts = chosen | {key: _label(name, counted_name) for key, (counted_name, _) in counts.items()}
        texts = dict(sorted(texts.items(), key=lambda item: item[1].lower()))
    values = [Value(key, text, counts.get(key, ("", 0))[1], key in chosen) for key, text in texts.items()]
    return Facet(name, facet_filter.label, [value for value in values if value.count or value.is_chosen])


def _label(facet: str, name: str) -> str:
    return subject_of(name) if facet == "commissie" else name


# `rows` are the toezeggingen that match all filters that are not facets. A column `fits_…` for each facet with a choice
# tells whether the row matches that choice.
_COUNTS = """
WITH rows (status, kind, committees, ministries, parties, termijn{fits}) AS MATERIALIZED ({rows})
SELECT '' AS facet, '' AS key, '' AS name, count(*) FROM rows WHERE {of_all}
UNION ALL SELECT 'status', status, '', count(*) FROM rows WHERE {of_status} GROUP BY status
UNION ALL SELECT 'termijn', termijn, '', count(*) FROM rows WHERE {of_termijn} AND termijn IS NOT NULL GROUP BY termijn
UNION ALL SELECT 'soort', kind, '', count(*) FROM rows WHERE {of_soort} AND kind IS NOT NULL GROUP BY kind
UNION ALL SELECT 'commissie', slug, name, counted FROM parliament_committee JOIN (
    SELECT unnest(committees) AS id, count(*) AS counted FROM rows WHERE {of_commissie} GROUP BY id) AS c USING (id)
UNION ALL SELECT 'ministerie', key, name, counted FROM parliament_ministry JOIN (
    SELECT unnest(ministries) AS id, count(*) AS counted FROM rows WHERE {of_ministerie} GROUP BY id) AS c USING (id)
UNION ALL SELECT 'fractie', slug, abbreviation, counted FROM parliament_party JOIN (
    SELECT unnest(parties) AS id, count(*) AS counted FROM rows WHERE {of_fractie} GROUP BY id) AS c USING (id)
"""
_COLUMNS = ("status", "debate__kind", *(f"search_document__{keys}" for keys in ("committees", "ministries", "parties")))


def _statement(selection: Selection) -> tuple[str, tuple[Any, ...]]:
    """Return the SQL of `_COUNTS` for this selection, and its parameters."""
    conditions = {
        name: FILTERS[name].condition([value.value for value in values], selection.on)
        for name, values in selection.chosen.items()
    }
    chosen = {name: conditions[name] for name in FACETS if name in conditions}
    fits = {f"fits_{name}": ExpressionWrapper(chosen[name], BooleanField()) for name in chosen}
    others = [condition for name, condition in conditions.items() if name not in FACETS]
    left = Toezegging.objects.published().filter(*others).order_by()
    rows = left.annotate(termijn=bucket_of(selection.on), **fits).values_list(*_COLUMNS, "termijn", *fits)
    sql, params = rows.query.sql_with_params()
    where = {
        f"of_{facet}": " AND ".join([name for name in fits if name != f"fits_{facet}"] or ["true"])
        for facet in ("all", *FACETS)
    }
    return _COUNTS.format(rows=sql, fits="".join(f", {name}" for name in fits), **where), params
