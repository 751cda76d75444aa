"""What each filter asks of a toezegging: of the values that were chosen and today in Amsterdam, a condition.

Each stands by itself, so that a list can ask it, a facet can leave it out, and none gives a row twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from toezeggingen.models import Postponement, Toezegging
from toezeggingen.models.querysets import in_buckets
from toezeggingen.visibility import on_dossiers, told_debates

Values = Sequence[Any]
OFTEN = 3  # times postponed: "3 of meer"


def among(lookup: str) -> Callable[[Values, date], Q]:
    """One of the values in a field: `among("minister")`."""
    return lambda values, on: Q(**{f"{lookup}__in": values})


def bounded(lookup: str) -> Callable[[Values, date], Q]:
    """On one side of a day that is part of it: `bounded("made_on__gte")`."""
    return lambda values, on: Q(**{lookup: values[0]})


def of_buckets(values: Values, on: date) -> Q:
    return in_buckets(values, on=on)


def of_committees(values: Values, on: date) -> Q:
    """Made in a debate of the committee, or in one that it follows."""
    theirs = told_debates().filter(Q(committee__in=values) | Q(follow_up_committees__in=values))
    return Q(debate__in=theirs.values("pk"))


def of_ministries(values: Values, on: date) -> Q:
    return Q(ministry_then__in=values) | Q(ministry_now__in=values)


def to_members(values: Values, on: date) -> Q:
    return Q(pk__in=Toezegging.members.through.objects.filter(member__in=values).values("toezegging"))


def to_parties(values: Values, on: date) -> Q:
    """Promised to the party, or to a member who sits for it."""
    party = Toezegging.parties.through.objects.filter(party__in=values)
    member = Toezegging.members.through.objects.filter(member__party__in=values)
    return Q(pk__in=party.values("toezegging")) | Q(pk__in=member.values("toezegging"))


def postponed(values: Values, on: date) -> Q:
    """So many times; the last of the values means that many or more."""
    rows = Postponement.objects.by_toezegging()
    times = Q(times__in=[int(value) for value in values if value.isdecimal()])
    if any(not value.isdecimal() for value in values):
        times |= Q(times__gte=OFTEN)
    return Q(pk__in=rows.filter(times).values("toezegging"))


def of_dossiers(values: Values, on: date) -> Q:
    return on_dossiers(values)
