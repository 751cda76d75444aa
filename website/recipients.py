"""The members and parties to whom toezeggingen were made, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Func, Q

from toezeggingen.models import Toezegging


def members(condition: Q | Func, by: str = "toezegging") -> Iterator[tuple[Any, str]]:
    """Pairs of the toezegging and the name of a member with their party, in order of name. `by` is the lookup that
    identifies the toezegging, by default its primary key."""
    promised = Toezegging.members.through.objects.filter(condition).order_by("member__name")
    named = promised.values_list(by, "member__name", "member__party__abbreviation")
    return ((key, f"{name} ({party})" if party else name) for key, name, party in named)


def parties(condition: Q | Func, by: str = "toezegging") -> Iterable[tuple[Any, str]]:
    """Pairs of the toezegging and the abbreviation of a party, in order of abbreviation. `by` is as for `members`."""
    promised = Toezegging.parties.through.objects.filter(condition).order_by("party__abbreviation")
    return promised.values_list(by, "party__abbreviation")
