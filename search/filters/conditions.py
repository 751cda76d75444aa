"""The condition of each filter: a Q of the chosen values and today's date in Amsterdam.

A condition joins no table that repeats a row, so that the list, the facets and the API can combine them freely.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from toezeggingen.models import Postponement, Toezegging
from toezeggingen.models.querysets import in_buckets
from toezeggingen.public_debates import on_dossiers

Values = Sequence[Any]
OFTEN = 3  # times postponed: "3 of meer"


def among(lookup: str) -> Callable[[Values, date], Q]:
    """The field holds one of the values: `among("minister")`."""
    return lambda values, on: Q(**{f"{lookup}__in": values})


def bounded(lookup: str) -> Callable[[Values, date], Q]:
    """The field is on or beyond the day: `bounded("made_on__gte")`."""
    return lambda values, on: Q(**{lookup: values[0]})


def of_buckets(values: Values, on: date) -> Q:
    return in_buckets(values, on=on)


def counts_for(keys: str) -> Callable[[Values, date], Q]:
    """The document has one of the values: `counts_for("parties")`. `search/sql/documents.sql` says which they are."""
    return lambda values, on: Q(**{f"search_document__{keys}__overlap": values})


def to_members(values: Values, on: date) -> Q:
    return Q(pk__in=Toezegging.members.through.objects.filter(member__in=values).values("toezegging"))


def postponed(values: Values, on: date) -> Q:
    """Postponed this many times; the last choice means that many or more."""
    rows = Postponement.objects.by_toezegging()
    times = Q(times__in=[int(value) for value in values if value.isdecimal()])
    if any(not value.isdecimal() for value in values):
        times |= Q(times__gte=OFTEN)
    return Q(pk__in=rows.filter(times).values("toezegging"))


def of_dossiers(values: Values, on: date) -> Q:
    return on_dossiers(values)
