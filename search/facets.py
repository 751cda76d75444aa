"""How many toezeggingen a reader would see by also choosing a value: one query for all values of all facets.

Each facet is counted within the other filters and without its own choice. A toezegging counts once for each of its
values, however many ways lead to it: a committee that holds the debate and follows it, a ministry that was and is the
same, a party and its members.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db import connection

from parliament.models.committee import subject_of
from search.filters import FILTERS
from search.filters.types import ChoicesFilter
from search.selection import Selection
from toezeggingen.buckets import SOON, Bucket
from toezeggingen.models import Toezegging

KEPT = 128  # compiled questions
FACETS = ("termijn", "status", "commissie", "ministerie", "fractie", "soort")


@dataclass(frozen=True)
class Value:
    """One value of a facet, as an address says it and in words, and how many toezeggingen choosing it shows."""

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
    """`total` is the number of toezeggingen in the selection itself."""

    total: int
    facets: dict[str, Facet]

    def __getitem__(self, name: str) -> Facet:
        return self.facets[name]


def count(selection: Selection) -> Facets:
    """Every value that has toezeggingen, or is chosen, in the order of the filter or of the alphabet."""
    counts: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    sql, params = _question(selection)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for facet, key, name, counted in cursor:
            counts[facet][key] = name, int(counted)
    _, total = counts[""].get("", ("", 0))
    return Facets(total, {name: _facet(name, counts[name], selection) for name in FACETS})


def _facet(name: str, counts: dict[str, tuple[str, int]], selection: Selection) -> Facet:
    asked, chosen = FILTERS[name], {one.key: one.text for one in selection.chosen.get(name, ())}
    if isinstance(asked, ChoicesFilter):
        texts = dict(asked.choices)
    else:
        texts = chosen | {key: _told(name, counted_name) for key, (counted_name, _) in counts.items()}
        texts = dict(sorted(texts.items(), key=lambda one: one[1].lower()))
    values = [Value(key, text, counts.get(key, ("", 0))[1], key in chosen) for key, text in texts.items()]
    return Facet(name, asked.label, [value for value in values if value.count or value.is_chosen])


def _told(facet: str, name: str) -> str:
    return subject_of(name) if facet == "commissie" else name


def _question(selection: Selection) -> tuple[str, Sequence[Any]]:
    asked = tuple((name, tuple(one.value for one in values)) for name, values in selection.chosen.items())
    # What words mean depends on the words that the register knows by now.
    make = _make.__wrapped__ if "woorden" in selection.chosen else _make
    return make(asked, selection.on)


@lru_cache(maxsize=KEPT)
def _make(asked: tuple[tuple[str, tuple[Any, ...]], ...], on: date) -> tuple[str, Sequence[Any]]:
    """The SQL for these values of the filters. It is kept, since making it takes as long as rendering the page."""
    days = (on, on + timedelta(days=SOON))
    if not asked:
        return _ALL.format(bucket=_bucket("value")) + _NAMED, days
    chosen = {name: list(values) for name, values in asked if name in FACETS}
    others = [FILTERS[name].condition(values, on) for name, values in asked if name not in FACETS]
    left, params = Toezegging.objects.filter(*others).order_by().values("pk").query.sql_with_params()
    tallies = ["count(*) FILTER (WHERE misses = 0) AS of_all"]
    tallies += [f"count(*) FILTER (WHERE misses = misses_{name}::int) AS of_{name}" for name in chosen]
    of = {f"of_{name}": f"of_{name}" if name in chosen else "of_all" for name in FACETS}
    narrowed = _NARROWED.format(
        left=f"WHERE toezegging_id IN ({left})" if others else "",
        bucket=_bucket("term"),
        missed="".join(f", NOT {_COUNTS_FOR[name]} AS misses_{name}" for name in chosen),
        misses=" + ".join(["0", *(f"misses_{name}::int" for name in chosen)]),
        tallies=", ".join(tallies),
        **of,
    )
    return narrowed + _NAMED, (*days, *(params if others else ()), *chosen.values())


def _bucket(otherwise: str) -> str:
    """Of a day, as `Bucket.condition` says: the one thing that triggers cannot keep. Its parameters are `days`."""
    return f"""
        CASE WHEN due < %s THEN '{Bucket.OVERDUE}' WHEN due <= %s THEN '{Bucket.SOON}'
            WHEN due IS NOT NULL THEN '{Bucket.LATER}' ELSE {otherwise} END
    """


# Triggers keep what each toezegging counts for, and how many count for what; docs/decisions/0019.
_ALL = """
WITH counts AS (SELECT facet, {bucket} AS value, sum(counted) AS counted FROM toezeggingen_count GROUP BY 1, 2)
"""

# That a toezegging counts for one of these values.
_COUNTS_FOR = {
    "status": "status = ANY(%s)",
    "termijn": "coalesce(termijn = ANY(%s), false)",
    "soort": "coalesce(kind = ANY(%s), false)",
    "commissie": "committees IN (SELECT id FROM toezeggingen_countedset WHERE keys && %s::bigint[])",
    "ministerie": "ministries IN (SELECT id FROM toezeggingen_countedset WHERE keys && %s::bigint[])",
    "fractie": "parties IN (SELECT id FROM toezeggingen_countedset WHERE keys && %s::bigint[])",
}

# OFFSET 0 keeps what `asked` works out of each row from being worked out again for each use of it.
# `narrowed` holds the rows that miss at most one choice, and in `misses` how many they miss. A value of a facet counts
# the rows that miss no choice but perhaps that of the facet itself. `absent` tells the groupings of `tally` apart.
_NARROWED = """
WITH left_over AS (
    SELECT status, {bucket} AS termijn, kind, committees, ministries, parties FROM toezeggingen_counted {left}
),
asked AS (SELECT *{missed} FROM left_over OFFSET 0),
narrowed AS MATERIALIZED (SELECT *, {misses} AS misses FROM asked WHERE {misses} <= 1),
tally AS MATERIALIZED (
    SELECT status, termijn, kind, committees, ministries, parties, {tallies},
        GROUPING(status, termijn, kind, committees, ministries, parties) AS absent
    FROM narrowed GROUP BY GROUPING SETS ((status), (termijn), (kind), (committees), (ministries), (parties), ())
),
counts (facet, value, counted) AS (
    SELECT '', '', of_all FROM tally WHERE absent = 63
    UNION ALL SELECT 'status', status, {of_status} FROM tally WHERE absent = 31
    UNION ALL SELECT 'termijn', termijn, {of_termijn} FROM tally WHERE absent = 47
    UNION ALL SELECT 'soort', kind, {of_soort} FROM tally WHERE absent = 55
    UNION ALL SELECT 'commissie', key::text, sum({of_commissie})
        FROM tally JOIN toezeggingen_countedset ON id = committees, unnest(keys) AS key WHERE absent = 59 GROUP BY key
    UNION ALL SELECT 'ministerie', key::text, sum({of_ministerie})
        FROM tally JOIN toezeggingen_countedset ON id = ministries, unnest(keys) AS key WHERE absent = 61 GROUP BY key
    UNION ALL SELECT 'fractie', key::text, sum({of_fractie})
        FROM tally JOIN toezeggingen_countedset ON id = parties, unnest(keys) AS key WHERE absent = 62 GROUP BY key
)
"""

_NAMED = """
SELECT facet, value AS key, '' AS name, counted FROM counts WHERE facet IN ('', 'status', 'termijn', 'soort')
UNION ALL SELECT facet, slug, name, counted
    FROM counts JOIN parliament_committee ON id::text = value WHERE facet = 'commissie'
UNION ALL SELECT facet, key, name, counted
    FROM counts JOIN parliament_ministry ON id::text = value WHERE facet = 'ministerie'
UNION ALL SELECT facet, slug, abbreviation, counted
    FROM counts JOIN parliament_party ON id::text = value WHERE facet = 'fractie'
"""
