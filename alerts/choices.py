"""What a subscription follows: a choice of toezeggingen, written as the query of a list.

A choice is read by the same FilterSet as the list, so a reader gets mail about what the list shows. Status and deadline
are no part of it: they change, and that is the news.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import QueryDict
from django.utils.http import urlencode

from parliament.models import Committee
from search import sentence
from search.filters.filterset import FILTERS
from search.paging import PAGE
from search.selection import FORMAT, ORDER, Selection
from search.text import directories
from toezeggingen.models import Toezegging
from toezeggingen.models.querysets import ToezeggingQuerySet

COMMITTEE = "commissie"
CHANGING = ("status", "termijn", "herhaald")
OF_THE_PAGE = (ORDER, FORMAT, PAGE)
LONGEST = 1_000  # characters; every filter of the site at once is shorter


def normalise(query: QueryDict) -> str:
    """The choice for the query of a list: names as keys, in a fixed order, so that equal choices are equal texts.

    A committee comes with its predecessors. Otherwise nobody would hear of the toezeggingen that they left.
    """
    chosen = Selection(query).query
    kept = {name: values for name, values in chosen.lists() if _is_kept(name, values)}
    if COMMITTEE in kept:
        kept[COMMITTEE] = [*kept[COMMITTEE], *_predecessors(kept[COMMITTEE])]
    return urlencode(sorted((name, sorted(set(values))) for name, values in kept.items()), doseq=True)


def _predecessors(slugs: list[str]) -> list[str]:
    """The predecessors of these committees that the list offers."""
    keys = {key for row in Committee.objects.filter(slug__in=slugs) for key in row.with_predecessors()}
    return list(directories.COMMITTEES.offered().filter(pk__in=keys).values_list("slug", flat=True))


def _is_kept(name: str, values: list[str]) -> bool:
    return name not in (*CHANGING, *OF_THE_PAGE) and any(values)


@dataclass(frozen=True)
class Choice:
    """The toezeggingen that a choice selects on a day in Amsterdam."""

    query: str
    on: date

    @cached_property
    def _selection(self) -> Selection:
        return Selection(QueryDict(self.query), on=self.on)

    @cached_property
    def is_absent(self) -> bool:
        """Whether a filter of it names nothing that the register has now. The list would ignore that filter.

        It may come back: a withdrawn toezegging may be restored, and a new committee gets its first.
        """
        return any(not self._selection.chosen.get(name) for name in QueryDict(self.query))

    @property
    def rows(self) -> ToezeggingQuerySet:
        """Its published toezeggingen; none if what it names is absent."""
        rows: ToezeggingQuerySet = self._selection.filter.qs
        return Toezegging.objects.none() if self.is_absent else rows

    @property
    def sentence(self) -> str:
        """What it selects, in words: "Toezeggingen van het ministerie van BZK"."""
        if self.is_absent:
            return f"Nu zonder toezeggingen: {self._values}"
        return sentence.describe(self._selection.chosen)

    @property
    def _values(self) -> str:
        """What the query holds, for want of names: "Commissie “zorg”"."""
        pairs = ((name, value) for name, values in QueryDict(self.query).lists() for value in values)
        return ", ".join(f"{FILTERS[name].label if name in FILTERS else name} “{value}”" for name, value in pairs)
