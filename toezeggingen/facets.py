"""How many toezeggingen a reader would see by also choosing a value: one query for all values of all facets.

Each facet is counted within the other filters and without its own choice. A toezegging counts once for each of its
values, however many ways lead to it: a committee that holds the debate and follows it, a ministry that was and is the
same, a party and its members.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Case, Q, QuerySet, SmallIntegerField, When

from parliament.models import Committee
from toezeggingen.filters import FILTERS
from toezeggingen.filters.kinds import OneOf
from toezeggingen.models import Fulfilment, Toezegging
from toezeggingen.models.querysets import bucket_of
from toezeggingen.selection import Selection

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
    with connection.cursor() as cursor:  # a plan for any values takes longer than making one for these
        cursor.execute(sql, params)
        for facet, key, name, counted in cursor:
            counts[facet][key] = name, int(counted)
    _, total = counts[""][""]
    return Facets(total, {name: _facet(name, counts[name], selection) for name in FACETS})


def _facet(name: str, counts: dict[str, tuple[str, int]], selection: Selection) -> Facet:
    asked, chosen = FILTERS[name], {one.key: one.text for one in selection.chosen.get(name, ())}
    if isinstance(asked, OneOf):
        texts = dict(asked.choices)
    else:
        texts = chosen | {key: _told(name, counted_name) for key, (counted_name, _) in counts.items()}
        texts = dict(sorted(texts.items(), key=lambda one: one[1].lower()))
    values = [Value(key, text, counts.get(key, ("", 0))[1], key in chosen) for key, text in texts.items()]
    return Facet(name, asked.label, [value for value in values if value.count or value.is_chosen])


def _told(facet: str, name: str) -> str:
    return Committee(name=name).subject if facet == "commissie" else name


def _question(selection: Selection) -> tuple[str, Sequence[Any]]:
    asked = tuple((name, tuple(one.value for one in values)) for name, values in selection.chosen.items())
    # What words mean depends on the words that the register knows by now.
    make = _make.__wrapped__ if "woorden" in selection.chosen else _make
    return make(asked, selection.on)


@lru_cache(maxsize=KEPT)
def _make(asked: tuple[tuple[str, tuple[Any, ...]], ...], on: date) -> tuple[str, Sequence[Any]]:
    """The SQL for these values of the filters. It is kept, since making it takes as long as rendering the page."""
    conditions = {name: FILTERS[name].condition(values, on) for name, values in asked}
    chosen = {name: condition for name, condition in conditions.items() if name in FACETS}
    misses = " + ".join(["0", *(f"misses_{name}" for name in chosen)])
    missed = ", ".join(["narrowed.id", "misses", *(f"misses_{name}" for name in chosen)])
    tallies = ["count(*) FILTER (WHERE misses = 0) AS of_all" if chosen else "count(*) AS of_all"]
    tallies += [f"count(*) FILTER (WHERE misses = misses_{name}) AS of_{name}" for name in chosen]
    of = {f"of_{name}": f"of_{name}" if name in chosen else "of_all" for name in FACETS}
    rows, rows_params = _rows(conditions, chosen, on).query.sql_with_params()
    confidential = Fulfilment.objects.confidential_briefings().order_by().values("debate")
    secret, secret_params = confidential.query.sql_with_params()
    sql = _COUNTS.format(
        asked=rows,
        missed=missed,
        misses=misses,
        confidential=secret,
        tallies=", ".join(tallies),
        **of,
    )
    return sql, (*rows_params, *secret_params)


def _rows(conditions: dict[str, Q], chosen: dict[str, Q], on: date) -> QuerySet[Toezegging, dict[str, Any]]:
    """The rows that the other filters leave, with what the facets count them by and the choices that they miss."""
    others = [condition for name, condition in conditions.items() if name not in chosen]
    missing = {
        f"misses_{name}": Case(When(condition, then=0), default=1, output_field=SmallIntegerField())
        for name, condition in chosen.items()
    }
    rows = Toezegging.objects.published().filter(*others).order_by()
    told = ("id", "status", "termijn", "debate_id", "ministry_then_id", "ministry_now_id")
    return rows.annotate(termijn=bucket_of(on), **missing).values(*told, *missing)


# OFFSET 0 keeps what `asked` works out of each row from being worked out again for each use of it.
# `narrowed` holds the rows that miss at most one choice, and in `misses` how many they miss. A value of a facet counts
# the rows that miss no choice but perhaps that of the facet itself. `absent` tells the groupings of `tally` apart.
_COUNTS = """
WITH asked AS ({asked} OFFSET 0),
narrowed AS MATERIALIZED (SELECT *, {misses} AS misses FROM asked WHERE {misses} <= 1),
tally AS MATERIALIZED (
    SELECT status, termijn, debate_id, ministry_then_id, ministry_now_id, {tallies},
        GROUPING(status, termijn, debate_id, ministry_then_id) AS absent
    FROM narrowed
    GROUP BY GROUPING SETS ((status), (termijn), (debate_id), (ministry_then_id, ministry_now_id), ())
),
debates AS (
    SELECT id, kind, committee_id, {of_commissie} AS of_commissie, {of_soort} AS of_soort
    FROM tally JOIN parliament_debate ON id = debate_id WHERE absent = 13
),
confidential (id) AS ({confidential}),
of_committees (committee_id, counted) AS (
    SELECT committee_id, of_commissie FROM debates WHERE id NOT IN (SELECT id FROM confidential)
    UNION ALL
    SELECT follower.committee_id, of_commissie FROM debates
    JOIN parliament_debate_follow_up_committees follower ON debate_id = debates.id
    WHERE follower.committee_id IS DISTINCT FROM debates.committee_id
        AND debates.id NOT IN (SELECT id FROM confidential)
),
of_ministries (ministry_id, counted) AS (
    SELECT ministry_then_id, {of_ministerie} FROM tally WHERE absent = 14
    UNION ALL
    SELECT ministry_now_id, {of_ministerie} FROM tally WHERE absent = 14 AND ministry_now_id <> ministry_then_id
),
to_parties AS (
    SELECT {missed}, party_id FROM narrowed JOIN toezeggingen_toezegging_parties ON toezegging_id = narrowed.id
    UNION
    SELECT {missed}, party_id FROM narrowed JOIN toezeggingen_toezegging_members ON toezegging_id = narrowed.id
    JOIN parliament_member member ON member.id = member_id
),
of_parties AS (SELECT party_id, {tallies} FROM to_parties GROUP BY party_id)
SELECT '' AS facet, '' AS key, '' AS name, of_all AS counted FROM tally WHERE absent = 15
UNION ALL SELECT 'status', status, '', {of_status} FROM tally WHERE absent = 7
UNION ALL SELECT 'termijn', termijn, '', {of_termijn} FROM tally WHERE absent = 11
UNION ALL SELECT 'soort', kind, '', sum(of_soort) FROM debates GROUP BY kind
UNION ALL SELECT 'commissie', slug, name, sum(counted)
    FROM of_committees JOIN parliament_committee committee ON committee.id = committee_id GROUP BY committee.id
UNION ALL SELECT 'ministerie', key, name, sum(counted)
    FROM of_ministries JOIN parliament_ministry ministry ON ministry.id = ministry_id GROUP BY ministry.id
UNION ALL SELECT 'fractie', slug, abbreviation, {of_fractie}
    FROM of_parties JOIN parliament_party party ON party.id = party_id
"""
