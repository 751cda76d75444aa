"""To whom toezeggingen were promised, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Func, Q

from toezeggingen.models import Toezegging


def members(asked: Q | Func, by: str = "toezegging") -> Iterator[tuple[Any, str]]:
    """This field of each toezegging for which the condition holds, with each member and the party, by name."""
    promised = Toezegging.members.through.objects.filter(asked).order_by("member__name")
    named = promised.values_list(by, "member__name", "member__party__abbreviation")
    return ((key, f"{name} ({party})" if party else name) for key, name, party in named)


def parties(asked: Q | Func, by: str = "toezegging") -> Iterable[tuple[Any, str]]:
    """The same of the parties."""
    promised = Toezegging.parties.through.objects.filter(asked).order_by("party__abbreviation")
    return promised.values_list(by, "party__abbreviation")
