"""The condition of each filter: a function of the chosen values and today's date in Amsterdam that returns a Q.

No condition makes a row appear twice through a join, so the list, the facets and the API can combine them freely.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from toezeggingen.buckets import Firmness
from toezeggingen.models import Postponement, Toezegging
from toezeggingen.models.querysets import in_buckets
from toezeggingen.public_debates import on_dossiers, on_letters
from toezeggingen.threads import repeated_since

Values = Sequence[Any]
OFTEN = 3  # the choice "drie keer of vaker" starts at this number of postponements


def among(lookup: str) -> Callable[[Values, date], Q]:
    """Return a condition on a field: it has one of the chosen values. `among("minister")` filters on ministers."""
    return lambda values, on: Q(**{f"{lookup}__in": values})


def bounded(lookup: str) -> Callable[[Values, date], Q]:
    """Compare the field with the chosen day: `bounded("made_on__gte")` means on that day or later."""
    return lambda values, on: Q(**{lookup: values[0]})


def of_buckets(values: Values, on: date) -> Q:
    return in_buckets(values, on=on)


def counts_for(keys: str) -> Callable[[Values, date], Q]:
    """Require one of the values in an array of the search document: `counts_for("parties")`.

    `search/sql/documents.sql` fills these arrays.
    """
    return lambda values, on: Q(**{f"search_document__{keys}__overlap": values})


def to_members(values: Values, on: date) -> Q:
    return Q(pk__in=Toezegging.members.through.objects.filter(member__in=values).values("toezegging"))


def postponed(values: Values, on: date) -> Q:
    """Require that the toezegging was postponed this many times. The last choice means `OFTEN` times or more."""
    rows = Postponement.objects.by_toezegging()
    times = Q(times__in=[int(value) for value in values if value.isdecimal()])
    if any(not value.isdecimal() for value in values):
        times |= Q(times__gte=OFTEN)
    return Q(pk__in=rows.filter(times).values("toezegging"))


def newest_of_threads(values: Values, on: date) -> Q:
    """Leave out what was promised again later: the newest stands for it."""
    return ~Q(pk__in=repeated_since())


def recurring(values: Values, on: date) -> Q:
    """Require that the toezegging comes back: the register knows how often, or its deadline says so."""
    return Q(firmness=Firmness.RECURRING) | Q(rhythm__gt=0)


def of_letters(values: Values, on: date) -> Q:
    return on_letters(values)


def of_dossiers(values: Values, on: date) -> Q:
    return on_dossiers(values)
