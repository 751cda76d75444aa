"""The members and parties to whom toezeggingen were made, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Func, Q

from toezeggingen.models import Toezegging


def members(condition: Q | Func) -> Iterator[tuple[int, str]]:
    """Pairs of the primary key of a toezegging and the name of a member with their party, in order of name."""
    promised = Toezegging.members.through.objects.filter(condition).order_by("member__name")
    named = promised.values_list("toezegging", "member__name", "member__party__abbreviation")
    return ((key, f"{name} ({party})" if party else name) for key, name, party in named)


def parties(condition: Q | Func) -> Iterable[tuple[int, str]]:
    """Pairs of the primary key of a toezegging and the abbreviation of a party, in order of abbreviation."""
    promised = Toezegging.parties.through.objects.filter(condition).order_by("party__abbreviation")
    return promised.values_list("toezegging", "party__abbreviation")
